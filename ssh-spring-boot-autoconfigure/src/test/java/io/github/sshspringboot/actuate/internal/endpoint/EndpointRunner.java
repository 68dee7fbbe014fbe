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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.function.Consumer;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointAutoConfiguration;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.execution.Cancellation;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * Runs commands of endpoints, without a server.
 */
public final class EndpointRunner {

	private EndpointRunner() {
	}

	/**
	 * An application whose endpoints are commands.
	 * @param endpoints its endpoints
	 * @return the application
	 */
	public static ApplicationContextRunner with(Class<?>... endpoints) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class, EndpointAutoConfiguration.class,
					JacksonEndpointAutoConfiguration.class, SshEndpointAutoConfiguration.class));
		for (Class<?> endpoint : endpoints) {
			runner = runner.withUserConfiguration(endpoint);
		}
		return runner;
	}

	/**
	 * Run a command.
	 * @param context the application
	 * @param line the command line
	 * @return the session, which has ended
	 */
	public static StubSession run(ApplicationContext context, String line) {
		return run(context, line, (session) -> {
		});
	}

	/**
	 * Run a command.
	 * @param context the application
	 * @param line the command line
	 * @param preparation prepares the session
	 * @return the session, which has ended
	 */
	public static StubSession run(ApplicationContext context, String line, Consumer<StubSession> preparation) {
		StubSession session = new StubSession(line);
		preparation.accept(session);
		Cancellation cancellation = session.getCancellation();
		cancellation.begin();
		try {
			session.end(context.getBean(SshSessionHandlers.class).exec().handle(session));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			cancellation.end();
		}
		return session;
	}

}
