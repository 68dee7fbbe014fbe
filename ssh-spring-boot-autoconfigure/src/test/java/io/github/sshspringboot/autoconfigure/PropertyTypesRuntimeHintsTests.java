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

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropertyTypesRuntimeHints}.
 */
@Tag("any-jdk")
class PropertyTypesRuntimeHintsTests {

	@Test
	void typesOfPropertiesThatAreMadeByAFactoryMethodCanBeMadeInNativeImages() {
		RuntimeHints hints = new RuntimeHints();
		new PropertyTypesRuntimeHints().registerHints(hints, null);
		Set<Method> factories = factories();
		assertThat(factories).isNotEmpty()
			.allMatch((method) -> RuntimeHintsPredicates.reflection().onMethodInvocation(method).test(hints));
	}

	@Test
	void hintsAreThoseOfTheServer() {
		assertThat(SshServerAutoConfiguration.class.getAnnotation(ImportRuntimeHints.class).value())
			.contains(PropertyTypesRuntimeHints.class);
	}

	private static Set<Method> factories() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(SshServerProperties.class)
			.stream()
			.map(JavaClass::reflect)
			.filter((type) -> type.getName().contains("Properties"))
			.flatMap((type) -> Stream.of(type.getDeclaredFields()))
			.flatMap(PropertyTypesRuntimeHintsTests::types)
			.filter((type) -> type.getName().startsWith("io.github.sshspringboot."))
			.flatMap((type) -> Stream.ofNullable(ClassUtils.getMethodIfAvailable(type, "of", String.class)))
			.collect(Collectors.toSet());
	}

	private static Stream<Class<?>> types(Field field) {
		ResolvableType type = ResolvableType.forField(field);
		return Stream.concat(Stream.of(type), Stream.of(type.getGenerics())).map(ResolvableType::toClass);
	}

}
