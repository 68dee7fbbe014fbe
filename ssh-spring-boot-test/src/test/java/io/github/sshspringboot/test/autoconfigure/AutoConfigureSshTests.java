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

import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.autoconfigure.shop.Calls;
import io.github.sshspringboot.test.autoconfigure.shop.ShopApplication;
import io.github.sshspringboot.test.autoconfigure.shop.Stock;
import io.github.sshspringboot.test.autoconfigure.shop.Stock.Item;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AutoConfigureSsh @AutoConfigureSsh}.
 */
@SpringBootTest(classes = ShopApplication.class,
		properties = { "ssh.auth.required-authorities=ROLE_ADMIN,ROLE_CLERK", "spring.main.lazy-initialization=true",
				"ssh.test.timeout=60s" })
@AutoConfigureSsh
class AutoConfigureSshTests {

	@Autowired
	private SshTestClient client;

	@Autowired
	private SshTestAuthority authority;

	@Autowired
	private HostKeySource hostKeys;

	@LocalSshPort
	private int port;

	@Test
	void clientLogsInAnyUserOfTheApplication() {
		assertThat(this.client.as("clerk").run("stock list --min 40 --no-headers")).succeeded().hasStdout("lamp  40\n");
		assertThat(this.client.as("admin").run("stock remove nothing")).hasExitStatus(3)
			.hasStderr("There is no nothing\n");
	}

	@Test
	void applicationDecidesWhatUsersMayDo() {
		assertThat(this.client.as("clerk").run("stock remove desk")).hasExitStatus(126);
	}

	@ParameterizedTest
	@CsvSource({ "customer, has no required authority", "retired, is disabled", "nobody, is unknown" })
	void loginHasToBeOneOfTheApplication(String username, String reason) {
		assertThatExceptionOfType(AssertionError.class).as(reason).isThrownBy(() -> this.client.as(username).login());
	}

	@Test
	void certificateLogsInItsOwnUserOnly() {
		KeyPair clerk = this.authority.certify("clerk");
		assertThat(this.client.as("clerk").key(clerk).read("whoami")).contains("clerk");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.client.as("admin").key(clerk).login());
	}

	@Test
	void passwordReplacesTheCertificate() {
		assertThat(this.client.as("admin").password("admin-password").read("whoami")).contains("admin");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.client.as("admin").password("wrong").login());
	}

	@Test
	@WithSshUser("clerk")
	void userOfTheTestLogsIn() {
		assertThat(this.client.read("whoami")).contains("clerk");
		assertThat(this.client.as("admin").read("whoami")).contains("admin");
	}

	@Test
	@WithSshUser("customer")
	void authoritiesOfTheTestUserAreNotThoseOfTheLogin() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.client.run("stock list"));
	}

	@Test
	void clientNeedsAUser() {
		assertThatIllegalStateException().isThrownBy(() -> this.client.run("stock list"));
	}

	@Test
	void portIsThatOfTheServer(@Value("${local.ssh.port}") int value, @LocalSshPort int parameter,
			@Autowired SshTestClient client) {
		assertThat(this.port).isPositive().isEqualTo(value).isEqualTo(parameter).isNotEqualTo(2222);
		assertThat(client).isSameAs(this.client);
		try (SshTestClient other = SshTestClient.connectTo(this.port)) {
			assertThat(other.as("admin").password("admin-password").read("whoami")).contains("admin");
		}
	}

	@Test
	void testerRunsInTheWholeApplication(@Autowired SshCommandTester tester, @Autowired Calls calls) {
		calls.getThreads().clear();
		assertThat(tester.as("clerk", "ROLE_CLERK").rows("stock list", Item.class)).hasSize(3);
		assertThat(calls.getThreads()).containsExactly(Thread.currentThread());
	}

	@Test
	void commandOfTheClientSeesNoThreadLocalOfTheTest(@Autowired Calls calls) {
		calls.getThreads().clear();
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("admin", "", "ROLE_ADMIN"));
		assertThat(this.client.as("clerk").run("stock remove desk")).hasExitStatus(126);
		this.client.as("clerk").run("stock list");
		assertThat(calls.getThreads()).hasSize(1).doesNotContain(Thread.currentThread());
		SecurityContextHolder.clearContext();
	}

	@Test
	void clientFollowsAServerThatIsStartedAgain(@Autowired ConfigurableApplicationContext context,
			@Autowired Environment environment) {
		assertThat(this.client.as("admin").read("whoami")).contains("admin");
		context.stop();
		assertThatExceptionOfType(Throwable.class).isThrownBy(() -> this.client.as("clerk").login())
			.withMessageContaining("not running");
		context.start();
		assertThat(this.client.as("admin").read("whoami")).contains("admin");
		assertThat(environment.getProperty("local.ssh.port", int.class)).isPositive();
	}

	@Test
	void otherContextHasItsOwnServerKeysAndAuthority() {
		SshTestClient its;
		try (ConfigurableApplicationContext other = start()) {
			its = other.getBean(SshTestClient.class);
			assertThat(its.as("admin").read("whoami")).contains("admin");
			int port = other.getEnvironment().getRequiredProperty("local.ssh.port", int.class);
			assertThat(port).isNotEqualTo(this.port);
			try (SshTestClient stranger = SshTestClient.connectTo(port)) {
				KeyPair foreign = this.authority.certify("admin");
				assertThatExceptionOfType(AssertionError.class)
					.isThrownBy(() -> stranger.as("admin").key(foreign).login());
			}
			assertThat(other.getBean(HostKeySource.class).getHostKeys())
				.doesNotContainAnyElementsOf(this.hostKeys.getHostKeys());
		}
		assertThatIllegalStateException().isThrownBy(its.as("admin")::login).withMessageContaining("closed");
	}

	@Test
	void addressOfTheTestIsNeverPenalized(@Autowired SshPenalties penalties) {
		for (int i = 0; i < 5; i++) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> this.client.as("admin").password("wrong").login());
		}
		assertThat(penalties.list()).isEmpty();
	}

	@Test
	void authorityIsTrustedInTestsOnly() {
		SpringApplicationBuilder application = application();
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start(application))
			.havingRootCause()
			.isInstanceOf(IllegalStateException.class)
			.withMessageContaining("@AutoConfigureSsh belongs on the class of a test");
	}

	private static ConfigurableApplicationContext start() {
		return start(application().initializers((context) -> new SshContextCustomizer().customizeContext(context,
				mock(MergedContextConfiguration.class))));
	}

	private static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(ShopApplication.class, SshTestAutoConfiguration.class)
			.web(WebApplicationType.NONE)
			.registerShutdownHook(false);
	}

	private static ConfigurableApplicationContext start(SpringApplicationBuilder application) {
		return application.run("--ssh.server.port=0", "--ssh.shell.history.enabled=false");
	}

	@Nested
	class Inside {

		@Test
		void nestedTestSharesTheServer(@Autowired SshConnections connections) {
			AutoConfigureSshTests.this.client.as("admin").login();
			assertThat(connections.list()).isNotEmpty();
		}

	}

	@Nested
	class WithMock {

		@MockitoBean
		private Stock stock;

		@Autowired
		private SshTestClient client;

		@LocalSshPort
		private int port;

		@Test
		void mockStandsForTheCollaborator() {
			BDDMockito.given(this.stock.list()).willReturn(List.of(new Item("sofa", 1)));
			assertThat(this.client.as("clerk").read("stock list --no-headers")).isEqualTo("sofa  1\n");
		}

	}

}
