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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import org.apache.sshd.client.session.ClientSession;

/**
 * Connections from any address of the loopback network.
 */
final class Loopback {

	private static final int TIMEOUT = (int) SshTestServer.SOON.toMillis();

	private Loopback() {
	}

	static Socket connect(TestClient server, String from) throws IOException {
		Socket socket = new Socket();
		socket.setReuseAddress(true);
		socket.setSoTimeout(TIMEOUT);
		socket.bind(new InetSocketAddress(from, 0));
		socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), TIMEOUT);
		return socket;
	}

	/**
	 * What the server says first to a new connection, which is closed then.
	 */
	static String greeting(TestClient server, String from) throws IOException {
		try (Socket socket = connect(server, from)) {
			return firstLine(socket);
		}
	}

	static String firstLine(Socket socket) throws IOException {
		String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
			.readLine();
		return (line != null) ? line : "";
	}

	static ClientSession session(TestClient server, String from, String password) throws IOException {
		ClientSession session = server.connect("admin", from);
		session.addPasswordIdentity(password);
		return session;
	}

	static boolean canLogin(TestClient server, String from, String password) throws IOException {
		try (ClientSession session = session(server, from, password)) {
			return session.auth().await(SshTestServer.SOON) && session.isAuthenticated();
		}
	}

}
