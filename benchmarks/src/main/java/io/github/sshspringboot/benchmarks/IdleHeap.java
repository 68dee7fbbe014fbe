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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.sshd.client.session.ClientSession;

/**
 * What an authenticated connection that does nothing holds of the server's heap.
 */
final class IdleHeap {

	private static final int ROUNDS = 3;

	private static final int SETTLE_MILLIS = 500;

	private final Options options;

	private final Clients clients;

	private final JavaServer starter;

	private final JavaServer bare;

	IdleHeap(Options options, Clients clients, JavaServer starter, JavaServer bare) {
		this.options = options;
		this.clients = clients;
		this.starter = starter;
		this.bare = bare;
	}

	Row compare() throws Exception {
		measure(this.starter);
		measure(this.bare);
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			double ours = measure(this.starter);
			double theirs = measure(this.bare);
			ratios.add(ours / theirs);
			System.err.printf(Locale.ROOT, "Heap of an idle connection: starter %.1f KB, bare MINA %.1f KB%n",
					ours / 1024, theirs / 1024);
		}
		return Row.atMost("Heap of an idle authenticated connection", 1)
			.with(ratios, Double.NaN, Double.NaN, Double.NaN);
	}

	private double measure(JavaServer server) throws Exception {
		Thread.sleep(SETTLE_MILLIS);
		long before = server.usedHeap();
		List<ClientSession> sessions = new ArrayList<>();
		try {
			for (int index = 0; index < this.options.connections(); index++) {
				sessions.add(this.clients.loginByPassword(server));
			}
			Thread.sleep(SETTLE_MILLIS);
			return (double) (server.usedHeap() - before) / sessions.size();
		}
		finally {
			for (ClientSession session : sessions) {
				close(session);
			}
		}
	}

	private static void close(ClientSession session) {
		try {
			session.close();
		}
		catch (IOException ex) {
			System.err.println("A connection was lost: " + ex.getMessage());
		}
	}

}
