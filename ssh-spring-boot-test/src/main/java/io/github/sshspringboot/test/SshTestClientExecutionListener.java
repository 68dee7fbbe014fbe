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

package io.github.sshspringboot.test;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * {@link TestExecutionListener} that has each test log in anew to the server of a cached
 * context: what the test before it did to a user must show. Connections of a test end
 * first of all, before mocks are reset and transactions are rolled back.
 */
class SshTestClientExecutionListener implements TestExecutionListener, Ordered {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		findClients(testContext).forEach(SshTestClient::beginTest);
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		findClients(testContext).forEach(SshTestClient::endTest);
	}

	/**
	 * Find the clients that are there, without creating any.
	 */
	private static List<SshTestClient> findClients(TestContext testContext) {
		if (!testContext.hasApplicationContext()
				|| !(testContext.getApplicationContext() instanceof ConfigurableApplicationContext context)
				|| !context.isActive()) {
			return List.of();
		}
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		return Stream.of(beans.getBeanNamesForType(SshTestClient.class, false, false))
			.map(beans::getSingleton)
			.filter(SshTestClient.class::isInstance)
			.map(SshTestClient.class::cast)
			.toList();
	}

}
