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

package io.github.sshspringboot.command.internal.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshFile;
import io.github.sshspringboot.command.SshSubsystem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds methods with {@link SshCommand}, {@link SshSubsystem} or {@link SshFile} in an
 * application context, without creating its beans.
 */
final class AnnotatedCommands {

	private static final Log logger = LogFactory.getLog(AnnotatedCommands.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final CommandMethodReader reader;

	private final List<CommandDefinition> own = new ArrayList<>();

	private final List<CommandDefinition> builtIn = new ArrayList<>();

	AnnotatedCommands(ConfigurableListableBeanFactory beanFactory, CommandMethodReader reader) {
		this.beanFactory = beanFactory;
		this.reader = reader;
		for (String beanName : beanFactory.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(beanName) ? null : determineType(beanName);
			if (type != null && isCandidate(type)) {
				read(beanName, type, isInfrastructure(beanName) ? this.builtIn : this.own);
			}
		}
	}

	List<CommandDefinition> own() {
		return this.own;
	}

	/**
	 * Return the commands of infrastructure beans, which other commands of the same name
	 * replace.
	 */
	List<CommandDefinition> builtIn() {
		return this.builtIn;
	}

	private void read(String beanName, Class<?> type, List<CommandDefinition> definitions) {
		SshCommand group = AnnotatedElementUtils.findMergedAnnotation(type, SshCommand.class);
		findMethods(type, SshCommand.class, group != null)
			.forEach((method, command) -> definitions.add(this.reader.read(beanName, type, group, method, command)));
		findMethods(type, SshSubsystem.class, group != null)
			.forEach((method, subsystem) -> definitions.add(this.reader.read(beanName, type, method, subsystem)));
		findMethods(type, SshFile.class, group != null)
			.forEach((method, file) -> definitions.add(this.reader.read(beanName, type, method, file)));
	}

	private static <A extends Annotation> Map<Method, A> findMethods(Class<?> type, Class<A> annotation,
			boolean expected) {
		try {
			Map<Method, A> sorted = new TreeMap<>(Comparator.comparing(Method::toGenericString));
			sorted.putAll(MethodIntrospector.selectMethods(type,
					(MethodIntrospector.MetadataLookup<A>) (method) -> AnnotatedElementUtils
						.findMergedAnnotation(method, annotation)));
			return sorted;
		}
		catch (RuntimeException | LinkageError ex) {
			if (expected) {
				throw ex;
			}
			logger.debug("The methods of " + type.getName() + " cannot be seen, so it has no commands", ex);
			return Map.of();
		}
	}

	private boolean isInfrastructure(String beanName) {
		return this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName).getRole() == BeanDefinition.ROLE_INFRASTRUCTURE;
	}

	private static boolean isCandidate(Class<?> type) {
		return AnnotationUtils.isCandidateClass(type, List.of(SshCommand.class, SshSubsystem.class, SshFile.class))
				&& !type.getName().startsWith("org.springframework.");
	}

	private @Nullable Class<?> determineType(String beanName) {
		try {
			return determineUserType(beanName);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The type of bean '" + beanName + "' is not known, so it has no commands", ex);
			return null;
		}
	}

	private @Nullable Class<?> determineUserType(String beanName) {
		Class<?> target = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (target != null && ScopedObject.class.isAssignableFrom(target)) {
			target = AutoProxyUtils.determineTargetClass(this.beanFactory,
					ScopedProxyUtils.getTargetBeanName(beanName));
		}
		return (target != null) ? ClassUtils.getUserClass(target) : null;
	}

}
