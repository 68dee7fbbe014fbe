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
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Rejects methods that cannot be called as commands of their bean.
 */
final class CommandMethodRules {

	/**
	 * Scopes of Spring that only exist while a web request or session is handled.
	 */
	private static final Set<String> WEB_SCOPES = Set.of("request", "session", "websocket");

	private final ConfigurableListableBeanFactory beanFactory;

	CommandMethodRules(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void check(String beanName, Class<?> type, Method method, Class<? extends Annotation> annotation) {
		checkNoBeanMethod(method, annotation);
		checkScope(beanName, type);
		checkMethod(type, method);
		checkInvocable(beanName, method);
	}

	private static void checkNoBeanMethod(Method method, Class<? extends Annotation> annotation) {
		if (AnnotatedElementUtils.hasAnnotation(method, Bean.class)) {
			throw new SshCommandDefinitionException(
					"The @Bean method " + CommandDefinition.location(method) + " has @" + annotation.getSimpleName()
							+ ", but creates a bean and is not a command",
					"Annotate the class of the bean and its methods.");
		}
	}

	private void checkScope(String beanName, Class<?> type) {
		String scope = scope(beanName);
		if (scope == null || !WEB_SCOPES.contains(scope)) {
			return;
		}
		Scope registered = this.beanFactory.getRegisteredScope(scope);
		if (registered == null || registered.getClass().getName().startsWith("org.springframework.")) {
			throw new SshCommandDefinitionException(
					"The bean '" + beanName + "' of " + type.getName() + " has commands and the scope '" + scope
							+ "', which does not exist while a command runs",
					"Use another scope, and put what belongs to the web into a bean of its own.");
		}
	}

	private @Nullable String scope(String beanName) {
		String target = ScopedProxyUtils.getTargetBeanName(beanName);
		String name = this.beanFactory.containsBeanDefinition(target) ? target : beanName;
		return this.beanFactory.containsBeanDefinition(name) ? this.beanFactory.getMergedBeanDefinition(name).getScope()
				: null;
	}

	private boolean isScopedProxy(String beanName) {
		return this.beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(beanName));
	}

	private static void checkMethod(Class<?> type, Method method) {
		if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			throw new SshCommandDefinitionException(
					"The command method " + CommandDefinition.location(method) + " is private or static",
					"Make it an instance method that is not private: it is called through the bean's proxy.");
		}
		if (Modifier.isFinal(method.getModifiers()) && !Modifier.isFinal(type.getModifiers())) {
			throw new SshCommandDefinitionException(
					"The command method " + CommandDefinition.location(method) + " is final",
					"Make it not final: a proxy could not apply security, validation or transactions to it.");
		}
	}

	private void checkInvocable(String beanName, Method method) {
		Class<?> exposed = this.beanFactory.getType(beanName);
		if (exposed != null && Proxy.isProxyClass(exposed)) {
			try {
				AopUtils.selectInvocableMethod(method, exposed);
			}
			catch (IllegalStateException ex) {
				throw new SshCommandDefinitionException(
						"The command method " + CommandDefinition.location(method)
								+ " is hidden by the JDK proxy of bean '" + beanName + "'",
						"Declare it in an interface of the bean, or have classes proxied: "
								+ (isScopedProxy(beanName) ? "@Scope(proxyMode = ScopedProxyMode.TARGET_CLASS)."
										: "spring.aop.proxy-target-class=true."));
			}
		}
	}

}
