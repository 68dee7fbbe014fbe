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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandTarget;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MethodSecurityPreview}: it decides as the application's own method
 * security does.
 */
class MethodSecurityPreviewTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class))
		.withUserConfiguration(Commands.class);

	@ParameterizedTest
	@ValueSource(classes = { RolesWithoutPrefix.class, RolesOfAFactory.class, RolesOfAFactoryForAll.class,
			RolesOfARawFactory.class })
	void rolesNeedNotHaveTheUsualPrefix(Class<?> configuration) {
		this.contextRunner.withUserConfiguration(configuration).run((context) -> {
			assertThat(run(context, "roles expression").text()).isEqualTo("granted\n");
			assertThat(run(context, "roles other").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(run(context, "help").text()).contains("roles expression").doesNotContain("roles other");
		});
	}

	@Test
	void rolesOfJsr250NeedNotHaveTheUsualPrefix() {
		this.contextRunner.withUserConfiguration(RolesWithoutPrefix.class).run((context) -> {
			assertThat(run(context, "roles allowed").text()).isEqualTo("granted\n");
			assertThat(run(context, "roles forbidden").status()).isEqualTo(ExitStatus.DENIED);
		});
	}

	@Test
	void ruleIsLookedForOncePerMethod() {
		this.contextRunner.withUserConfiguration(AllKinds.class).run((context) -> {
			AtomicInteger asked = new AtomicInteger();
			Supplier<Authentication> user = () -> new TestingAuthenticationToken("admin", "", "ROLE_BOSS");
			MethodSecurityPreview preview = new MethodSecurityPreview(
					(ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory(), null);
			CommandDefinition free = definition(Kinds.class.getDeclaredMethod("free"), asked);
			for (int time = 0; time < 3; time++) {
				assertThat(preview.denies(user, free)).isFalse();
			}
			assertThat(asked).as("looks for rules").hasValueLessThanOrEqualTo(3);
			int once = asked.get();
			preview.denies(user, free);
			assertThat(asked).hasValue(once);
			for (String denied : List.of("expression", "secured", "allowed", "nobody")) {
				CommandDefinition definition = definition(Kinds.class.getDeclaredMethod(denied), asked);
				assertThat(preview.denies(user, definition)).as(denied).isTrue();
				assertThat(preview.denies(user, definition)).as(denied).isTrue();
			}
		});
	}

	@Test
	void methodOfASuperclassHasTheRulesOfEachClass() {
		this.contextRunner.withUserConfiguration(AllKinds.class, ForBosses.class, ForClerks.class).run((context) -> {
			assertThat(run(context, "bosses inherited").text()).isEqualTo("granted\n");
			assertThat(run(context, "clerks inherited").status()).isEqualTo(ExitStatus.DENIED);
			assertThat(run(context, "bosses inherited").text()).isEqualTo("granted\n");
		});
	}

	private static CommandDefinition definition(Method method, AtomicInteger asked) {
		Kinds kinds = new Kinds();
		SshCommandSpec.Target target = new SshCommandSpec.Target(() -> {
			asked.incrementAndGet();
			return kinds;
		}, method);
		CommandTarget all = mock(CommandTarget.class);
		given(all.targets()).willReturn(List.of(target));
		CommandDefinition definition = mock(CommandDefinition.class);
		given(definition.target()).willReturn(all);
		return definition;
	}

	private static StubSession run(ApplicationContext context, String line) throws Exception {
		StubSession session = new StubSession(line);
		session.user(new TestingAuthenticationToken("admin", "", "BOSS", "ROLE_CLERK"));
		session.end(context.getBean(SshSessionHandlers.class).exec().handle(session));
		return session;
	}

	@SshCommand("roles")
	@EnableMethodSecurity(jsr250Enabled = true)
	@Configuration(proxyBeanMethods = false)
	static class Commands {

		@SshCommand("expression")
		@PreAuthorize("hasRole('BOSS')")
		String expression() {
			return "granted";
		}

		@SshCommand("other")
		@PreAuthorize("hasRole('CLERK')")
		String other() {
			return "never";
		}

		@SshCommand("allowed")
		@RolesAllowed("BOSS")
		String allowed() {
			return "granted";
		}

		@SshCommand("forbidden")
		@RolesAllowed("CLERK")
		String forbidden() {
			return "never";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RolesWithoutPrefix {

		@Bean
		static GrantedAuthorityDefaults defaults() {
			return new GrantedAuthorityDefaults("");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RolesOfAFactory {

		@Bean
		static AuthorizationManagerFactory<MethodInvocation> factory() {
			DefaultAuthorizationManagerFactory<MethodInvocation> factory = new DefaultAuthorizationManagerFactory<>();
			factory.setRolePrefix("");
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RolesOfAFactoryForAll {

		@Bean
		static <T> AuthorizationManagerFactory<T> factory() {
			DefaultAuthorizationManagerFactory<T> factory = new DefaultAuthorizationManagerFactory<>();
			factory.setRolePrefix("");
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@SuppressWarnings("rawtypes")
	static class RolesOfARawFactory {

		@Bean
		static DefaultAuthorizationManagerFactory factory() {
			DefaultAuthorizationManagerFactory factory = new DefaultAuthorizationManagerFactory();
			factory.setRolePrefix("");
			return factory;
		}

	}

	@EnableMethodSecurity(jsr250Enabled = true, securedEnabled = true)
	@Configuration(proxyBeanMethods = false)
	static class AllKinds {

	}

	static class Kinds {

		String free() {
			return "granted";
		}

		@PreAuthorize("hasRole('CLERK')")
		String expression() {
			return "never";
		}

		@Secured("ROLE_CLERK")
		String secured() {
			return "never";
		}

		@RolesAllowed("CLERK")
		String allowed() {
			return "never";
		}

		@DenyAll
		String nobody() {
			return "never";
		}

	}

	abstract static class Inherited {

		@SshCommand("inherited")
		String inherited() {
			return "granted";
		}

	}

	@SshCommand("bosses")
	@PreAuthorize("hasAuthority('BOSS')")
	static class ForBosses extends Inherited {

	}

	@SshCommand("clerks")
	@PreAuthorize("hasAuthority('CLERK')")
	static class ForClerks extends Inherited {

	}

}
