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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.sshspringboot.command.SshResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JacksonResultRenderers}.
 */
class JacksonResultRenderersTests {

	private JsonMapper mapper = new JsonMapper();

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void propertyThatMixinIgnoresIsInNoFormat(String format) throws IOException {
		this.mapper = JsonMapper.builder().addMixIn(Foreign.class, ForeignMixin.class).build();
		assertThat(render(format, new Foreign("shown", "s3cret"))).contains("shown").doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void ignoredPropertyOfBeanIsInNoFormat(String format) throws IOException {
		assertThat(render(format, new Bean())).contains("shown").doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void ignoredPropertyIsInNoCellThatHasTextOfItsOwn(String format) throws IOException {
		assertThat(render(format, Map.of("bean", new Bean()))).contains("shown").doesNotContain("s3cret");
		assertThat(render(format, Map.of("beans", List.of(new Bean())))).contains("shown").doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "csv" })
	void columnOfAbsentPropertyStays(String format) throws IOException {
		this.mapper = JsonMapper.builder()
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
		assertThat(render(format, new Foreign("shown", null)).lines().findFirst().orElseThrow())
			.containsIgnoringCase("name")
			.containsIgnoringCase("token");
	}

	@Test
	void unwrappedPropertiesAreColumnsOfCsv() throws IOException {
		assertThat(render("csv", new Outer(1, new Foreign("a", "b")))).isEqualTo("id,name,token\n1,a,b\n");
	}

	@Test
	void indentationIsThatOfTheMapperButInNdjson() throws IOException {
		this.mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		assertThat(render("json", new Foreign("a", "b"))).isEqualToNormalizingNewlines("""
				{
				  "name" : "a",
				  "token" : "b"
				}
				""");
		assertThat(render("ndjson", new Foreign("a", "b"))).isEqualTo("{\"name\":\"a\",\"token\":\"b\"}\n");
	}

	private String render(String format, Object value) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		SshResult result = new SshResult(List.of(value).iterator(), false, false, List.of(), true, null, false);
		new ResultFormats(new JacksonResultRenderers(this.mapper).getRenderers()).render(format, result, output);
		return output.toString(StandardCharsets.UTF_8);
	}

	record Foreign(String name, @Nullable String token) {

	}

	@JsonIgnoreProperties("token")
	interface ForeignMixin {

	}

	record Outer(int id, @JsonUnwrapped Foreign foreign) {

	}

	public static class Bean {

		@JsonIgnore
		private final String password = "s3cret";

		private final String name = "shown";

		public String getPassword() {
			return this.password;
		}

		public String getName() {
			return this.name;
		}

		@Override
		public String toString() {
			return this.name + this.password;
		}

	}

}
