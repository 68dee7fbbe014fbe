/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.actuate;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Strategy interface to show the result of an endpoint's read operation as rows, such as
 * one for each logger. Tables, CSV, NDJSON and pipelines use the rows. JSON and YAML use
 * the document as the endpoint returns it elsewhere. Beans of this type are called in
 * order, on the thread of the command.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EndpointView {

	/**
	 * Return the rows of a document, which must not be changed.
	 * @param endpointId the id of the endpoint
	 * @param arguments the values that the user gave, by the names of the operation's
	 * parameters
	 * @param document the document as maps with text as keys, lists, text, numbers,
	 * booleans and {@code null}
	 * @return the rows, which are read once and have the same keys where they are alike,
	 * or {@code null} if this view does not know the document
	 */
	@Nullable Iterable<? extends Map<String, ? extends @Nullable Object>> getRows(String endpointId,
			Map<String, Object> arguments, Object document);

}
