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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The container with the SSH clients: one for all tests, on the network of the host.
 * Testcontainers removes it at the end of the process.
 */
final class Clients {

	private static final String PACKAGES = "openssh-client dropbear-bin putty-tools python3-paramiko python3-asyncssh "
			+ "curl lftp rclone sshpass ssh-audit expect procps prometheus tmux zsh fish asciinema";

	private static final String SSH_CONFIG = """
			StrictHostKeyChecking no
			UserKnownHostsFile /dev/null
			LogLevel ERROR
			""";

	private static final String PARAMIKO = """
			import sys, paramiko
			port, user, secret, command = sys.argv[1:]
			credentials = {'key_filename': secret} if secret.startswith('/') else {'password': secret}
			client = paramiko.SSHClient()
			client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
			client.connect('127.0.0.1', int(port), user, allow_agent=False, look_for_keys=False, **credentials)
			_, out, err = client.exec_command(command)
			sys.stdout.buffer.write(out.read())
			sys.stderr.buffer.write(err.read())
			status = out.channel.recv_exit_status()
			client.close()
			sys.exit(status)
			""";

	private static final String ASYNCSSH = """
			import asyncio, sys, asyncssh
			port, user, secret, command = sys.argv[1:]
			credentials = {'client_keys': [secret]} if secret.startswith('/') else {'password': secret, 'client_keys': None}
			async def run():
			    async with asyncssh.connect('127.0.0.1', int(port), username=user, known_hosts=None, agent_path=None,
			            config=None, **credentials) as connection:
			        result = await connection.run(command)
			        sys.stdout.write(result.stdout)
			        sys.stderr.write(result.stderr)
			        return result.exit_status
			sys.exit(asyncio.run(run()))
			""";

	private static final Map<String, Key> keys = new ConcurrentHashMap<>();

	private Clients() {
	}

	/**
	 * Runs a script of the shell, for two minutes at most.
	 */
	static Result run(String script) {
		return run(script, 120);
	}

	/**
	 * Runs a script of the shell, for some seconds at most.
	 */
	static Result run(String script, int seconds) {
		try {
			ExecResult result = Holder.container.execInContainer("timeout", Integer.toString(seconds), "sh", "-c",
					script);
			return new Result(result.getExitCode(), result.getStdout(), result.getStderr());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static String succeed(String script) {
		Result result = run(script);
		assertThat(result.status()).as("%s%n%s", script, result).isZero();
		return result.output();
	}

	/**
	 * Runs a script of expect against OpenSSH at a terminal.
	 */
	static Result expect(Sample sample, String command, String script) {
		copy("""
				set timeout 15
				set env(TERM) xterm
				spawn ssh -F /clients/ssh_config -tt -i %s -p %d admin@127.0.0.1 %s
				expect_before timeout { puts "TIMEOUT"; exit 99 }
				%s""".formatted(key("admin").path(), sample.port(), command, script), "/clients/script.exp");
		return run("expect /clients/script.exp");
	}

	static void copy(String content, String path) {
		Containers.copy(Holder.container, content, path);
	}

	/**
	 * The Ed25519 key of that name, generated at first use.
	 */
	static Key key(String name) {
		return keys.computeIfAbsent(name, Clients::generateKey);
	}

	private static Key generateKey(String name) {
		String path = "/clients/" + name;
		String publicKeys = succeed("""
				exec 3>&1 >/dev/null
				ssh-keygen -q -t ed25519 -N '' -f %1$s && puttygen %1$s -O private -o %1$s.ppk \
				&& dropbearkey -t ed25519 -f %1$s.dropbear && cat %1$s.pub >&3 \
				&& dropbearkey -y -f %1$s.dropbear | grep ^ssh- >&3
				""".formatted(path));
		return new Key(path, publicKeys);
	}

	static String quote(String word) {
		return "'" + word.replace("'", "'\\''") + "'";
	}

	private static GenericContainer<?> start() {
		GenericContainer<?> container = Containers.start("clients", PACKAGES);
		Containers.copy(container, SSH_CONFIG, "/clients/ssh_config");
		Containers.copy(container, PARAMIKO, "/clients/with-paramiko.py");
		Containers.copy(container, ASYNCSSH, "/clients/with-asyncssh.py");
		return container;
	}

	record Result(int status, String output, String error) {

	}

	record Key(String path, String publicKeys) {

	}

	private static final class Holder {

		private static final GenericContainer<?> container = start();

	}

}
