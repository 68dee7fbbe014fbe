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

package io.github.sshspringboot.docs;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about ahead-of-time processing names all properties that conditions ask for.
 */
@Tag("any-jdk")
class ConditionsPageTests {

	@Test
	void pageNamesThePropertiesThatAreDecidedAtBuildTime() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "native.md"));
		Set<String> properties = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(SshServerAutoConfiguration.class)
			.stream()
			.map(JavaClass::reflect)
			.flatMap((type) -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())))
			.flatMap(ConditionsPageTests::properties)
			.collect(Collectors.toSet());
		assertThat(properties).hasSizeGreaterThan(10)
			.allSatisfy((property) -> assertThat(page).contains("`" + property + "`"));
	}

	private static Stream<String> properties(AnnotatedElement element) {
		MergedAnnotations annotations = MergedAnnotations.from(element);
		return Stream
			.concat(annotations.stream(ConditionalOnProperty.class),
					annotations.stream(ConditionalOnBooleanProperty.class))
			.flatMap(ConditionsPageTests::names);
	}

	private static Stream<String> names(MergedAnnotation<?> condition) {
		String prefix = condition.getString("prefix");
		return Stream.concat(Stream.of(condition.getStringArray("value")), Stream.of(condition.getStringArray("name")))
			.map((name) -> prefix.isEmpty() ? name : prefix + "." + name);
	}

}
