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

package io.github.sshspringboot.autoconfigure;

import java.net.InetSocketAddress;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * The ports that the application listens on: those of the SSH server, of the web and of
 * its management.
 */
final class OwnPorts implements IntPredicate {

	private final Environment environment;

	private final ObjectProvider<SshServerManager> server;

	OwnPorts(Environment environment, ObjectProvider<SshServerManager> server) {
		this.environment = environment;
		this.server = server;
	}

	@Override
	public boolean test(int port) {
		return port > 0 && (isConfigured(port) || isListening(port));
	}

	private boolean isConfigured(int port) {
		String number = Integer.toString(port);
		return Stream
			.of("server.port", "local.server.port", "management.server.port", "local.management.port",
					"ssh.server.port", "local.ssh.port")
			.anyMatch((property) -> number.equals(this.environment.getProperty(property)));
	}

	private boolean isListening(int port) {
		SshServerManager manager = this.server.getIfAvailable();
		return manager != null && manager.getStatus()
			.addresses()
			.stream()
			.anyMatch((address) -> address instanceof InetSocketAddress inet && inet.getPort() == port);
	}

}
