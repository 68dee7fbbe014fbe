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

package io.github.sshspringboot.test.server;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension with an {@link SshTestServer} for the tests of a class. Before each
 * test the server is {@linkplain SshTestServer#reset() reset}; after the last it is
 * closed. In a field that is not static, there is a server for each test.
 *
 * <pre class="code">
 * &#064;RegisterExtension
 * static SshServerExtension ssh = SshServerExtension.create();
 * </pre>
 *
 * With {@code @ExtendWith(SshServerExtension.class)} in place of a field, a parameter of
 * the type {@link SshTestServer} has the server.
 * <p>
 * A server serves one test at a time: one that begins while another runs fails, since it
 * would take away the other's connections and answers. Tests that run in parallel need a
 * field that is not static, or a {@code @ResourceLock} on their class.
 *
 * @since 0.1.0
 */
public final class SshServerExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private final SshTestServer.Builder builder;

	private final Set<String> tests = new HashSet<>();

	private int classes;

	private @Nullable SshTestServer server;

	/**
	 * Create an extension with a server as {@link SshTestServer#start()} makes it.
	 */
	public SshServerExtension() {
		this(SshTestServer.builder());
	}

	private SshServerExtension(SshTestServer.Builder builder) {
		this.builder = builder;
	}

	/**
	 * Return an extension with a server as {@link SshTestServer#start()} makes it.
	 * @return the extension
	 */
	public static SshServerExtension create() {
		return new SshServerExtension();
	}

	/**
	 * Return an extension with servers of the given builder.
	 * @param builder the builder
	 * @return the extension
	 */
	public static SshServerExtension of(SshTestServer.Builder builder) {
		return new SshServerExtension(builder);
	}

	/**
	 * Return the server.
	 * @return the server
	 * @throws IllegalStateException outside of tests
	 */
	public synchronized SshTestServer server() {
		SshTestServer server = this.server;
		if (server == null) {
			throw new IllegalStateException("The server runs only during tests");
		}
		return server;
	}

	/**
	 * Return the port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return server().port();
	}

	/**
	 * Return the root of the files of the server.
	 * @return the root
	 * @see SshTestServer#files()
	 */
	public Path files() {
		return server().files();
	}

	/**
	 * Return everything that happened in this test.
	 * @return the timeline
	 */
	public SshTimeline timeline() {
		return server().timeline();
	}

	/**
	 * Return the faults to switch on, which end with the test.
	 * @return the faults
	 */
	public SshFaults faults() {
		return server().faults();
	}

	@Override
	public synchronized void beforeAll(ExtensionContext context) {
		if (this.classes++ == 0) {
			this.server = this.builder.start();
		}
	}

	@Override
	public synchronized void beforeEach(ExtensionContext context) {
		if (!this.tests.isEmpty()) {
			throw new IllegalStateException(
					"Another test uses the server. Tests that run in parallel need a field of the "
							+ "extension that is not static, or @ResourceLock(\"ssh\") on their class");
		}
		this.tests.add(context.getUniqueId());
		if (this.server == null) {
			this.server = this.builder.start();
		}
		else {
			this.server.reset();
		}
	}

	@Override
	public synchronized void afterEach(ExtensionContext context) {
		this.tests.remove(context.getUniqueId());
		if (this.classes == 0 && this.tests.isEmpty()) {
			closeServer();
		}
	}

	@Override
	public synchronized void afterAll(ExtensionContext context) {
		if (--this.classes == 0) {
			closeServer();
		}
	}

	private void closeServer() {
		SshTestServer server = this.server;
		this.server = null;
		if (server != null) {
			server.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == SshTestServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return server();
	}

}
