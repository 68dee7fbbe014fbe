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

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Some of the auto-configurations on the class path, imported as Spring Boot does.
 */
@Configuration(proxyBeanMethods = false)
@Import(SelectedAutoConfigurations.Selector.class)
public class SelectedAutoConfigurations {

	/** The property with what the names of the auto-configurations begin with. */
	public static final String PROPERTY = "selected-auto-configurations";

	static class Selector extends AutoConfigurationImportSelector {

		@Override
		protected boolean isEnabled(AnnotationMetadata metadata) {
			return true;
		}

		@Override
		protected @Nullable AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
			return null;
		}

		@Override
		protected Set<String> getExclusions(AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
			return Set.of();
		}

		@Override
		protected List<String> getCandidateConfigurations(AnnotationMetadata metadata,
				@Nullable AnnotationAttributes attributes) {
			String[] packages = getEnvironment().getRequiredProperty(PROPERTY, String[].class);
			return super.getCandidateConfigurations(metadata, attributes).stream()
				.filter((name) -> Arrays.stream(packages).anyMatch(name::startsWith))
				.toList();
		}

	}

}
