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

package io.github.sshspringboot;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import io.github.sshspringboot.face.LeakingType;
import io.github.sshspringboot.face.internal.InternalType;
import io.github.sshspringboot.server.SshConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications may name: it changes with a file that tells it, and names nothing
 * that is internal.
 */
class PublicTypesTests {

	private static final Path FILE = Path.of("src", "test", "resources", "public-api.txt");

	private static final String INTERNAL = "io.github.sshspringboot..internal..";

	private static final ArchRule SIGNATURES = ArchRuleDefinition.classes()
		.that(DescribedPredicate.describe("applications may name", PublicTypesTests::isPublic))
		.should(nameNothingInternal());

	private static final ArchRule USES = ArchRuleDefinition.noClasses()
		.should()
		.dependOnClassesThat()
		.resideInAPackage(INTERNAL)
		.allowEmptyShould(true);

	@Test
	void typesAndMembersAreThoseOfTheFile() throws Exception {
		List<String> actual = PublicApi.describe(classes());
		assertThat(actual).hasSizeGreaterThan(100);
		if (Boolean.getBoolean("api.update")) {
			Files.write(FILE, actual);
		}
		assertThat(actual)
			.as("The public types have changed. If they are meant to, run 'mvn -pl ssh-spring-boot-autoconfigure "
					+ "-Dtest=PublicTypesTests -Dapi.update=true test' and commit " + FILE)
			.isEqualTo(Files.readAllLines(FILE));
	}

	private static Path classes() throws URISyntaxException {
		return Path.of(SshConnection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	@Test
	void publicTypesNameNothingInternal() throws Exception {
		SIGNATURES.check(new ClassFileImporter().importPath(classes()));
	}

	@Test
	void examplesOfTheDocumentationUseNothingInternal() {
		JavaClasses examples = new ClassFileImporter().importPackages("io.github.sshspringboot.docs")
			.that(DescribedPredicate.<JavaClass>describe("examples", (type) -> !type.getName().contains("Tests")));
		assertThat(examples).hasSizeGreaterThan(10);
		USES.check(examples);
	}

	@Test
	void whatIsInternalIsFoundInEverySignature() {
		List<String> found = SIGNATURES.evaluate(new ClassFileImporter().importPackagesOf(LeakingType.class))
			.getFailureReport()
			.getDetails();
		String leaking = LeakingType.class.getName();
		assertThat(found).containsExactlyInAnyOrder(leaking, leaking + ".field",
				leaking + ".<init>(" + InternalType.class.getName() + ")", leaking + ".result()", leaking + "$Subtype",
				leaking + "$Marker.value()");
	}

	@Test
	void useOfWhatIsInternalIsFound() {
		assertThat(USES.evaluate(new ClassFileImporter().importClasses(LeakingType.class)).hasViolation()).isTrue();
	}

	private static boolean isPublic(JavaClass type) {
		return PublicApi.isPublic(type.getName()) && isVisible(type.getModifiers())
				&& type.getEnclosingClass().map(PublicTypesTests::isPublic).orElse(true);
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
