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

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.sshspringboot.build.AbstractPublicTypesTests;
import io.github.sshspringboot.face.LeakingType;
import io.github.sshspringboot.face.internal.InternalType;
import io.github.sshspringboot.server.SshConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications may name: it changes with a file that tells it, and names nothing
 * that is internal.
 */
class PublicTypesTests extends AbstractPublicTypesTests {

	private static final String INTERNAL = "io.github.sshspringboot..internal..";

	private static final ArchRule USES = ArchRuleDefinition.noClasses()
		.should()
		.dependOnClassesThat()
		.resideInAPackage(INTERNAL)
		.allowEmptyShould(true);

	PublicTypesTests() {
		super(SshConnection.class);
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

}
