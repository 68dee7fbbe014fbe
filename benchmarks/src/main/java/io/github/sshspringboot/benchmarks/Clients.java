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

package io.github.sshspringboot.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * What the Java client, Apache MINA SSHD's, does to the servers.
 */
final class Clients implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final int CHANNELS = 8;

	private static final long STREAM_SIZE = 64L * 1024 * 1024;

	private final Identity identity;

	private final Map<String, SshClient> clients = new HashMap<>();

	private final Map<Server, ClientSession> connections = new HashMap<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(CHANNELS);

	Clients(Identity identity) {
		this.identity = identity;
	}

	void check(Server server) throws Exception {
		try (ClientSession session = loginByKey(server, Algorithms.CIPHER)) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			exec(session, server.echoCommand(), output);
			CountingOutputStream counter = new CountingOutputStream();
			exec(session, server.bytesCommand(1_000_000), counter);
			if (!"x\n".equals(output.toString()) || counter.count != 1_000_000) {
				throw new IllegalStateException("The server '" + server.name() + "' does not work");
			}
		}
	}

	Samples passwordLogin(Server server, Duration slice) throws Exception {
		return Samples.times(slice, () -> {
			try (ClientSession session = loginByPassword(server)) {
				exec(session, server.echoCommand(), OutputStream.nullOutputStream());
			}
		});
	}

	Samples keyLogin(Server server, Duration slice) throws Exception {
		return Samples.times(slice, () -> {
			try (ClientSession session = loginByKey(server, Algorithms.CIPHER)) {
				exec(session, server.echoCommand(), OutputStream.nullOutputStream());
			}
		});
	}

	Samples exec(Server server, Duration slice) throws Exception {
		ClientSession session = connection(server);
		return Samples.times(slice, () -> exec(session, server.echoCommand(), OutputStream.nullOutputStream()));
	}

	Samples parallelExec(Server server, Duration slice) throws Exception {
		ClientSession session = connection(server);
		Callable<long[]> channel = () -> Samples.repeat(slice,
				() -> exec(session, server.echoCommand(), OutputStream.nullOutputStream()));
		List<Future<long[]>> channels = new ArrayList<>();
		long start = System.nanoTime();
		for (int index = 0; index < CHANNELS; index++) {
			channels.add(this.threads.submit(channel));
		}
		List<long[]> times = new ArrayList<>();
		for (Future<long[]> future : channels) {
			times.add(future.get());
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
		return new Samples(all.length / seconds, all);
	}

	Samples stream(Server server, String cipher, Duration slice) throws Exception {
		return stream(server, cipher, server.bytesCommand(STREAM_SIZE), slice);
	}

	/**
	 * Stream bytes that are not all the same, as a recording sees them.
	 */
	Samples streamOffsets(Server server, Duration slice) throws Exception {
		return stream(server, Algorithms.CIPHER, "diag offsets " + STREAM_SIZE, slice);
	}

	Samples streamText(Server server, Duration slice) throws Exception {
		return stream(server, Algorithms.CIPHER, "diag text " + STREAM_SIZE, slice);
	}

	private Samples stream(Server server, String cipher, String command, Duration slice) throws Exception {
		try (ClientSession session = loginByKey(server, cipher)) {
			CountingOutputStream counter = new CountingOutputStream();
			long[] times = Samples.repeat(slice, () -> exec(session, command, counter));
			if (counter.count != times.length * STREAM_SIZE) {
				throw new IllegalStateException("The server '" + server.name() + "' sent " + counter.count + " bytes");
			}
			return new Samples(counter.count / (Arrays.stream(times).sum() / 1e9), times);
		}
	}

	ClientSession connection(Server server) throws Exception {
		ClientSession session = this.connections.get(server);
		if (session == null) {
			session = loginByKey(server, Algorithms.CIPHER);
			this.connections.put(server, session);
		}
		return session;
	}

	ClientSession loginByPassword(Server server) throws IOException {
		ClientSession session = connect(server, Algorithms.CIPHER);
		session.setUserAuthFactoriesNameList("password");
		session.addPasswordIdentity(this.identity.password());
		session.auth().verify(TIMEOUT);
		return session;
	}

	private ClientSession loginByKey(Server server, String cipher) throws IOException {
		ClientSession session = connect(server, cipher);
		session.setUserAuthFactoriesNameList("publickey");
		session.addPublicKeyIdentity(this.identity.userKey());
		session.auth().verify(TIMEOUT);
		return session;
	}

	private ClientSession connect(Server server, String cipher) throws IOException {
		return this.clients.computeIfAbsent(cipher, Clients::newClient)
			.connect(this.identity.username(), "127.0.0.1", server.port())
			.verify(TIMEOUT)
			.getSession();
	}

	private static SshClient newClient(String cipher) {
		SshClient client = SshClient.setUpDefaultClient();
		client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
		client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
		client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(false,
				List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
		client.setSignatureFactories(List.of(BuiltinSignatures.ed25519));
		client.setCipherFactories(List.of(Objects.requireNonNull(BuiltinCiphers.fromFactoryName(cipher))));
		client.setMacFactories(List.of(BuiltinMacs.hmacsha256etm));
		CoreModuleProperties.TCP_NODELAY.set(client, true);
		client.start();
		return client;
	}

	private static void exec(ClientSession session, String command, OutputStream output) throws IOException {
		try (ChannelExec channel = session.createExecChannel(command)) {
			channel.setOut(output);
			channel.setErr(OutputStream.nullOutputStream());
			channel.open().verify(TIMEOUT);
			channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT);
			Integer status = channel.getExitStatus();
			if (status == null || status != 0) {
				throw new IOException("'" + command + "' ended with status " + status);
			}
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.clients.values().forEach(SshClient::stop);
	}

	private static final class CountingOutputStream extends OutputStream {

		private long count;

		@Override
		public void write(int b) {
			this.count++;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			this.count += length;
		}

	}

}
