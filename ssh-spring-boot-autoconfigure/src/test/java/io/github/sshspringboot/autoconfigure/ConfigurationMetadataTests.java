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

package io.github.sshspringboot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.login.LoginMethod;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.UrlResource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata of the configuration properties.
 */
@Tag("any-jdk")
class ConfigurationMetadataTests {

	private static final Pattern ROW = Pattern.compile("\\| (`[^|]*) \\|");

	private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

	private static final Pattern NAME = Pattern.compile("`([^`]+)`");

	private static final Map<String, JsonNode> PROPERTIES = new TreeMap<>();

	private static final Map<String, List<String>> PROPOSALS = new TreeMap<>();

	@BeforeAll
	static void readMetadata() throws IOException {
		URL classes = SshServerProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try (InputStream metadata = new UrlResource(classes)
			.createRelative("META-INF/spring-configuration-metadata.json")
			.getInputStream()) {
			JsonNode root = new JsonMapper().readTree(metadata);
			root.get("properties").forEach((property) -> PROPERTIES.put(property.get("name").asString(), property));
			root.get("hints")
				.forEach((hint) -> PROPOSALS.put(hint.get("name").asString(),
						hint.get("values").valueStream().map((value) -> value.get("value").asString()).toList()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.logs.access", "management.endpoint.ssh.access",
			"management.endpoint.sshpenalties.access", "management.endpoint.threads.access",
			"management.health.ssh.enabled", "management.info.ssh.enabled" })
	void propertyIsDescribed(String name) {
		assertThat(property(name).path("description").asString("")).endsWith(".").hasSizeGreaterThan(15);
	}

	@Test
	void everyPropertyIsDescribed() {
		assertThat(PROPERTIES).isNotEmpty()
			.allSatisfy((name, property) -> assertThat(property.path("description").asString("")).as(name)
				.matches("[A-Z].*\\."));
	}

	@Test
	void everyPropertyHasARowInTheDocumentation() throws IOException {
		Set<String> rows = rows(Path.of("..", "docs", "configuration.md"));
		assertThat(PROPERTIES.keySet()).filteredOn((name) -> name.startsWith("ssh."))
			.isNotEmpty()
			.allMatch(rows::contains);
		assertThat(rows).allMatch(PROPERTIES::containsKey);
	}

	@Test
	void propertiesInTheReadmeAreThere() throws IOException {
		assertThat(rows(Path.of("..", "README.md"))).isNotEmpty().allMatch(PROPERTIES::containsKey);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "README.md", "docs/actuator.md", "docs/files.md", "docs/forwarding.md", "docs/recipes.md" })
	void propertiesInExamplesAreThere(String page) throws IOException {
		List<String> examples = YAML.matcher(Files.readString(Path.of("..").resolve(page)))
			.results()
			.map((block) -> block.group(1))
			.toList();
		assertThat(examples).isNotEmpty();
		for (String example : examples) {
			YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
			yaml.setResources(new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)));
			assertThat(Objects.requireNonNull(yaml.getObject()).stringPropertyNames())
				.filteredOn((name) -> name.startsWith("ssh."))
				.allMatch((name) -> PROPERTIES.containsKey(name.replaceAll("\\[.*", "")));
		}
	}

	private static Set<String> rows(Path page) throws IOException {
		Set<String> rows = new TreeSet<>();
		for (String line : Files.readAllLines(page)) {
			Matcher row = ROW.matcher(line);
			if (row.lookingAt()) {
				names(row.group(1)).stream().filter((name) -> name.startsWith("ssh.")).forEach(rows::add);
			}
		}
		return rows;
	}

	/**
	 * The names in a cell, of which the later ones are written without what they share
	 * with the first one.
	 */
	private static List<String> names(String cell) {
		List<String> names = NAME.matcher(cell).results().map((name) -> name.group(1)).toList();
		String first = names.get(0);
		if (first.contains("[n]")) {
			return List.of(first.substring(0, first.indexOf('[')));
		}
		String prefix = first.substring(0, Math.max(0, first.lastIndexOf('.')));
		return names.stream().map((name) -> name.startsWith(".") ? prefix + name : name).toList();
	}

	@Test
	void switchIsOnByDefault() {
		assertThat(property("ssh.server.enabled").get("defaultValue").asBoolean()).isTrue();
		assertThat(property("ssh.server.enabled").get("type").asString()).isEqualTo("java.lang.Boolean");
	}

	@Test
	void everyListTellsItsDefault() {
		List<String> lists = PROPERTIES.keySet().stream().filter(ConfigurationMetadataTests::isCollection).toList();
		assertThat(lists).contains("ssh.server.address", "ssh.auth.methods", "ssh.actuator.exposure.include")
			.allSatisfy((name) -> assertThat(defaultInMetadata(name)).as(name)
				.containsExactlyElementsOf(defaultInCode(name)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh.server.limits.max-startups", "ssh.server.limits.source-block-size" })
	void textThatBecomesAValueTellsItsDefault(String name) {
		assertThat(List.of(property(name).path("defaultValue").asString(""))).isEqualTo(defaultInCode(name));
	}

	private static boolean isCollection(String name) {
		return property(name).path("type")
			.asString("")
			.matches("java\\.util\\.(List|Set)<(java\\.lang\\.String|.*\\.AddressBlock)>");
	}

	private static List<String> defaultInMetadata(String name) {
		boolean addresses = property(name).path("type").asString("").contains(AddressBlock.class.getName());
		return property(name).path("defaultValue")
			.valueStream()
			.map(JsonNode::asString)
			.map((value) -> addresses ? AddressBlock.of(value).toString() : value)
			.toList();
	}

	private static List<String> defaultInCode(String name) {
		Object properties = BeanUtils
			.instantiateClass(ClassUtils.resolveClassName(property(name).get("sourceType").asString(), null));
		String field = Pattern.compile("-(.)")
			.matcher(name.substring(name.lastIndexOf('.') + 1))
			.replaceAll((letter) -> letter.group(1).toUpperCase(Locale.ROOT));
		Object value = PropertyAccessorFactory.forBeanPropertyAccess(properties).getPropertyValue(field);
		return (value instanceof Collection<?> values) ? values.stream().map(Object::toString).toList()
				: Stream.ofNullable(value).map(Object::toString).toList();
	}

	@Test
	void valuesThatAreProposedAreAccepted() {
		assertThat(PROPERTIES.keySet()).containsAll(PROPOSALS.keySet());
		String[] properties = PROPOSALS.keySet()
			.stream()
			.filter((name) -> name.startsWith("ssh.server.algorithms."))
			.map((name) -> name + "=" + String.join(",", PROPOSALS.get(name)))
			.toArray(String[]::new);
		assertThat(properties).hasSize(5);
		try (SshTestServer server = SshTestServer.start(properties)) {
			assertThat(server.getPort()).isPositive();
		}
		List<String> methods = PROPOSALS.get("ssh.auth.methods");
		assertThat(LoginMethods
			.resolve(
					LoginMethod.NAMES.stream()
						.map((name) -> new LoginMethodCandidate(name, null, null, true, true, null)),
					methods, List.of())
			.alternatives()).hasSameSizeAs(methods);
	}

	private static JsonNode property(String name) {
		return Objects.requireNonNull(PROPERTIES.get(name), name);
	}

}
