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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.SshResultRenderer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The built-in formats with Jackson. The mapper decides about properties, their names and
 * their texts.
 *
 * @since 0.1.0
 */
public final class JacksonResultRenderers {

	private static final String CSV = "tools.jackson.dataformat.csv.CsvMapper";

	private static final String YAML = "tools.jackson.dataformat.yaml.YAMLMapper";

	private final List<SshResultRenderer> renderers;

	public JacksonResultRenderers(JsonMapper mapper) {
		Assert.notNull(mapper, "'mapper' must not be null");
		JacksonRowReader rowReader = new JacksonRowReader(mapper);
		JacksonSelection selection = new JacksonSelection(rowReader);
		JsonText json = new JsonText(mapper);
		List<SshResultRenderer> all = new ArrayList<>(ResultFormats.texts(rowReader));
		all.add(new JsonResultRenderer(json, selection));
		all.add(new NdjsonResultRenderer(json, selection));
		if (ClassUtils.isPresent(CSV, null)) {
			all.add(new CsvResultRenderer(rowReader, json));
		}
		if (ClassUtils.isPresent(YAML, null)) {
			all.add(new YamlResultRenderer(selection));
		}
		this.renderers = List.copyOf(all);
	}

	/**
	 * Return a renderer for each format whose library is present.
	 */
	public List<SshResultRenderer> getRenderers() {
		return this.renderers;
	}

}
