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

package io.github.sshspringboot.command.internal.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandTarget;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.authorization.method.Jsr250AuthorizationManager;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.authorization.method.SecuredAuthorizationManager;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.util.SimpleMethodInvocation;

/**
 * Evaluates the method security rules of the application that do not depend on arguments,
 * so that a command that would be denied anyway is neither shown nor parsed. The rules of
 * a command are determined once, as this costs more than evaluating them. The proxy of
 * the bean still decides when the command is called.
 */
public final class MethodSecurityPreview {

	private static final Log logger = LogFactory.getLog(MethodSecurityPreview.class);

	/**
	 * Expressions of roles and authorities only.
	 */
	private static final String DECIDABLE = "[\\w\\s'\",()!&|:.-]*";

	private final ConfigurableListableBeanFactory beanFactory;

	private final @Nullable AuthorizationManagerFactory<MethodInvocation> factory;

	private final List<AuthorizationManager<MethodInvocation>> managers = new ArrayList<>();

	private final Map<CommandTarget, List<Rules>> rules = new ConcurrentHashMap<>();

	public MethodSecurityPreview(ConfigurableListableBeanFactory beanFactory,
			@Nullable AuthorizationManagerFactory<MethodInvocation> factory) {
		this.beanFactory = beanFactory;
		this.factory = factory;
		if (beanFactory.containsBean("preAuthorizeAuthorizationMethodInterceptor")) {
			this.managers.add(preAuthorize());
		}
		if (beanFactory.containsBean("securedAuthorizationMethodInterceptor")) {
			SecuredAuthorizationManager secured = new SecuredAuthorizationManager();
			secured.setAuthoritiesAuthorizationManager(authorities());
			this.managers.add(secured);
		}
		if (beanFactory.containsBean("jsr250AuthorizationMethodInterceptor")) {
			Jsr250AuthorizationManager jsr250 = new Jsr250AuthorizationManager();
			jsr250.setAuthoritiesAuthorizationManager(authorities());
			roleDefaults().ifUnique((defaults) -> jsr250.setRolePrefix(defaults.getRolePrefix()));
			this.managers.add(jsr250);
		}
	}

	private PreAuthorizeAuthorizationManager preAuthorize() {
		PreAuthorizeAuthorizationManager manager = new PreAuthorizeAuthorizationManager();
		this.beanFactory.getBeanProvider(AnnotationTemplateExpressionDefaults.class)
			.ifUnique(manager::setTemplateDefaults);
		manager.setExpressionHandler(
				this.beanFactory.getBeanProvider(MethodSecurityExpressionHandler.class).getIfUnique(this::expressions));
		return manager;
	}

	private MethodSecurityExpressionHandler expressions() {
		DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
		handler.setAuthorizationManagerFactory((this.factory != null) ? this.factory : newFactory());
		return handler;
	}

	private AuthorizationManagerFactory<MethodInvocation> newFactory() {
		DefaultAuthorizationManagerFactory<MethodInvocation> factory = new DefaultAuthorizationManagerFactory<>();
		this.beanFactory.getBeanProvider(RoleHierarchy.class).ifUnique(factory::setRoleHierarchy);
		roleDefaults().ifUnique((defaults) -> factory.setRolePrefix(defaults.getRolePrefix()));
		return factory;
	}

	private ObjectProvider<GrantedAuthorityDefaults> roleDefaults() {
		return this.beanFactory.getBeanProvider(GrantedAuthorityDefaults.class);
	}

	private AuthoritiesAuthorizationManager authorities() {
		AuthoritiesAuthorizationManager manager = new AuthoritiesAuthorizationManager();
		this.beanFactory.getBeanProvider(RoleHierarchy.class).ifUnique(manager::setRoleHierarchy);
		return manager;
	}

	/**
	 * Return whether method security denies the command for all arguments, {@code false}
	 * if this depends on the call.
	 */
	boolean denies(Supplier<Authentication> user, CommandDefinition definition) {
		if (this.managers.isEmpty()) {
			return false;
		}
		try {
			List<Rules> rules = this.rules.get(definition.target());
			if (rules == null) {
				rules = find(user, definition.target());
				this.rules.put(definition.target(), rules);
			}
			return !rules.isEmpty() && rules.stream().allMatch((target) -> target.deny(user));
		}
		catch (RuntimeException ex) {
			logger.debug("Only the call can tell who may run '" + definition.name() + "'", ex);
			return false;
		}
	}

	/**
	 * Find the rules of each method of a command, empty if one of them has no rules.
	 */
	private List<Rules> find(Supplier<Authentication> user, CommandTarget command) {
		List<Rules> found = new ArrayList<>();
		for (SshCommandSpec.Target target : command.targets()) {
			List<AuthorizationManager<MethodInvocation>> deciding = dependsOnTheCall(target.method()) ? List.of()
					: this.managers.stream()
						.filter((manager) -> manager.authorize(user, invocation(target)) != null)
						.toList();
			if (deciding.isEmpty()) {
				return List.of();
			}
			found.add(new Rules(target, deciding));
		}
		return List.copyOf(found);
	}

	private static MethodInvocation invocation(SshCommandSpec.Target target) {
		return new SimpleMethodInvocation(target.bean().get(), target.method(),
				new Object[target.method().getParameterCount()]);
	}

	private static boolean dependsOnTheCall(Method method) {
		PreAuthorize annotation = AnnotatedElementUtils.findMergedAnnotation(method, PreAuthorize.class);
		if (annotation == null) {
			annotation = AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), PreAuthorize.class);
		}
		return annotation != null && !annotation.value().matches(DECIDABLE);
	}

	/**
	 * The rules of a method.
	 */
	private record Rules(SshCommandSpec.Target target, List<AuthorizationManager<MethodInvocation>> deciding) {

		boolean deny(Supplier<Authentication> user) {
			MethodInvocation invocation = invocation(this.target);
			return this.deciding.stream().anyMatch((manager) -> isDenied(manager.authorize(user, invocation)));
		}

		private static boolean isDenied(@Nullable AuthorizationResult result) {
			return result != null && !result.isGranted();
		}

	}

}
