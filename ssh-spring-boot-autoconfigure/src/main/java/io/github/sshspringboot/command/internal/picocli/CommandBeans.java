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

package io.github.sshspringboot.command.internal.picocli;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * The beans of an application that are commands of picocli. Such a bean holds what a user
 * typed in its fields, so each run needs one of its own, whatever the scope of the bean.
 */
final class CommandBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Has copies of definitions as prototypes, and finds all else in the context.
	 */
	private final DefaultListableBeanFactory prototypes;

	CommandBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.prototypes = new DefaultListableBeanFactory(beanFactory);
		this.prototypes.copyConfigurationFrom(beanFactory);
	}

	/**
	 * Return the names of all beans that are commands, without creating them.
	 */
	List<String> names() {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(Object.class, true, false))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.filter((name) -> {
				Class<?> type = type(name);
				return type != null && isCommand(type);
			})
			.toList();
	}

	/**
	 * Return the class of a bean, without that of a proxy.
	 */
	@Nullable Class<?> type(String beanName) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	static boolean isCommand(Class<?> type) {
		return AnnotationUtils.findAnnotation(type, Command.class) != null;
	}

	/**
	 * Return the name of the only bean of a class, {@code null} if there is none.
	 */
	@Nullable String nameOf(Class<?> type) {
		List<String> names = Arrays.stream(this.beanFactory.getBeanNamesForType(type, true, false))
			.filter((name) -> type.equals(type(name)))
			.toList();
		return (names.size() == 1) ? names.get(0) : null;
	}

	/**
	 * Return the shared object of a bean.
	 */
	Object get(String beanName) {
		return this.beanFactory.getBean(beanName);
	}

	/**
	 * Create an object like that of a bean, or of a class that is no bean.
	 */
	Object create(@Nullable String beanName, Class<?> type) {
		if (beanName == null || !this.beanFactory.containsBeanDefinition(beanName)) {
			return this.prototypes.createBean(type);
		}
		synchronized (this.prototypes) {
			if (!this.prototypes.containsBeanDefinition(beanName)) {
				RootBeanDefinition definition = new RootBeanDefinition(
						(RootBeanDefinition) this.beanFactory.getMergedBeanDefinition(beanName));
				definition.setScope(BeanDefinition.SCOPE_PROTOTYPE);
				this.prototypes.registerBeanDefinition(beanName, definition);
			}
		}
		return this.prototypes.getBean(beanName);
	}

	void destroy(@Nullable String beanName, Object object) {
		if (beanName != null && this.prototypes.containsBeanDefinition(beanName)) {
			this.prototypes.destroyBean(beanName, object);
		}
		else {
			this.prototypes.destroyBean(object);
		}
	}

}
