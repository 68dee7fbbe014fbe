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

package io.github.sshspringboot.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the rules between the packages of this module.
 */
class ArchitectureTests {

	private static final String PROJECT = "io.github.sshspringboot";

	private static final String CLIENT = PROJECT + ".test";

	private static final String SERVER = PROJECT + ".test.server";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages(CLIENT);

	@Test
	void clientStandsAlone() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(CLIENT)
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage(PROJECT + "..")
				.and(JavaClass.Predicates.resideOutsideOfPackage(CLIENT)))
			.check(CLASSES);
	}

	@Test
	void serverStandsAloneAndKnowsNoSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SERVER)
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(PROJECT + "..", "org.springframework..")
				.and(JavaClass.Predicates.resideOutsideOfPackage(SERVER)))
			.check(CLASSES);
	}

	@Test
	void librariesAreKnownWhereTheyAreNeeded() {
		library("org.jline..", CLIENT);
		library("com.github.marschall..", SERVER);
		library("org.apache.sshd.client..", CLIENT);
	}

	private static void library(String library, String known) {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(known)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesAreNullMarked() {
		assertThat(CLASSES).extracting(JavaClass::getPackage)
			.allMatch((location) -> location.isAnnotatedWith(NullMarked.class));
	}

}
