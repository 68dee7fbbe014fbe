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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.model.CommandDiscoverer;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandDiscoverer}: which methods of which beans are commands.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandDiscoveryTests {

	private final CommandTester tester = new CommandTester(Beans.class, Scoped.class, ThroughInterface.class);

	@AfterAll
	void close() {
		this.tester.close();
	}

	@Test
	void commandOfBeanMethodIsFound() {
		assertThat(this.tester.run("declared").text()).isEqualTo("declared\n");
	}

	@Test
	void commandOfBeanWhoseDeclaredTypeDoesNotShowItIsFound() {
		assertThat(this.tester.run("hidden").text()).isEqualTo("hidden\n");
	}

	@Test
	void commandWithScopedProxyIsFoundOnce() {
		assertThat(this.tester.run("scoped").text()).isEqualTo("scoped\n");
	}

	@Test
	void methodOfTypeWithoutAnnotationIsACommandWithoutGroup() {
		assertThat(this.tester.run("stray").text()).isEqualTo("stray\n");
		assertThat(this.tester.run("configured here").text()).isEqualTo("configured\n");
	}

	@Test
	void methodWithoutAnyNameIsRefused() {
		try (CommandTester nameless = new CommandTester(Nameless.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(nameless::runtime)
				.withMessage("The command '' of " + Nameless.class.getName() + ".nameless() has no valid name");
		}
	}

	@Test
	void annotationOnABeanMethodIsRefused() {
		for (Class<?> type : List.of(OnBeanMethod.class, OnStaticBeanMethod.class)) {
			try (CommandTester annotated = new CommandTester(type)) {
				assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(annotated::runtime)
					.withMessage("The @Bean method " + type.getName()
							+ ".stray() has @SshCommand, but creates a bean and is not a command")
					.satisfies((ex) -> assertThat(ex.getAction())
						.isEqualTo("Annotate the class of the bean and its methods."));
			}
		}
	}

	@Test
	void commandBehindAScopedJdkProxyIsFoundOnce() {
		try (CommandTester scoped = new CommandTester(ScopedThroughInterface.class)) {
			assertThat(scoped.commands().getNames()).containsExactly("scoped interface");
			assertThat(scoped.run("scoped interface").text()).isEqualTo("scoped interface\n");
		}
	}

	@Test
	void methodThatAScopedJdkProxyHidesIsRefused() {
		try (CommandTester scoped = new CommandTester(ScopedNotInInterface.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(scoped::runtime)
				.withMessageContaining(".hidden() is hidden by the JDK proxy of bean")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("proxyMode = ScopedProxyMode.TARGET_CLASS"));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { OfRequest.class, OfSession.class, OfRequestWithoutProxy.class })
	void scopeOfTheWebIsRefused(Class<?> type) {
		try (CommandTester ofWeb = new CommandTester(type)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(ofWeb::runtime)
				.withMessageMatching(
						"The bean '.*' of " + Pattern.quote(type.getName()) + " has commands and the scope "
								+ "'(request|session)', which does not exist while a command runs");
		}
	}

	@Test
	void scopeOfTheApplicationIsItsOwnMatter() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getBeanFactory().registerScope("request", new SimpleThreadScope() {
		});
		context.register(OfRequest.class);
		context.refresh();
		assertThat(new CommandDiscoverer(context.getBeanFactory(), List.of(),
				new ValueConverter(new DefaultConversionService()), List.of())
			.discover()).hasSize(1);
		context.close();
	}

	@Test
	void annotationsMayStandInTheInterfaceOfJdkProxy() {
		assertThat(this.tester.run("through interface").text()).isEqualTo("interface admin\n");
		assertThat(this.tester.run("through interface --help").text()).contains("Says it");
	}

	@Test
	void methodThatJdkProxyHidesIsRefused() {
		try (CommandTester hidden = new CommandTester(Beans.class, NotInInterface.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(hidden::runtime)
				.withMessage("The command method " + NotInInterface.class.getName()
						+ ".hidden() is hidden by the JDK proxy of bean 'commandDiscoveryTests.NotInInterface'");
		}
	}

	@SshCommand("scoped")
	@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class Scoped {

		@SshCommand
		String scoped() {
			return "scoped";
		}

	}

	@SshCommand("declared")
	static class Declared {

		@SshCommand
		String declared() {
			return "declared";
		}

	}

	@SshCommand("hidden")
	static class Hidden {

		@SshCommand
		String hidden() {
			return "hidden";
		}

	}

	static class Stray {

		@SshCommand("stray")
		String stray() {
			return "stray";
		}

	}

	static class Nameless {

		@SshCommand
		void nameless() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnBeanMethod {

		@Bean
		@SshCommand("stray")
		Stray stray() {
			return new Stray();
		}

	}

	@Configuration
	static class OnStaticBeanMethod {

		@Bean
		@SshCommand("stray")
		static Stray stray() {
			return new Stray();
		}

	}

	interface Scopable {

		String through();

	}

	@SshCommand("scoped")
	@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
	static class ScopedThroughInterface implements Scopable {

		@Override
		@SshCommand("interface")
		public String through() {
			return "scoped interface";
		}

	}

	@SshCommand("scoped")
	@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
	static class ScopedNotInInterface implements Scopable {

		@Override
		public String through() {
			return "scoped interface";
		}

		@SshCommand("hidden")
		String hidden() {
			return "hidden";
		}

	}

	@SshCommand("of")
	@Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class OfRequest {

		@SshCommand("request")
		void run() {
		}

	}

	@SshCommand("of")
	@Scope(scopeName = "session", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class OfSession {

		@SshCommand("session")
		void run() {
		}

	}

	@SshCommand("of")
	@Scope("request")
	static class OfRequestWithoutProxy {

		@SshCommand("request")
		void run() {
		}

	}

	interface Through {

		@SshCommand(name = "interface", description = "Says it")
		String through(@SshArgument(defaultValue = "interface") String word, @CurrentUser String user);

	}

	@SshCommand("through")
	static class ThroughInterface implements Through {

		@Override
		@PreAuthorize("hasRole('ADMIN')")
		public String through(String word, String user) {
			return word + " " + user;
		}

	}

	@SshCommand("not")
	static class NotInInterface implements Runnable {

		@Override
		@PreAuthorize("hasRole('ADMIN')")
		public void run() {
		}

		@SshCommand("shown")
		void hidden() {
		}

	}

	@Target(ElementType.PARAMETER)
	@Retention(RetentionPolicy.RUNTIME)
	@AuthenticationPrincipal(expression = "toString()")
	@interface CurrentUser {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class Beans {

		@Bean
		Declared declaredCommand() {
			return new Declared();
		}

		@Bean
		Object hiddenCommand() {
			return new Hidden();
		}

		@Bean
		Stray stray() {
			return new Stray();
		}

		@SshCommand("configured here")
		String configured() {
			return "configured";
		}

	}

}
