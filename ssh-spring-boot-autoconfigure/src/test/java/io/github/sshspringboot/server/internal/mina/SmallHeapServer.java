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

package io.github.sshspringboot.server.internal.mina;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointExtensionAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshServerEndpointAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A server with the limits that are set by default, whose clients are in another JVM.
 */
public final class SmallHeapServer {

	private static final FileOutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);

	private SmallHeapServer() {
	}

	/**
	 * Start the server and print its port.
	 * @param arguments the directory of the sockets that clients may connect to
	 * @throws IOException if it cannot be printed
	 */
	public static void main(String[] arguments) throws IOException {
		SshTestServer server = SshTestServer.start(
				List.of(SshTestServer.Users.class, Endpoints.class, Measurements.class),
				"ssh.server.limits.max-startups=10:30:100", "ssh.server.limits.max-startups-per-source=9",
				"ssh.auth.penalties.exempt=", "ssh.forwarding.streamlocal.permit=" + arguments[0] + "/",
				"spring.lifecycle.timeout-per-shutdown-phase=2s");
		server.getContext().registerShutdownHook();
		OUTPUT.write(("Clients connect to port " + server.getPort() + ".\n").getBytes(StandardCharsets.UTF_8));
	}

	@SshCommand
	static class Measurements {

		private final SshExecutors executors;

		Measurements(SshExecutors executors) {
			this.executors = executors;
		}

		@SshCommand("heap")
		long heap() throws InterruptedException {
			return ForkedJvm.usedMemory();
		}

		@SshCommand(name = "active", kind = SshCommandKind.CONTROL)
		int active() {
			return this.executors.commands().getActiveCount();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ EndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
			SshServerEndpointAutoConfiguration.class, SshEndpointAutoConfiguration.class,
			SshEndpointExtensionAutoConfiguration.class })
	static class Endpoints {

	}

}
