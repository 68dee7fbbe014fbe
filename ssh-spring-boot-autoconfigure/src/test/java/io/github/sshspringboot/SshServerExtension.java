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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

import org.springframework.util.ReflectionUtils;

/**
 * Starts the server of an {@link SshTest} once for its class and gives the tests what
 * they use of it, as {@link SshTest.Injected} fields or as parameters: the
 * {@link SshTestServer}, a {@link TestSession} or a {@link TestTerminal} at the prompt.
 */
class SshServerExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(SshServerExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		inject(context, null, Modifier::isStatic);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		server(context).getCommands().reset();
		inject(context, context.getRequiredTestInstance(), (modifiers) -> !Modifier.isStatic(modifiers));
	}

	private static void inject(ExtensionContext context, @Nullable Object instance, Predicate<Integer> modifiers) {
		for (Field field : AnnotationSupport.findAnnotatedFields(context.getRequiredTestClass(), SshTest.Injected.class,
				(candidate) -> modifiers.test(candidate.getModifiers()), HierarchyTraversalMode.TOP_DOWN)) {
			ReflectionUtils.makeAccessible(field);
			ReflectionUtils.setField(field, instance, find(context, field.getType()));
		}
	}

	private static Object find(ExtensionContext context, Class<?> type) {
		if (type == SshTestServer.class) {
			return server(context);
		}
		return (type == TestSession.class) ? session(context) : server(context).getBean(type);
	}

	private static SshTestServer server(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(SshTestServer.class, (key) -> start(context.getRequiredTestClass()), SshTestServer.class);
	}

	private static SshTestServer start(Class<?> testClass) {
		SshTest test = AnnotationSupport.findAnnotation(testClass, SshTest.class).orElseThrow();
		List<Class<?>> configurations = new ArrayList<>(List.of(test.users()));
		configurations.addAll(List.of(test.classes()));
		return SshTestServer.start(configurations, test.value());
	}

	private static TestSession session(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(TestSession.class, (key) -> login(server(context)), TestSession.class);
	}

	private static TestSession login(SshTestServer server) {
		try {
			return server.login();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == SshTestServer.class || type == TestSession.class || type == TestTerminal.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return (type == TestTerminal.class) ? terminal(context) : find(context, type);
	}

	private static TestTerminal terminal(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(TestTerminal.class, (key) -> open(session(context), prompt(server(context))),
					TestTerminal.class);
	}

	private static String prompt(SshTestServer server) {
		String prompt = server.getContext().getEnvironment().getRequiredProperty("ssh.shell.prompt");
		return prompt.replace("{username}", "admin");
	}

	private static TestTerminal open(TestSession session, String prompt) {
		try {
			TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24);
			terminal.awaitText(prompt);
			return terminal;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
