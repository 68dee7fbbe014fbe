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

package io.github.sshspringboot.command.internal.result;

import org.springframework.util.Assert;

/**
 * A document that is usually viewed as rows. JSON and YAML show the document. Tables,
 * CSV, NDJSON, {@code --columns} and the stages of a pipeline that work on rows use the
 * rows.
 *
 * @param document the document, such as a map
 * @param rows the rows of the document, requested at most once
 * @since 0.1.0
 */
public record SshDocument(Object document, Iterable<?> rows) {

	public SshDocument {
		Assert.notNull(document, "'document' must not be null");
		Assert.notNull(rows, "'rows' must not be null");
	}

}
