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

package io.github.sshspringboot.sample.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.test.autoconfigure.SshCommandTester;
import io.github.sshspringboot.test.autoconfigure.SshTest;
import io.github.sshspringboot.test.autoconfigure.WithSshUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@SshTest(OrderCommands.class)
class OrderCommandsSliceTests {

	private static final Order LAMP = new Order(7, "Initech", "Desk lamp", 4, new BigDecimal("199.60"),
			OrderStatus.OPEN, Instant.parse("2026-02-09T11:26:08Z"));

	@MockitoBean
	private OrderService orders;

	@MockitoBean
	private OrderTransfer transfer;

	@Autowired
	private SshCommandTester tester;

	@BeforeEach
	void addOrder() {
		given(this.orders.list(null, 100)).willReturn(List.of(LAMP));
	}

	@Test
	void ordersAreListed() {
		SshCommandTester operator = this.tester.as("operator", "ROLE_OPERATOR");
		assertThat(operator.run("orders list | select id,item")).succeeded().hasStdout("""
				ID  ITEM
				 7  Desk lamp
				""");
		assertThat(operator.rows("orders list | where total>100", Order.class)).containsExactly(LAMP);
	}

	@Test
	@WithSshUser(value = "operator", roles = "OPERATOR")
	void operatorCancelsNothing() {
		assertThat(this.tester.run("orders cancel 7")).hasExitStatus(126)
			.hasStderr("orders cancel: permission denied\n");
		then(this.orders).shouldHaveNoInteractions();
	}

}
