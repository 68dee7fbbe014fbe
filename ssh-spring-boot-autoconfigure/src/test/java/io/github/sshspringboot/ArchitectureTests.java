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

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of the house, and who may know whom.
 */
@Tag("any-jdk")
class ArchitectureTests {

	private static final String ROOT = "io.github.sshspringboot";

	private static final String AUTOCONFIGURE = ROOT + ".autoconfigure..";

	private static final String ACTUATE = ROOT + ".actuate..";

	private static final String SHELL = ROOT + ".shell..";

	private static final String COMMAND = ROOT + ".command..";

	private static final String SESSION = ROOT + ".session..";

	private static final String FILES = ROOT + ".files..";

	private static final String FORWARDING = ROOT + ".forwarding..";

	private static final String SECURITY = ROOT + ".security..";

	private static final String SERVER = ROOT + ".server..";

	private static final String COMMANDS = ROOT + ".command.internal";

	private static final String MINA = ROOT + ".server.internal.mina";

	/**
	 * Public for what ArchUnit does not see: constants, clauses that catch, lambdas and
	 * JSON.
	 */
	private static final Set<String> UNSEEN_USES = Set.of("SecretMask", "InputWindow", "PipeClosedException",
			"AuthContext", "AuthExchange", "HostKeyDescriptor", "ListenerDescriptor");

