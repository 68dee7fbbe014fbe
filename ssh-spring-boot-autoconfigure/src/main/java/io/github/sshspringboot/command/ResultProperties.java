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

package io.github.sshspringboot.command;

import java.util.Map;

import io.github.sshspringboot.command.pipeline.RowProperties;
import io.github.sshspringboot.command.result.ResultFormats;
import org.jspecify.annotations.Nullable;

/**
 * Lets the stages of pipelines see what the formats show, and nothing else.
 *
 * @param formats the formats
 */
record ResultProperties(ResultFormats formats) implements RowProperties {

	@Override
	public @Nullable Map<String, @Nullable Object> read(@Nullable Object value) {
		return this.formats.getProperties(value);
	}

	@Override
	public String text(Object value) {
		return this.formats.getText(value);
	}

}
