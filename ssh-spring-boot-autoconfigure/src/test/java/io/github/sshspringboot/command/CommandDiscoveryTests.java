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

package io.github.sshspringboot.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.sshspringboot.command.annotation.SshArgument;
import io.github.sshspringboot.command.annotation.SshCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandDiscoverer}: which methods of which beans are commands.
 */
class CommandDiscoveryTests {

	private final CommandTester tester = new CommandTester(Beans.class, Scoped.class, ThroughInterface.class);

	@AfterEach
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
	void methodOfTypeWithoutAnnotationIsNoCommand() {
		assertThat(this.tester.dispatcher().getCommandNames()).doesNotContain("stray").contains("declared");
	}

	@Test
	void annotationsMayStandInTheInterfaceOfJdkProxy() {
		assertThat(this.tester.run("through interface").text()).isEqualTo("interface admin\n");
		assertThat(this.tester.run("through interface --help").text()).contains("Says it");
	}

	@Test
	void methodThatJdkProxyHidesIsRefused() {
		try (CommandTester hidden = new CommandTester(Beans.class, NotInInterface.class)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(hidden::dispatcher)
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
		void stray() {
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

	}

}
