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

package io.github.sshspringboot.server;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a server is set up.
 *
 * @param addresses addresses to listen on
 * @param port port to listen on, 0 for a free one
 * @param identification the software version to tell clients
 * @param banner text to send before authentication
 * @param algorithms the algorithms to offer
 * @param authentication how clients log in
 * @param timeouts when to give up on a client
 * @param acceptEnvironment patterns of the environment variables to accept
 * @param limits how much clients may have at a time
 * @param trustedProxies the balancers, whose connections must begin with a header of the
 * PROXY protocol; nobody else's may
 * @since 0.1.0
 */
public record SshServerSettings(List<String> addresses, int port, String identification, @Nullable String banner,
		Algorithms algorithms, Authentication authentication, Timeouts timeouts, List<String> acceptEnvironment,
		Limits limits, List<AddressBlock> trustedProxies) {

	/**
	 * A set of algorithms to begin with.
	 */
	public enum Profile {

		/** What current clients have, without anything known to be weak. */
		MODERN,

		/** In addition what clients of the last ten years need. */
		COMPATIBLE

	}

	/**
	 * Algorithms: a profile, and for each kind a list that replaces it or edits of the
	 * form {@code +name} and {@code -name}.
	 *
	 * @param profile the set to begin with
	 * @param keyExchange key exchange methods
	 * @param ciphers ciphers
	 * @param macs message authentication codes
	 * @param hostKey signature algorithms of host keys
	 * @param publicKey signature algorithms of users' keys
	 */
	public record Algorithms(Profile profile, List<String> keyExchange, List<String> ciphers, List<String> macs,
			List<String> hostKey, List<String> publicKey) {

	}

	/**
	 * How clients log in.
	 *
	 * @param methods the alternatives, each a sequence of method names
	 * @param maxAttempts after how many failures to disconnect
	 */
	public record Authentication(List<List<String>> methods, int maxAttempts) {

		/**
		 * Return the methods of all alternatives.
		 * @return their names, each once
		 */
		public List<String> getMethodNames() {
			return this.methods.stream().flatMap(List::stream).distinct().toList();
		}

	}

	/**
	 * When to give up on a client.
	 *
	 * @param loginGrace how long a client may take to log in
	 * @param idle how long a connection may stay without any channel, {@code null} for
	 * ever
	 * @param keepaliveInterval how often to ask the client for a sign of life,
	 * {@code null} for never
	 * @param keepaliveMaxMissed how many answers may be missing before the client is
	 * disconnected
	 */
	public record Timeouts(Duration loginGrace, @Nullable Duration idle, @Nullable Duration keepaliveInterval,
			int keepaliveMaxMissed) {

	}

	/**
	 * How much clients may have at a time. What is over a limit is refused; nothing else
	 * happens.
	 *
	 * @param startups connections that did not log in yet
	 * @param startupsPerSource how many of them one source may have, {@code null} for no
	 * limit of its own
	 * @param sources which addresses are one source
	 * @param connections how many connections may be logged in, {@code null} for no limit
	 * @param connectionsPerUser how many of them may be one user's, {@code null} for no
	 * limit
	 * @param sessionsPerConnection how many session channels a connection may have
	 */
	public record Limits(Startups startups, @Nullable Integer startupsPerSource, SourceBlocks sources,
			@Nullable Integer connections, @Nullable Integer connectionsPerUser, int sessionsPerConnection) {

	}

	/**
	 * Random early drop of connections that did not log in, as with OpenSSH's
	 * {@code MaxStartups}.
	 *
	 * @param start from how many on some are refused
	 * @param rate how many percent of them at first, 1 to 100
	 * @param full from how many on all are refused; the rate rises linearly until then
	 */
	public record Startups(int start, int rate, int full) {

	}

}
