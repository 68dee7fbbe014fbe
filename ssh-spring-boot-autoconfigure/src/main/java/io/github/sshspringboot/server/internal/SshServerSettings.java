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

package io.github.sshspringboot.server.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

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
	 * Return a builder of settings for a server on a free port of the loopback address,
	 * whose users log in with a password.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

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

		/**
		 * Return the limits that are set, by the names of their properties.
		 * @return the limits, that of {@code max-startups} being the number from which on
		 * all are refused
		 */
		public Map<String, Integer> byName() {
			Map<String, Integer> limits = new LinkedHashMap<>();
			limits.put("max-startups", this.startups.full());
			if (this.startupsPerSource != null) {
				limits.put("max-startups-per-source", this.startupsPerSource);
			}
			if (this.connections != null) {
				limits.put("max-connections", this.connections);
			}
			if (this.connectionsPerUser != null) {
				limits.put("max-connections-per-user", this.connectionsPerUser);
			}
			limits.put("max-sessions-per-connection", this.sessionsPerConnection);
			return Collections.unmodifiableMap(limits);
		}

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

		private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?::(\\d{1,3}):(\\d{1,9}))?");

		private static final int ALL = 100;

		public Startups {
			Assert.isTrue(start > 0 && rate > 0 && rate <= ALL && full >= start,
					"It must be a positive number, or 'start:rate:full' with a rate of 1 to 100 percent and 'full' not "
							+ "below 'start'");
		}

		/**
		 * Return the startups that a text describes.
		 * @param text {@code start:rate:full}, or the number from which on all are
		 * refused
		 * @return the startups
		 * @throws IllegalArgumentException if the text describes none
		 */
		public static Startups of(String text) {
			Assert.notNull(text, "'text' must not be null");
			Matcher matcher = TEXT.matcher(text);
			int start = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
			return (start == 0 || matcher.group(2) == null) ? new Startups(start, ALL, start)
					: new Startups(start, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
		}

		/**
		 * Return the text form, which {@link #of} reads.
		 * @return the numbers
		 */
		@Override
		public String toString() {
			return this.start + ":" + this.rate + ":" + this.full;
		}

	}

	/**
	 * Builder of {@link SshServerSettings}.
	 */
	public static final class Builder {

		private List<String> addresses = List.of("127.0.0.1");

		private int port;

		private String identification = "SSHSpringBoot";

		private @Nullable String banner;

		private Algorithms algorithms = new Algorithms(Profile.MODERN, List.of(), List.of(), List.of(), List.of(),
				List.of());

		private Authentication authentication = new Authentication(List.of(List.of(PasswordMethod.NAME)), 6);

		private Timeouts timeouts = new Timeouts(Duration.ofMinutes(1), null, null, 3);

		private List<String> acceptEnvironment = List.of();

		private Limits limits = new Limits(new Startups(10, 30, 100), null, new SourceBlocks(32, 128), null, null, 10);

		private List<AddressBlock> trustedProxies = List.of();

		private Builder() {
		}

		/**
		 * Set the addresses to listen on.
		 * @param addresses the addresses to listen on
		 * @return this builder
		 */
		public Builder addresses(List<String> addresses) {
			this.addresses = addresses;
			return this;
		}

		/**
		 * Set the port to listen on, 0 for a free one.
		 * @param port the port to listen on, 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the software version to tell clients.
		 * @param identification the software version to tell clients
		 * @return this builder
		 */
		public Builder identification(String identification) {
			this.identification = identification;
			return this;
		}

		/**
		 * Set the text to send before authentication.
		 * @param banner the text to send before authentication
		 * @return this builder
		 */
		public Builder banner(@Nullable String banner) {
			this.banner = banner;
			return this;
		}

		/**
		 * Set the algorithms to offer.
		 * @param algorithms the algorithms to offer
		 * @return this builder
		 */
		public Builder algorithms(Algorithms algorithms) {
			this.algorithms = algorithms;
			return this;
		}

		/**
		 * Set how clients log in.
		 * @param authentication how clients log in
		 * @return this builder
		 */
		public Builder authentication(Authentication authentication) {
			this.authentication = authentication;
			return this;
		}

		/**
		 * Set when to give up on a client.
		 * @param timeouts when to give up on a client
		 * @return this builder
		 */
		public Builder timeouts(Timeouts timeouts) {
			this.timeouts = timeouts;
			return this;
		}

		/**
		 * Set the patterns of the environment variables to accept.
		 * @param acceptEnvironment the patterns of the environment variables to accept
		 * @return this builder
		 */
		public Builder acceptEnvironment(List<String> acceptEnvironment) {
			this.acceptEnvironment = acceptEnvironment;
			return this;
		}

		/**
		 * Set how much clients may have at a time.
		 * @param limits how much clients may have at a time
		 * @return this builder
		 */
		public Builder limits(Limits limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * Set the balancers.
		 * @param trustedProxies the balancers
		 * @return this builder
		 */
		public Builder trustedProxies(List<AddressBlock> trustedProxies) {
			this.trustedProxies = trustedProxies;
			return this;
		}

		/**
		 * Return the settings.
		 * @return the settings
		 */
		public SshServerSettings build() {
			return new SshServerSettings(this.addresses, this.port, this.identification, this.banner, this.algorithms,
					this.authentication, this.timeouts, this.acceptEnvironment, this.limits, this.trustedProxies);
		}

	}

}
