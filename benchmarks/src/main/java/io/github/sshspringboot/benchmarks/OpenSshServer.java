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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * OpenSSH's sshd with a configuration of its own, for the user that runs the benchmark,
 * away from the start-up files of the user's shell.
 *
 * @param port where it listens
 * @param process the process that accepts connections
 */
record OpenSshServer(int port, Process process) implements Server {

	private static final int ATTEMPTS = 50;

	/** Index of {@code utime} in {@code /proc/PID/stat} after the name. */
	private static final int FIRST_TIME = 11;

	private static final int TIMES = 4;

	private static final int MILLIS_PER_TICK = 10;

	static @Nullable Path find(Options options) {
		return Processes.find(options.sshd(), "/usr/sbin/sshd", "/usr/local/sbin/sshd");
	}

	static OpenSshServer start(Path sshd, Identity identity, Processes processes) throws Exception {
		int port = freePort();
		Path configuration = identity.directory().resolve("sshd_config");
		Files.write(configuration, List.of("ListenAddress 127.0.0.1", "Port " + port,
				"Subsystem sftp /usr/lib/openssh/sftp-server", "HostKey " + identity.hostKeyFile(),
				"AuthorizedKeysFile " + identity.authorizedKeysFile(), "KexAlgorithms " + Algorithms.KEY_EXCHANGE,
				"Ciphers aes128-gcm@openssh.com,aes128-ctr,chacha20-poly1305@openssh.com", "MACs " + Algorithms.MAC,
				"PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin prohibit-password",
				"StrictModes no", "UsePAM no", "PidFile none", "MaxStartups 1000", "MaxSessions 100", "PrintMotd no",
				"SetEnv HOME=" + identity.directory(), "LogLevel ERROR"));
		Process process = processes
			.start(new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", configuration.toString())
				.redirectErrorStream(true)
				.redirectOutput(identity.directory().resolve("sshd.log").toFile()));
		for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
			Thread.sleep(100);
			if (listens(port)) {
				return new OpenSshServer(port, process);
			}
		}
		processes.stop(process);
		throw new IllegalStateException(Files.readString(identity.directory().resolve("sshd.log")).strip());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public String name() {
		return "sshd";
	}

	/**
	 * The time of the process and of the connections that have ended.
	 */
	@Override
	public Duration cpuTime() {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(this.process.pid()), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			long ticks = 0;
			for (int index = FIRST_TIME; index < FIRST_TIME + TIMES; index++) {
				ticks += Long.parseLong(fields[index]);
			}
			return Duration.ofMillis(ticks * MILLIS_PER_TICK);
		}
		catch (IOException ex) {
			return Duration.ZERO;
		}
	}

	@Override
	public String directory(Identity identity) {
		return identity.directory().resolve(FileTransfers.SERVED).toString();
	}

	@Override
	public String echoCommand() {
		return "echo x";
	}

	@Override
	public String bytesCommand(long count) {
		return "head -c " + count + " /dev/zero";
	}

}
