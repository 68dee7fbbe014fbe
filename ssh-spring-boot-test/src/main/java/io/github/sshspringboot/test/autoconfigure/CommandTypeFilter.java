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

package io.github.sshspringboot.test.autoconfigure;

import java.util.Set;

import io.github.sshspringboot.command.SshCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.filter.AbstractTypeHierarchyTraversingFilter;
import org.springframework.core.type.filter.TypeFilter;

/**
 * {@link TypeFilter} for classes with commands, their own ones or those of a superclass
 * or an interface.
 */
final class CommandTypeFilter extends AbstractTypeHierarchyTraversingFilter {

	/**
	 * Commands of this project, and of picocli.
	 */
	static final CommandTypeFilter DECLARED = new CommandTypeFilter(
			Set.of(SshCommand.class.getName(), "picocli.CommandLine$Command"));

	/**
	 * Commands of Spring Shell, which wants all that the application names.
	 */
	static final CommandTypeFilter SPRING_SHELL = new CommandTypeFilter(
			Set.of("org.springframework.shell.core.command.annotation.Command"));

	private final Set<String> annotations;

	private CommandTypeFilter(Set<String> annotations) {
		super(true, true);
		this.annotations = annotations;
	}

	@Override
	protected boolean matchSelf(MetadataReader reader) {
		AnnotationMetadata metadata = reader.getAnnotationMetadata();
		return this.annotations.stream()
			.anyMatch((name) -> metadata.isAnnotated(name) || metadata.hasAnnotatedMethods(name));
	}

	@Override
	protected @Nullable Boolean matchSuperClass(String superClassName) {
		return matchJdk(superClassName);
	}

	@Override
	protected @Nullable Boolean matchInterface(String interfaceName) {
		return matchJdk(interfaceName);
	}

	/**
	 * Have no class of the JDK read.
	 */
	private static @Nullable Boolean matchJdk(String name) {
		return name.startsWith("java.") ? Boolean.FALSE : null;
	}

}
