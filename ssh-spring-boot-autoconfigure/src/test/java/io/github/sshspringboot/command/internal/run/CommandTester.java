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

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshExceptionHandler;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.CommandRuntime;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Runs commands of beans, without a server.
 */
public final class CommandTester implements AutoCloseable {

	private final SshExecutors executors = new SshExecutors(new BoundedExecutor(Thread::new, 10, 10),
			new BoundedExecutor(Thread::new, 10, 0), new BoundedExecutor(Thread::new, 10, 10),
			new BoundedExecutor(Thread::new, 10, 10),
			new TunnelExecutors(new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1)),
			BoundedExecutor.newThreads(Thread::new), BoundedExecutor.newThreads(Thread::new),
			Executors.newSingleThreadScheduledExecutor());

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private AuthorizationManager<SshCommandRequest> authorizationManager = AuthenticatedAuthorizationManager
		.authenticated();

	private @Nullable Duration timeout;

	private @Nullable CommandRuntime runtime;

	public CommandTester(Class<?>... beans) {
		if (beans.length > 0) {
			this.context.register(beans);
		}
	}

	public <T> CommandTester bean(Class<T> type, T bean) {
		this.context.registerBean(type, () -> bean);
		return this;
	}

	public CommandTester authorizationManager(AuthorizationManager<SshCommandRequest> authorizationManager) {
		this.authorizationManager = authorizationManager;
		return this;
	}

	public CommandTester interceptor(SshCommandInterceptor interceptor) {
		return extension(SshCommandInterceptor.class, interceptor);
	}

	public CommandTester exceptionHandler(SshExceptionHandler handler) {
		return extension(SshExceptionHandler.class, handler);
	}

	CommandTester renderer(SshResultRenderer renderer) {
		return extension(SshResultRenderer.class, renderer);
	}

	CommandTester exitCodeMapper(ExitCodeExceptionMapper mapper) {
		return extension(ExitCodeExceptionMapper.class, mapper);
	}

	CommandTester observer(CommandObserver observer) {
		return extension(CommandObserver.class, observer);
	}

	private <T> CommandTester extension(Class<T> type, T bean) {
		this.context.registerBean("extension" + this.context.getBeanDefinitionCount(), type, () -> bean);
		return this;
	}

	CommandTester timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	CommandTester property(String name, String value) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
		return this;
	}

	StubSession runWithTerminal(String line, SshTerminal terminal) {
		StubSession session = new StubSession(line);
		Cancellation cancellation = session.getCancellation();
		cancellation.begin();
		try {
			session.end(
					lines()
						.run(line,
								new CommandStreams(session, session.getInput(), session.getOutput(), session.getError(),
										terminal, cancellation))
						.status());
		}
		finally {
			cancellation.end();
		}
		return session;
	}

	public StubSession run(String line) {
		return run(line, (session) -> {
		});
	}

	public StubSession run(String line, Consumer<StubSession> preparation) {
		StubSession session = new StubSession(line);
		preparation.accept(session);
		runIn(session);
		return session;
	}

	public void runIn(StubSession session) {
		Cancellation cancellation = session.getCancellation();
		cancellation.begin();
		try {
			session.end(lines().run(Objects.requireNonNull(session.getCommand()), CommandStreams.of(session)).status());
		}
		finally {
			cancellation.end();
		}
	}

	CommandRegistry commands() {
		return runtime().commands();
	}

	public LineRunner lines() {
		return runtime().lines();
	}

	public CommandCompletion completion() {
		return runtime().completion();
	}

	/**
	 * Runs the command of a session in a thread of its own.
	 */
	public Thread start(StubSession session) {
		Thread thread = new Thread(() -> runIn(session));
		thread.start();
		return thread;
	}

	public synchronized CommandRuntime runtime() {
		CommandRuntime result = this.runtime;
		if (result == null) {
			this.context.refresh();
			AuthorizationEventPublisher publisher = mock(withSettings().stubOnly());
			result = CommandRuntime.create(this.context.getBeanFactory(), new CommandSecurity(this.authorizationManager,
					publisher, SecurityContextHolder.getContextHolderStrategy(), null), this.timeout, this.executors);
			result.commands().afterSingletonsInstantiated();
			this.runtime = result;
		}
		return result;
	}

	@Override
	public void close() {
		this.context.close();
		this.executors.close();
	}

}
