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

import java.time.Duration;
import java.util.List;

import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.autoconfigure.shop.Calls;
import io.github.sshspringboot.test.autoconfigure.shop.ShopApplication;
import io.github.sshspringboot.test.autoconfigure.shop.Stock;
import io.github.sshspringboot.test.autoconfigure.shop.Stock.Item;
import io.github.sshspringboot.test.autoconfigure.shop.StockCommands;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SshTest @SshTest} and {@link SshCommandTester}.
 */
@SshTest(properties = { "ssh.server.enabled=false", "ssh.test.timeout=60s",
		"ssh.authorization.rules[0].commands=health,stock list",
		"ssh.authorization.rules[0].authorities=ROLE_ADMIN,ROLE_CLERK" })
@ContextConfiguration(classes = ShopApplication.class)
class SshTestTests {

	private static final List<Item> ITEMS = List.of(new Item("chair", 12), new Item("desk", 3), new Item("lamp", 40));

	@MockitoBean
	private Stock stock;

	@Autowired
	private SshCommandTester tester;

	@Autowired
	private Calls calls;

	@Autowired
	private ApplicationContext context;

	@Test
	void hasCommandsAndWhatSurroundsThemOnly() {
		assertThat(this.context.getBeanNamesForType(StockCommands.class)).hasSize(1);
		assertThat(this.context.getBeanNamesForType(Calls.class)).hasSize(1);
		assertThat(this.context.getBeanNamesForType(UserDetailsService.class)).isEmpty();
		assertThat(this.context.getBeanNamesForType(SshServerManager.class)).isEmpty();
	}

	@Test
	void lineRunsAsGivenUser() {
		BDDMockito.given(this.stock.list()).willReturn(ITEMS);
		SshResult result = this.tester.as("clerk", "ROLE_CLERK").run("stock list --min dozen | select name");
		assertThat(result).succeeded().hasStdout("NAME\nchair\nlamp\n").hasNoStderr();
		assertThat(result.command()).isEqualTo("stock list --min dozen | select name");
	}

	@Test
	void rowsAreObjects() {
		BDDMockito.given(this.stock.list()).willReturn(ITEMS);
		SshCommandTester clerk = this.tester.as("clerk", "ROLE_CLERK");
		assertThat(clerk.rows("stock list", Item.class)).isEqualTo(ITEMS);
		assertThat(clerk.rows("stock list | where 'quantity>5' | sort-by -quantity", Item.class))
			.containsExactly(new Item("lamp", 40), new Item("chair", 12));
		assertThat(clerk.rows("stock list -o json | grep -c name", Item.class)).isEqualTo(ITEMS);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> clerk.rows("stock list | select name", Item.class))
			.withMessageContaining("Row 1");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> clerk.rows("stock list", String.class))
			.withMessageContaining("Row 1");
	}

	@Test
	void failureIsExplainedByTheApplication() {
		BDDMockito.willCallRealMethod().given(this.stock).remove("sofa");
		BDDMockito.willThrow(new IllegalStateException("secret")).given(this.stock).remove("desk");
		SshCommandTester admin = this.tester.as("admin", "ROLE_ADMIN");
		assertThat(admin.run("stock remove desk")).hasExitStatus(1).stderr().doesNotContain("secret");
		assertThat(admin.run("stock remove")).hasExitStatus(2).hasNoStdout();
		assertThat(admin.run("stock lsit")).hasExitStatus(127);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> admin.success("stock lsit"))
			.withMessageContaining("stock list");
	}

	@Test
	void methodSecurityOfTheApplicationDecides() {
		assertThat(this.tester.as("clerk", "ROLE_CLERK").run("stock remove desk")).hasExitStatus(126)
			.hasStderr("stock remove: permission denied\n");
		assertThat(this.tester.as("admin", "ROLE_ADMIN").run("stock remove desk")).succeeded();
		BDDMockito.then(this.stock).should().remove("desk");
	}

	@Test
	void rulesOfTheApplicationDecide() {
		assertThat(this.tester.as("user", "ROLE_USER").run("stock list")).hasExitStatus(126);
	}

	@Test
	@WithMockUser(roles = "CLERK")
	void currentUserRunsTheLine() {
		assertThat(this.tester.read("whoami")).contains("user");
		assertThat(this.tester.run("stock list")).succeeded();
		assertThat(this.tester.run("stock remove desk")).failed();
		assertThat(this.tester.as("admin", "ROLE_ADMIN").run("stock remove desk")).succeeded();
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull()
			.extracting("name")
			.isEqualTo("user");
	}

	@Test
	@WithSshUser
	void currentUserIsThatOfALogin() {
		assertThat(this.tester.run("stock remove desk")).succeeded();
	}

	@Test
	void somebodyHasToRunTheLine() {
		assertThatIllegalStateException().isThrownBy(() -> this.tester.run("stock list"))
			.withMessageContaining("@WithSshUser");
		assertThat(this.tester.as(new TestingAuthenticationToken("u", "", "ROLE_CLERK")).run("stock list")).succeeded();
	}

	@Test
	void commandReadsInputAndEnvironment() {
		SshCommandTester user = this.tester.as("user", "ROLE_USER").stdin("a b,c,d");
		assertThat(user.read("stock count")).isEqualTo("2\n");
		assertThat(user.env("LC_SEPARATOR", ",").read("stock count")).isEqualTo("3\n");
		assertThat(user.stdin("").run("stock count")).succeeded();
	}

	@Test
	void commandRunsOnTheThreadOfTheTest() {
		this.calls.getThreads().clear();
		this.tester.as("user", "ROLE_CLERK").run("stock list");
		assertThat(this.calls.getThreads()).containsExactly(Thread.currentThread());
	}

	@Test
	void commandThatDoesNotEndIsInterrupted() {
		BDDMockito.given(this.stock.list()).willAnswer((invocation) -> {
			Thread.sleep(60_000);
			return ITEMS;
		});
		SshCommandTester clerk = this.tester.as("clerk", "ROLE_CLERK").timeout(Duration.ofMillis(50));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> clerk.run("stock list"))
			.withMessageContaining("50 ms");
		assertThat(Thread.interrupted()).isFalse();
	}

	@Nested
	class Inside {

		@MockitoBean
		private Runnable more;

		@Test
		void nestedTestHasTheSameSlice() {
			assertThat(SshTestTests.this.tester.as("clerk", "ROLE_CLERK").run("stock list")).succeeded();
		}

	}

}
