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

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.SshServerSettings.Profile;
import io.github.sshspringboot.server.internal.SshServerSettings.Startups;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.io.Resource;

/**
 * Properties of the SSH server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.server")
public class SshServerProperties {

	/**
	 * Addresses to listen on. '0.0.0.0' and '::' stand for all.
	 */
	private List<String> address = new ArrayList<>(List.of("127.0.0.1"));

	/**
	 * Port to listen on. 0 takes a free port, which is published as 'local.ssh.port'.
	 */
	private int port = 2222;

	/**
	 * Text to show before authentication, or its location with the prefix 'classpath:' or
	 * 'file:'. Sent as it is, with the line ends that it has.
	 */
	private @Nullable String banner;

	/**
	 * Software version in the identification string sent to clients.
	 */
	private String identification = "SSHSpringBoot";

	private final HostKeys hostKeys = new HostKeys();

	private final Algorithms algorithms = new Algorithms();

	private final Limits limits = new Limits();

	private final Timeouts timeouts = new Timeouts();

	private final Keepalive keepalive = new Keepalive();

	private final ProxyProtocol proxyProtocol = new ProxyProtocol();

	public List<String> getAddress() {
		return this.address;
	}

	public void setAddress(List<String> address) {
		this.address = address;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public @Nullable String getBanner() {
		return this.banner;
	}

	public void setBanner(@Nullable String banner) {
		this.banner = banner;
	}

	public String getIdentification() {
		return this.identification;
	}

	public void setIdentification(String identification) {
		this.identification = identification;
	}

	public HostKeys getHostKeys() {
		return this.hostKeys;
	}

	public Algorithms getAlgorithms() {
		return this.algorithms;
	}

	public Limits getLimits() {
		return this.limits;
	}

	public Timeouts getTimeouts() {
		return this.timeouts;
	}

	public Keepalive getKeepalive() {
		return this.keepalive;
	}

	public ProxyProtocol getProxyProtocol() {
		return this.proxyProtocol;
	}

	/**
	 * Keys by which the server proves its identity.
	 */
	public static class HostKeys {

		/**
		 * Locations of private keys in OpenSSH, PEM or PKCS#8 format. Files must not be
		 * readable by other users.
		 */
		private List<Resource> locations = new ArrayList<>();

		/**
		 * Passphrase of the encrypted keys among the locations.
		 */
		private @Nullable String passphrase;

		/**
		 * Whether to generate an Ed25519 and an RSA key, once, when there are no
		 * locations.
		 */
		private boolean generate = true;

		/**
		 * Directory of the generated keys. By default '.ssh-spring-boot' and the name of
		 * the application, in the home directory of the user that runs it.
		 */
		private @Nullable Path directory;

		public List<Resource> getLocations() {
			return this.locations;
		}

		public void setLocations(List<Resource> locations) {
			this.locations = locations;
		}

		public @Nullable String getPassphrase() {
			return this.passphrase;
		}

		public void setPassphrase(@Nullable String passphrase) {
			this.passphrase = passphrase;
		}

		public boolean isGenerate() {
			return this.generate;
		}

		public void setGenerate(boolean generate) {
			this.generate = generate;
		}

		public @Nullable Path getDirectory() {
			return this.directory;
		}

		public void setDirectory(@Nullable Path directory) {
			this.directory = directory;
		}

	}

	/**
	 * Algorithms to offer.
	 */
	public static class Algorithms {

		/**
		 * Set of algorithms to begin with: 'modern' for current clients, 'compatible' to
		 * add what older ones need.
		 */
		private Profile profile = Profile.MODERN;

		/**
		 * Key exchange methods, in the order of preference, or edits of the profile:
		 * '+name' adds, '-name' takes out.
		 */
		private List<String> keyExchange = new ArrayList<>();

		/**
		 * Ciphers, in the order of preference, or edits of the profile: '+name' adds,
		 * '-name' takes out.
		 */
		private List<String> ciphers = new ArrayList<>();

		/**
		 * Message authentication codes, in the order of preference, or edits of the
		 * profile: '+name' adds, '-name' takes out.
		 */
		private List<String> macs = new ArrayList<>();

		/**
		 * Signature algorithms of host keys, in the order of preference, or edits of the
		 * profile: '+name' adds, '-name' takes out.
		 */
		private List<String> hostKey = new ArrayList<>();

		/**
		 * Signature algorithms of users' keys, or edits of the profile: '+name' adds,
		 * '-name' takes out.
		 */
		private List<String> publicKey = new ArrayList<>();

		public Profile getProfile() {
			return this.profile;
		}

		public void setProfile(Profile profile) {
			this.profile = profile;
		}

		public List<String> getKeyExchange() {
			return this.keyExchange;
		}

		public void setKeyExchange(List<String> keyExchange) {
			this.keyExchange = keyExchange;
		}

		public List<String> getCiphers() {
			return this.ciphers;
		}

		public void setCiphers(List<String> ciphers) {
			this.ciphers = ciphers;
		}

		public List<String> getMacs() {
			return this.macs;
		}

		public void setMacs(List<String> macs) {
			this.macs = macs;
		}

		public List<String> getHostKey() {
			return this.hostKey;
		}

		public void setHostKey(List<String> hostKey) {
			this.hostKey = hostKey;
		}

		public List<String> getPublicKey() {
			return this.publicKey;
		}

		public void setPublicKey(List<String> publicKey) {
			this.publicKey = publicKey;
		}

	}

	/**
	 * How many connections and sessions there may be.
	 */
	public static class Limits {

		/**
		 * Maximum number of connections that did not log in yet, as 'start:rate:full'.
		 * From 'start' on, 'rate' percent of new connections are refused; more the more
		 * there are, and all from 'full' on. A single number refuses all from there on.
		 */
		private Startups maxStartups = new Startups(10, 30, 100);

		/**
		 * Maximum number of connections from one source that did not log in yet, or
		 * 'none'. Keep it below the start of 'max-startups': one source alone cannot shut
		 * out the others then. Raise both if many users share an address.
		 */
		private String maxStartupsPerSource = "9";

		/**
		 * Number of leading bits that the addresses of one source share, as 'IPv4:IPv6',
		 * for 'max-startups-per-source' and penalties. Sites often own all IPv6 addresses
		 * that share 64 bits.
		 */
		private SourceBlocks sourceBlockSize = new SourceBlocks(32, 128);

		/**
		 * Maximum number of connections that are logged in. Without limit by default.
		 */
		private @Nullable Integer maxConnections;

		/**
		 * Maximum number of connections that a user has logged in.
		 */
		private int maxConnectionsPerUser = 16;

		/**
		 * Maximum number of sessions, that is of commands and shells, at a time on one
		 * connection. More are refused; the connection goes on.
		 */
		private int maxSessionsPerConnection = 10;

		public Startups getMaxStartups() {
			return this.maxStartups;
		}

		public void setMaxStartups(Startups maxStartups) {
			this.maxStartups = maxStartups;
		}

		public String getMaxStartupsPerSource() {
			return this.maxStartupsPerSource;
		}

		public void setMaxStartupsPerSource(String maxStartupsPerSource) {
			this.maxStartupsPerSource = maxStartupsPerSource;
		}

		public SourceBlocks getSourceBlockSize() {
			return this.sourceBlockSize;
		}

		public void setSourceBlockSize(SourceBlocks sourceBlockSize) {
			this.sourceBlockSize = sourceBlockSize;
		}

		public @Nullable Integer getMaxConnections() {
			return this.maxConnections;
		}

		public void setMaxConnections(@Nullable Integer maxConnections) {
			this.maxConnections = maxConnections;
		}

		public int getMaxConnectionsPerUser() {
			return this.maxConnectionsPerUser;
		}

		public void setMaxConnectionsPerUser(int maxConnectionsPerUser) {
			this.maxConnectionsPerUser = maxConnectionsPerUser;
		}

		public int getMaxSessionsPerConnection() {
			return this.maxSessionsPerConnection;
		}

		public void setMaxSessionsPerConnection(int maxSessionsPerConnection) {
			this.maxSessionsPerConnection = maxSessionsPerConnection;
		}

	}

	/**
	 * How long connections may take to log in, and do nothing.
	 */
	public static class Timeouts {

		/**
		 * Maximum time from the connection to the end of authentication.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration loginGrace = Duration.ofMinutes(1);

		/**
		 * Maximum time that a connection may stay without any session, or a shell at its
		 * prompt without a key. Users of a shell are warned before. Without limit by
		 * default.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration idle;

		public Duration getLoginGrace() {
			return this.loginGrace;
		}

		public void setLoginGrace(Duration loginGrace) {
			this.loginGrace = loginGrace;
		}

		public @Nullable Duration getIdle() {
			return this.idle;
		}

		public void setIdle(@Nullable Duration idle) {
			this.idle = idle;
		}

	}

	/**
	 * Signs of life from clients.
	 */
	public static class Keepalive {

		/**
		 * Interval at which clients are asked for a sign of life. By default they are not
		 * asked.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration interval;

		/**
		 * Number of requests in a row without an answer after which the client is
		 * disconnected.
		 */
		private int maxMissed = 3;

		public @Nullable Duration getInterval() {
			return this.interval;
		}

		public void setInterval(@Nullable Duration interval) {
			this.interval = interval;
		}

		public int getMaxMissed() {
			return this.maxMissed;
		}

		public void setMaxMissed(int maxMissed) {
			this.maxMissed = maxMissed;
		}

	}

	/**
	 * PROXY protocol, by which a balancer tells the address of the client.
	 */
	public static class ProxyProtocol {

		/**
		 * Addresses and networks of balancers, such as '10.0.0.0/8'. Their connections
		 * must begin with a header of the PROXY protocol, version 1 or 2; those of others
		 * must not. By default there are none.
		 */
		private List<AddressBlock> trustedProxies = new ArrayList<>();

		public List<AddressBlock> getTrustedProxies() {
			return this.trustedProxies;
		}

		public void setTrustedProxies(List<AddressBlock> trustedProxies) {
			this.trustedProxies = trustedProxies;
		}

	}

}
