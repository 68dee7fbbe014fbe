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

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.sshspringboot.command.SshArgumentResolver;
import io.github.sshspringboot.command.SshCommandAvailability;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.SshExceptionHandler;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.command.SshResultRenderer;

import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.util.ClassUtils;

/**
 * {@link TypeExcludeFilter} for {@link SshTest @SshTest}.
 */
class SshTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<SshTest> {

	private static final Class<?>[] NO_COMMANDS = {};

	private static final String[] OPTIONAL_INCLUDES = { "tools.jackson.databind.JacksonModule",
			"org.springframework.boot.jackson.JacksonComponent" };

	private static final Set<Class<?>> KNOWN_INCLUDES = findKnownIncludes();

	private final Class<?>[] commands;

	SshTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.commands = getAnnotation().getValue("commands", Class[].class).orElse(NO_COMMANDS);
	}

	private static Set<Class<?>> findKnownIncludes() {
		Set<Class<?>> includes = new LinkedHashSet<>(Arrays.asList(SshArgumentResolver.class,
				SshCommandAvailability.class, SshCommandInterceptor.class, SshCommandSource.class, SshCompleter.class,
				SshExceptionHandler.class, SshExecHandler.class, SshResultRenderer.class, ExitCodeExceptionMapper.class,
				Converter.class, GenericConverter.class));
		ClassLoader classLoader = SshTypeExcludeFilter.class.getClassLoader();
		for (String include : OPTIONAL_INCLUDES) {
			if (ClassUtils.isPresent(include, classLoader)) {
				includes.add(ClassUtils.resolveClassName(include, classLoader));
			}
		}
		return includes;
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN_INCLUDES;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return new LinkedHashSet<>(Arrays.asList(this.commands));
	}

	@Override
	protected boolean defaultInclude(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
		return super.defaultInclude(reader, factory)
				|| (this.commands.length == 0 && CommandTypeFilter.DECLARED.match(reader, factory))
				|| CommandTypeFilter.SPRING_SHELL.match(reader, factory)
				|| (isTypeOrAnnotated(reader, factory, AuthorizationManager.class) && isForCommands(reader));
	}

	private static boolean isForCommands(MetadataReader reader) {
		Class<?> type = ClassUtils.resolveClassName(reader.getClassMetadata().getClassName(),
				SshTypeExcludeFilter.class.getClassLoader());
		return ResolvableType.forClass(type)
			.as(AuthorizationManager.class)
			.getGeneric()
			.resolve(Object.class)
			.isAssignableFrom(SshCommandRequest.class);
	}

}
