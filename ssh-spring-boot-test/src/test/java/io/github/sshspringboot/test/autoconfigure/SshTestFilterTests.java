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

import io.github.sshspringboot.test.autoconfigure.open.OpenApplication;
import io.github.sshspringboot.test.autoconfigure.secured.SecuredApplication;
import io.github.sshspringboot.test.autoconfigure.shop.Calls;
import io.github.sshspringboot.test.autoconfigure.shop.MoreCommands;
import io.github.sshspringboot.test.autoconfigure.shop.ShopApplication;
import io.github.sshspringboot.test.autoconfigure.shop.Stock;
import io.github.sshspringboot.test.autoconfigure.shop.StockCommands;
import io.github.sshspringboot.test.autoconfigure.till.LampCommands;
import io.github.sshspringboot.test.autoconfigure.till.TillApplication;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.NestedTestConfiguration;
import org.springframework.test.context.NestedTestConfiguration.EnclosingConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link SshTest @SshTest} takes from an application.
 */
@NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
class SshTestFilterTests {

	@Nested
	@SshTest(value = MoreCommands.class, properties = "ssh.bridge.picocli.commands=*Welcome")
	@ContextConfiguration(classes = ShopApplication.class)
	class NamedCommands {

		@Test
		void otherCommandsAreNotThere(@Autowired ApplicationContext context, @Autowired SshCommandTester tester) {
			assertThat(context.getBeanNamesForType(StockCommands.class)).isEmpty();
			assertThat(tester.as("user").read("time zone")).isEqualTo("UTC\n");
		}

	}

	@Nested
	@SshTest(properties = "ssh.bridge.picocli.commands=*Welcome")
	@ContextConfiguration(classes = ShopApplication.class)
	class AllCommands {

		@MockitoBean
		private Stock stock;

		@Test
		void commandsOfSuperTypesAndOfPicocliAreThere(@Autowired SshCommandTester tester) {
			assertThat(tester.as("user").read("hours")).isEqualTo("9 to 5\n");
			assertThat(tester.as("user").run("welcome")).hasExitStatus(7);
		}

	}

	@Nested
	@SshTest(properties = "ssh.bridge.spring-shell.commands=till *")
	@ContextConfiguration(classes = TillApplication.class)
	class OfSpringShell {

		@Test
		void commandsOfSpringShellAreThere(@Autowired SshCommandTester tester) {
			assertThat(tester.as("user").read("till count")).isEqualTo("12.50\n");
			assertThat(tester.as("user").read("lamp")).isEqualTo("on\n");
		}

	}

	@Nested
	@SshTest(value = LampCommands.class, properties = "ssh.bridge.spring-shell.commands=till *,more")
	@ContextConfiguration(classes = TillApplication.class)
	class BesidesSpringShell {

		@Test
		void namedCommandIsThere(@Autowired SshCommandTester tester) {
			assertThat(tester.as("user").read("lamp")).isEqualTo("on\n");
		}

	}

	@Nested
	@SshTest(includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Stock.class),
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Calls.class))
	@ContextConfiguration(classes = ShopApplication.class)
	class MoreFilters {

		@Test
		void filtersAddAndLeaveOutBeans(@Autowired ApplicationContext context, @Autowired SshCommandTester tester) {
			assertThat(context.getBeanNamesForType(Calls.class)).isEmpty();
			assertThat(tester.as("clerk").rows("stock list", Stock.Item.class)).hasSize(3);
		}

	}

	@Nested
	@SshTest(useDefaultFilters = false, excludeAutoConfiguration = SshCommandTesterAutoConfiguration.class)
	@ContextConfiguration(classes = ShopApplication.class)
	class NoFilters {

		@Test
		void nothingIsThereByDefault(@Autowired ApplicationContext context) {
			assertThat(context.getBeanNamesForType(StockCommands.class)).isEmpty();
			assertThat(context.getBeanNamesForType(MoreCommands.class)).isEmpty();
			assertThat(context.getBeanNamesForType(SshCommandTester.class)).isEmpty();
		}

	}

	@Nested
	@SshTest
	@ContextConfiguration(classes = OpenApplication.class)
	class WithoutMethodSecurity {

		@Test
		void annotationsThatTheApplicationIgnoresAreIgnored(@Autowired SshCommandTester tester) {
			assertThat(tester.as("user").read("open")).isEqualTo("open\n");
		}

	}

	@Nested
	@SshTest
	@ContextConfiguration(classes = SecuredApplication.class)
	class WithOtherAnnotations {

		@Test
		void annotationsThatTheApplicationEnablesAreEnabled(@Autowired SshCommandTester tester) {
			assertThat(tester.as("user").run("close")).hasExitStatus(126);
			assertThat(tester.as("admin", "ROLE_ADMIN").read("close")).isEqualTo("closed\n");
			assertThat(tester.as("user").run("lock")).hasExitStatus(126);
			assertThat(tester.as("admin", "ROLE_ADMIN").read("lock")).isEqualTo("locked\n");
		}

	}

}
