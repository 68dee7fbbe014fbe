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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes one YAML document: the value, or a sequence of several.
 */
final class YamlResultRenderer implements SshResultRenderer, KnownColumns {

	private final JacksonSelection selection;

	YamlResultRenderer(JacksonSelection selection) {
		this.selection = selection;
	}

	@Override
	public String getFormat() {
		return "yaml";
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		return this.selection.columnsOf(type);
	}

	@Override
	public boolean isDocumentFormat() {
		return true;
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		Iterator<JsonNode> trees = this.selection.trees(result);
		RowFlusher flusher = new RowFlusher(output, result.overTime());
		if (result.many() && !trees.hasNext()) {
			output.write("[]\n".getBytes(StandardCharsets.US_ASCII));
		}
		while (trees.hasNext()) {
			JsonNode tree = trees.next();
			output.write(Mapper.INSTANCE.writeValueAsBytes(result.many() ? List.of(tree) : tree));
			flusher.rowWritten();
		}
	}

	/**
	 * Replaces unpaired surrogates with question marks: YAML's emitter would join them
	 * with the next character.
	 */
	private static final class WholeCharacters extends JsonGeneratorDelegate {

		WholeCharacters(JsonGenerator generator) {
			super(generator);
		}

		@Override
		public JsonGenerator writeName(String name) {
			return super.writeName(whole(name));
		}

		@Override
		public JsonGenerator writeString(String text) {
			return super.writeString(whole(text));
		}

		private static String whole(String text) {
			return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		}

	}

	/**
	 * Built when somebody uses the format.
	 */
	private static final class Mapper {

		private static final YAMLMapper INSTANCE = new YAMLMapper(YAMLFactory.builder()
			.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
			.enable(YAMLWriteFeature.MINIMIZE_QUOTES)
			.stringQuotingChecker(new PlainWords())
			.addDecorator((factory, generator) -> new WholeCharacters(generator))
			.build());

	}

}
