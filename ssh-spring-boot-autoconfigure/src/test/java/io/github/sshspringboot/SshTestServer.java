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

package io.github.sshspringboot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshFileTransferAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshForwardingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshPenaltyAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshRecordingAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSecurityAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshServerAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshSessionAutoConfiguration;
import io.github.sshspringboot.autoconfigure.SshShellAutoConfiguration;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.server.internal.mina.MinaHostKeyCodec;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application with an SSH server on a free port, and a client for it.
 */
public final class SshTestServer extends TestClient {

	/** For whatever should come soon. */
	public static final Duration SOON = Duration.ofSeconds(20);

	private final ConfigurableApplicationContext context;

	private SshTestServer(ConfigurableApplicationContext context) {
		super(() -> context.getEnvironment().getRequiredProperty("local.ssh.port", Integer.class));
		this.context = context;
	}

	/**
	 * Start a server with the users of {@link Users} and the commands of
	 * {@link TestCommands}.
	 * @param properties properties of the form {@code name=value}
	 * @return the running server
	 */
	public static SshTestServer start(String... properties) {
		return start(List.of(Users.class), properties);
	}

	/**
	 * Start a server with users of one's own.
	 * @param configurations the configurations to add
	 * @param properties properties of the form {@code name=value}
	 * @return the running server
	 */
	public static SshTestServer start(List<Class<?>> configurations, String... properties) {
		List<Class<?>> sources = new ArrayList<>(configurations);
		sources.add(Base.class);
		sources.add(TestCommands.class);
		return new SshTestServer(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
					.registerShutdownHook(false)
					.logStartupInfo(false)
					.properties("spring.main.banner-mode=off", "ssh.server.port=0", "ssh.shell.history.enabled=false",
							"ssh.server.limits.max-startups=1000", "ssh.server.limits.max-startups-per-source=none",
							"spring.lifecycle.timeout-per-shutdown-phase=5s")
					.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	public ConfigurableApplicationContext getContext() {
		return this.context;
	}

	public <T> T getBean(Class<T> type) {
		return this.context.getBean(type);
	}

	public TestCommands getCommands() {
		return getBean(TestCommands.class);
	}

	public SshServerStatus getStatus() {
		return getBean(SshServerManager.class).getStatus();
	}

	/**
	 * Wait until there is no connection, and the listeners have been told of the end of
	 * each, which follows penalties for it.
	 */
	public void awaitNoConnection() {
		OpenConnections open = getBean(OpenConnections.class);
		await().atMost(SOON).until(() -> getStatus().load().connections() == 0 && open.count.get() == 0);
	}

	public void awaitNoCommand() {
		await().atMost(SOON).until(() -> getBean(SshExecutors.class).commands().getActiveCount() == 0);
	}

	/**
	 * Run a command with a connection of its own, as {@code admin}.
	 * @param command the command line
	 * @return the result
	 * @throws IOException if that fails
	 */
	public static Result exec(SshTestServer server, String command) throws IOException {
		try (TestSession session = server.login()) {
			return exec(session, command, new byte[0]);
		}
	}

	public static Result exec(ClientSession session, String command) throws IOException {
		return exec(session, command, new byte[0]);
	}

	public static Result exec(ClientSession session, String command, byte[] input) throws IOException {
		try (ChannelExec channel = session.createExecChannel(command)) {
			channel.setIn(new ByteArrayInputStream(input));
			return run(channel);
		}
	}

	public static Result run(ClientChannel channel) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		channel.setOut(output);
		channel.setErr(error);
		channel.open().verify(SOON);
		return end(channel, output, error);
	}

	public static Result end(ClientChannel channel, ByteArrayOutputStream output, ByteArrayOutputStream error) {
		assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SOON)).contains(ClientChannelEvent.CLOSED);
		return new Result(output.toByteArray(), error.toByteArray(), channel.getExitStatus(), channel.getExitSignal());
	}

	public static SshPublicKey publicKey(PublicKey key) {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(key);
		return SshPublicKey.decode(buffer.getCompactData());
	}

	@Override
	public void close() {
		super.close();
		this.context.close();
	}

	/**
	 * What a command gave.
	 *
	 * @param output standard output
	 * @param error standard error
	 * @param status the exit status
	 * @param signal the exit signal
	 */
	public record Result(byte[] output, byte[] error, @Nullable Integer status, @Nullable String signal) {

		public String outputText() {
			return new String(this.output, StandardCharsets.UTF_8);
		}

		public String errorText() {
			return new String(this.error, StandardCharsets.UTF_8);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, SshSecurityAutoConfiguration.class,
			SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class, SshPenaltyAutoConfiguration.class,
			SshForwardingAutoConfiguration.class, SshRecordingAutoConfiguration.class,
			SshSessionAutoConfiguration.class, SshServerAutoConfiguration.class,
			SshFileTransferAutoConfiguration.class })
	static class Base {

		private static final KeyPair HOST_KEY = generate();

		private static KeyPair generate() {
			try {
				return new MinaHostKeyCodec().generate("ssh-ed25519");
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Bean
		HostKeySource testHostKeySource() {
			return () -> List.of(HOST_KEY);
		}

		@Bean
		OpenConnections testOpenConnections() {
			return new OpenConnections();
		}

	}

	/**
	 * Counts the connections whose end has not been told yet.
	 */
	static class OpenConnections implements SshServerListener {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public void connectionAccepted(SshPeer peer) {
			this.count.incrementAndGet();
		}

		@Override
		public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
			this.count.decrementAndGet();
		}

	}

	/**
	 * Users of the tests: {@code admin} may log in, {@code customer} may not.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class Users {

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("other").password("{noop}other-password").roles("ADMIN").build(),
					User.withUsername("customer").password("{noop}customer-password").roles("CUSTOMER").build());
		}

	}

}