	private static final DescribedPredicate<JavaClass> TEST = DescribedPredicate.describe("tests",
			(type) -> type.getSource()
				.filter((source) -> source.getUri().getPath().contains("/test-classes/"))
				.isPresent());

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void roomsAreTheKnownOnes() {
		assertThat(CLASSES.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> !name.equals(ROOT))
			.collect(Collectors.toSet()))
			.allMatch((name) -> name.matches("io\\.github\\.sshspringboot\\."
					+ "(autoconfigure|actuate|shell|command|session|files|forwarding|security|server)(\\..+)?"));
	}

	@Test
	void serverKnowsNoRoomAboveIt() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SERVER)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(SECURITY, FILES, FORWARDING, SESSION, COMMAND, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void securityKnowsNoRoomAboveIt() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SECURITY)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FILES, FORWARDING, SESSION, COMMAND, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void filesKnowNoRoomAboveThemNorForwarding() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(FILES)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FORWARDING, SESSION, COMMAND, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void forwardingKnowsNoRoomAboveItNorFiles() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(FORWARDING)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FILES, SESSION, COMMAND, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void sessionKnowsNoRoomAboveItNorFilesAndForwarding() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SESSION)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FILES, FORWARDING, COMMAND, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void commandKnowsNoRoomAboveIt() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(COMMAND)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FORWARDING, SHELL, ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void shellKnowsNoRoomAboveIt() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SHELL)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ACTUATE, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void actuateKnowsNoRoomAboveItNorTheShell() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ACTUATE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(SHELL, AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void engineIsKnownToTheAutoConfigurationOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(MINA + "..", AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(MINA + "..")
			.check(CLASSES);
	}

	@Test
	void applicationsMayNameNoClassOfTheShell() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(SHELL)
			.should()
			.resideInAPackage(ROOT + ".shell.internal..")
			.check(CLASSES);
	}

	@Test
	void whatIsPublicInsideIsUsedByANeighbour() {
		JavaClasses all = new ClassFileImporter().importPackages(ROOT);
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT + "..internal..")
			.and()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and(DescribedPredicate.not(TEST))
			.and(DescribedPredicate.not(DescribedPredicate.describe("uses that no class file shows",
					(type) -> UNSEEN_USES.contains(type.getSimpleName()))))
			.should(beUsedByAnotherPackage())
			.check(all);
	}

	@Test
	void nobodyKnowsTheAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void protocolLibraryIsKnownToItsRoomAndTheCustomizerOnly() {
		library("org.apache.sshd", Set.of(MINA, MINA + ".admission", MINA + ".auth", MINA + ".channel",
				MINA + ".forwarding", MINA + ".socket"), Set.of(ROOT + ".server.SshMinaServerCustomizer"));
	}

	@Test
	void parserIsKnownToTheCommandsOnly() {
		library("picocli",
				Set.of(COMMANDS + ".completion", COMMANDS + ".option", COMMANDS + ".parse", COMMANDS + ".picocli",
						COMMANDS + ".pipeline"),
				Set.of(COMMANDS + ".model.BuiltInOption", ROOT + ".autoconfigure.SshPicocliAutoConfiguration"));
	}

	@Test
	void otherShellIsKnownToItsBridgeOnly() {
		library("org.springframework.shell", Set.of(COMMANDS + ".springshell"),
				Set.of(ROOT + ".autoconfigure.SshSpringShellAutoConfiguration$SpringShellConfiguration"));
	}

	@Test
	void regularExpressionsAreKnownToThePipelinesAndTheSearchForPropertiesOnly() {
		library("com.google.re2j", Set.of(COMMANDS + ".pipeline"),
				Set.of(ROOT + ".actuate.internal.endpoint.extension.PropertyNamePattern"));
	}

	@Test
	void lineEditorIsKnownToTheShellAndTheWidthOfTextOnly() {
		library("org.jline", Set.of(ROOT + ".shell.internal", ROOT + ".shell.internal.terminal"),
				Set.of(COMMANDS + ".result.DisplayWidth"));
	}

	@Test
	void terminalsOfTheSystemAreKnownToTheProcessesOnly() {
		library("com.pty4j", Set.of(ROOT + ".session.internal.process"), Set.of());
	}

	@Test
	void storageInTheCloudIsKnownToItsStoreOnly() {
		library("software.amazon.awssdk", Set.of(ROOT + ".session.internal.recording.s3"),
				Set.of(ROOT + ".autoconfigure.SshS3RecordingAutoConfiguration"));
	}

	@Test
	void observationIsKnownToActuateAndTheAutoConfigurationOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ACTUATE, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer..")
			.check(CLASSES);
	}

	@Test
	void reactorIsKnownToTheResultsOfCommandsOnly() {
		library("reactor", Set.of(), Set.of(COMMANDS + ".run.ReactorContext"));
	}

	@Test
	void cryptographyProviderIsKnownToOneSignatureOnly() {
		library("org.bouncycastle", Set.of(),
				Set.of(MINA + ".Ed25519Signature", MINA + ".Ed25519Signature$SigningKey"));
	}

	@Test
	void springSecurityIsKnownToSecurityForwardingCommandActuateAndTheAutoConfigurationOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(SECURITY, FORWARDING, COMMANDS + ".builtin", COMMANDS + ".completion",
					COMMANDS + ".run", ACTUATE, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework.security..")
				.and(DescribedPredicate.not(JavaClass.Predicates.type(Authentication.class))))
			.check(CLASSES);
	}

	@Test
	void authenticationIsAllThatServerAndShellKnowOfSpringSecurity() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ROOT + ".server", ROOT + ".server.internal.lifecycle",
					ROOT + ".server.internal.login", MINA, MINA + ".auth", MINA + ".channel", MINA + ".forwarding",
					SECURITY, ROOT + ".files", ROOT + ".files.internal.observed", ROOT + ".files.internal.sftp",
					FORWARDING, SESSION, ROOT + ".command", COMMANDS + ".builtin", COMMANDS + ".completion",
					COMMANDS + ".file", COMMANDS + ".key", COMMANDS + ".recording", COMMANDS + ".session",
					COMMANDS + ".io", COMMANDS + ".run", ROOT + ".shell.internal", ACTUATE, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.security..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsHaveNoPublicMembers() {
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(CLASSES);
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should(haveNoPublicFields())
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreInTheirRoom() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.resideInAPackage(AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void whatOnlyBootCallsIsNotPublic() {
		ArchRuleDefinition.classes()
			.that()
			.areAssignableTo(FailureAnalyzer.class)
			.or()
			.areAssignableTo(EnvironmentPostProcessor.class)
			.or()
			.areAssignableTo(Condition.class)
			.should()
			.notBePublic()
			.andShould()
			.resideInAPackage(AUTOCONFIGURE)
			.check(CLASSES);
	}

	@Test
	void noBeanTakesPartInTheAuthenticationOfTheApplication() {
		ArchRuleDefinition.noMethods()
			.that()
			.areAnnotatedWith(Bean.class)
			.should()
			.haveRawReturnType(DescribedPredicate.describe("authentication manager, provider or resolver",
					(type) -> type.isAssignableTo(AuthenticationManager.class)
							|| type.isAssignableTo(AuthenticationProvider.class)
							|| type.isAssignableTo(AuthenticationManagerResolver.class)))
			.orShould()
			.beAnnotatedWith(Primary.class)
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		Set<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
		assertThat(packages).hasSizeGreaterThan(5)
			.allMatch((javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class));
	}

	private static void library(String library, Set<String> packages, Set<String> types) {
		Predicate<JavaClass> allowed = (type) -> packages.contains(type.getPackageName())
				|| types.contains(type.getName());
		ArchRuleDefinition.classes()
			.that(DescribedPredicate.describe("may not know " + library, allowed.negate()))
			.should(knowOnlyInConditions(library))
			.check(CLASSES);
		assertThat(CLASSES.stream().filter(allowed).flatMap((type) -> type.getDirectDependenciesFromSelf().stream()))
			.anyMatch((dependency) -> isOf(library, dependency));
	}

	/**
	 * Auto-configurations may name types of a library, as class literals, in the
	 * annotations that make them conditional on the library.
	 * @param library the root package of the library
	 * @return the condition
	 */
	private static ArchCondition<JavaClass> knowOnlyInConditions(String library) {
		return new ArchCondition<>("not know " + library + " other than in their conditions") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> isOf(library, dependency))
					.filter((dependency) -> !isCondition(dependency))
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
			}

		};
	}

	private static boolean isCondition(Dependency dependency) {
		JavaClass type = dependency.getOriginClass();
		return type.isAnnotatedWith(AutoConfiguration.class)
				&& dependency.getDescription().contains("has annotation member of type");
	}

	private static boolean isOf(String library, Dependency dependency) {
		return dependency.getTargetClass().getBaseComponentType().getName().startsWith(library + ".");
	}

	private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
		return new ArchCondition<>("be used by another package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (type.getDirectDependenciesToSelf()
					.stream()
					.allMatch((dependency) -> dependency.getOriginClass().getPackage().equals(type.getPackage()))) {
					events.add(SimpleConditionEvent.violated(type, type.getName()));
				}
			}

		};
	}

	private static ArchCondition<JavaClass> haveNoPublicFields() {
		return new ArchCondition<>("have no public fields") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getFields()
					.stream()
					.filter((field) -> field.getModifiers().contains(JavaModifier.PUBLIC))
					.forEach((field) -> events.add(SimpleConditionEvent.violated(field, field.getDescription())));
			}

		};
	}

}
