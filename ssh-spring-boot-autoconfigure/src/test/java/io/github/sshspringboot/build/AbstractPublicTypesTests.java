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

package io.github.sshspringboot.build;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications may name of a module: it changes with a file that tells it, and names
 * nothing that is internal.
 */
@Tag("any-jdk")
public abstract class AbstractPublicTypesTests {

	/** The types that applications may name name nothing internal. */
	protected static final ArchRule SIGNATURES = ArchRuleDefinition.classes()
		.that(DescribedPredicate.describe("applications may name", AbstractPublicTypesTests::isPublic))
		.should(nameNothingInternal());

	private static final Path FILE = Path.of("src", "test", "resources", "public-api.txt");

	private final Class<?> type;

	/**
	 * Create the tests.
	 * @param type a type of the module
	 */
	protected AbstractPublicTypesTests(Class<?> type) {
		this.type = type;
	}

	@Test
	void typesAndMembersAreThoseOfTheFile() throws Exception {
		List<String> actual = PublicApi.describe(classes());
		if (Boolean.getBoolean("api.update")) {
			Files.write(FILE, actual);
		}
		assertThat(actual)
			.as("The public types have changed. If they are meant to, run 'mvn -Dtest=PublicTypesTests "
					+ "-Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true test' and commit " + FILE)
			.isEqualTo(Files.readAllLines(FILE));
	}

	private Path classes() throws URISyntaxException {
		return Path.of(this.type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	@Test
	void publicTypesNameNothingInternal() throws Exception {
		SIGNATURES.check(new ClassFileImporter().importPath(classes()));
	}

	private static boolean isPublic(JavaClass type) {
		return PublicApi.isPublic(type.getName()) && isVisible(type.getModifiers())
				&& type.getEnclosingClass().map(AbstractPublicTypesTests::isPublic).orElse(true);
	}

	private static boolean isVisible(Set<JavaModifier> modifiers) {
		return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
				&& !modifiers.contains(JavaModifier.SYNTHETIC);
	}

	private static ArchCondition<JavaClass> nameNothingInternal() {
		return new ArchCondition<>("name nothing internal in their signatures") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				check(type.getName(), types(type), events);
				type.getMembers()
					.stream()
					.filter((member) -> isVisible(member.getModifiers()))
					.forEach((member) -> check(member.getFullName(), types(member), events));
			}

			private void check(String name, Stream<? extends JavaType> types, ConditionEvents events) {
				if (types.flatMap((type) -> type.getAllInvolvedRawTypes().stream())
					.anyMatch((type) -> type.getBaseComponentType().getPackageName().contains(".internal")
							&& type.getBaseComponentType().getName().startsWith("io.github.sshspringboot."))) {
					events.add(SimpleConditionEvent.violated(name, name));
				}
			}

		};
	}

	private static Stream<JavaType> types(JavaClass type) {
		return Stream
			.of(type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
			.flatMap((types) -> types);
	}

	private static Stream<JavaType> types(JavaMember member) {
		if (member instanceof JavaCodeUnit unit) {
			return Stream
				.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(),
						unit.getTypeParameters().stream(), unit.getExceptionTypes().stream())
				.flatMap((types) -> types);
		}
		return Stream.of(((JavaField) member).getType());
	}

}
