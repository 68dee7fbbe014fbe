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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.AlgorithmProfile;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.Startups;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * {@link ConfigurationProperties Configuration properties} for the SSH server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.server")
public class SshServerProperties {

	/**
	 * Addresses to listen on. '0.0.0.0' and '::' stand for all addresses, 'unix:' and a
	 * path for a Unix-domain socket, and 'inherited:' for the socket that systemd or
	 * inetd hands over as standard input.
	 */
	private List<String> address = new ArrayList<>(List.of("127.0.0.1"));

	/**
	 * Port to listen on. Use 0 for a free port, which is published as 'local.ssh.port'.
	 */
	private int port = 2222;

	/**
	 * Text to show before authentication, or its location with the prefix 'classpath:' or
	 * 'file:'. The text is sent unchanged, including its line endings.
	 */
	private @Nullable String banner;

	/**
	 * Software version in the identification string that is sent to clients.
	 */
	private String identification = "SSHSpringBoot";

	/**
	 * Whether clients may compress connections after the login ('zlib@openssh.com').
	 */
	private boolean compression;

	/**
	 * Further listeners, each with addresses, login methods and authorities of its own.
	 */
	private List<Listener> listeners = new ArrayList<>();

	private final UnixSocket unixSocket = new UnixSocket();

	private final HostKeys hostKeys = new HostKeys();

	private final Algorithms algorithms = new Algorithms();

	private final Limits limits = new Limits();

	private final Timeouts timeouts = new Timeouts();

	private final Keepalive keepalive = new Keepalive();

	private final Rekey rekey = new Rekey();

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

	public boolean isCompression() {
		return this.compression;
	}

	public void setCompression(boolean compression) {
		this.compression = compression;
	}

	public List<Listener> getListeners() {
		return this.listeners;
	}

	public void setListeners(List<Listener> listeners) {
		this.listeners = listeners;
	}

	public UnixSocket getUnixSocket() {
		return this.unixSocket;
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

	public Rekey getRekey() {
		return this.rekey;
	}

	public ProxyProtocol getProxyProtocol() {
		return this.proxyProtocol;
	}

	/**
	 * Properties for a further listener.
	 */
	public static class Listener {

		/**
		 * Name of the listener, by which metrics, health and policies know it. It must
		 * not be 'default', which is the name of the first one.
		 */
		private @Nullable String name;

		/**
		 * Addresses to listen on, of the same forms as 'ssh.server.address'.
		 */
		private List<String> addresses = new ArrayList<>(List.of("127.0.0.1"));

		/**
		 * Port to listen on. Use 0 for a free port, which is published as
		 * 'local.ssh.name.port' with the name of the listener.
		 */
		private @Nullable Integer port;

		/**
		 * Login methods, of the same form as 'ssh.auth.methods'. By default, they are
		 * those of the first listener.
		 */
		private @Nullable List<String> methods;

		/**
		 * Authorities of which a user needs any one to log in here, in place of those of
		 * 'ssh.auth.required-authorities'.
		 */
		private @Nullable List<String> requiredAuthorities;

		/**
		 * Text to show before authentication, of the same form as 'ssh.server.banner'. By
		 * default, it is that of the first listener. An empty text is none.
		 */
		private @Nullable String banner;

		/**
		 * What clients may use their connections for. By default, that is everything that
		 * the server offers.
		 */
		private Set<SshService> carries = EnumSet.allOf(SshService.class);

		private final UnixSocket unixSocket = new UnixSocket();

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public List<String> getAddresses() {
			return this.addresses;
		}

		public void setAddresses(List<String> addresses) {
			this.addresses = addresses;
		}

		public @Nullable Integer getPort() {
			return this.port;
		}

		public void setPort(@Nullable Integer port) {
			this.port = port;
		}

		public @Nullable List<String> getMethods() {
			return this.methods;
		}

		public void setMethods(@Nullable List<String> methods) {
			this.methods = methods;
		}

		public @Nullable List<String> getRequiredAuthorities() {
			return this.requiredAuthorities;
		}

		public void setRequiredAuthorities(@Nullable List<String> requiredAuthorities) {
			this.requiredAuthorities = requiredAuthorities;
		}

		public @Nullable String getBanner() {
			return this.banner;
		}

		public void setBanner(@Nullable String banner) {
			this.banner = banner;
		}

		public Set<SshService> getCarries() {
			return this.carries;
		}

		public void setCarries(Set<SshService> carries) {
			this.carries = carries;
		}

		public UnixSocket getUnixSocket() {
			return this.unixSocket;
		}

	}

	/**
	 * Properties for the files of Unix-domain sockets.
	 */
	public static class UnixSocket {

		/**
		 * Permissions of the file in octal digits, in quotes in a YAML file. Clients need
		 * the permission to write.
		 */
		private String mode = "0600";

		/**
		 * Group of the file. By default, it is that of the process.
		 */
		private @Nullable String group;

		public String getMode() {
			return this.mode;
		}

		public void setMode(String mode) {
			this.mode = mode;
		}

		public @Nullable String getGroup() {
			return this.group;
		}

		public void setGroup(@Nullable String group) {
			this.group = group;
		}

	}

	/**
	 * Properties for the keys that prove the identity of the server.
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
		 * Whether to generate an Ed25519 key and an RSA key once if there are no
		 * locations.
		 */
		private boolean generate = true;

		/**
		 * Directory of the generated keys. By default, '.ssh-spring-boot' and the name of
		 * the application in the home directory of the user that runs it.
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
	 * Properties for the algorithms to offer.
	 */
	public static class Algorithms {

		/**
		 * Set of algorithms to start from: 'modern' for current clients, or 'compatible'
		 * to add what older clients need.
		 */
		private AlgorithmProfile profile = AlgorithmProfile.MODERN;

		/**
		 * Key exchange methods in the order of preference, or changes to the profile:
		 * '+name' adds a method, '-name' removes it.
		 */
		private List<String> keyExchange = new ArrayList<>();

		/**
		 * Ciphers in the order of preference, or changes to the profile: '+name' adds a
		 * cipher, '-name' removes it.
		 */
		private List<String> ciphers = new ArrayList<>();

		/**
		 * Message authentication codes in the order of preference, or changes to the
		 * profile: '+name' adds a code, '-name' removes it.
		 */
		private List<String> macs = new ArrayList<>();

		/**
		 * Signature algorithms for host keys in the order of preference, or changes to
		 * the profile: '+name' adds an algorithm, '-name' removes it.
		 */
		private List<String> hostKey = new ArrayList<>();

		/**
		 * Signature algorithms for the keys of users, or changes to the profile: '+name'
		 * adds an algorithm, '-name' removes it.
		 */
		private List<String> publicKey = new ArrayList<>();

		public AlgorithmProfile getProfile() {
			return this.profile;
		}

		public void setProfile(AlgorithmProfile profile) {
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
	 * Properties for the number of connections and sessions.
	 */
	public static class Limits {

		/**
		 * Maximum number of connections that have not logged in yet, as
		 * 'start:rate:full'. From 'start' on, 'rate' percent of new connections are
		 * refused, increasing with their number up to all of them at 'full'. A single
		 * number refuses all new connections from that number on.
		 */
		private Startups maxStartups = new Startups(10, 30, 100);

		/**
		 * Maximum number of connections from one source that have not logged in yet, or
		 * 'none'. Keep it below the start of 'max-startups', so that one source alone
		 * cannot shut out the others. Raise both if many users share an address.
		 */
		private String maxStartupsPerSource = "9";

		/**
		 * Number of leading bits that the addresses of one source share, as 'IPv4:IPv6',
		 * for 'max-startups-per-source' and penalties. Sites often own all IPv6 addresses
		 * that share 64 bits.
		 */
		private SourceBlocks sourceBlockSize = new SourceBlocks(32, 128);

		/**
		 * Maximum number of connections that are logged in. By default, there is no
		 * limit.
		 */
		private @Nullable Integer maxConnections;

		/**
		 * Maximum number of connections that one user has logged in.
		 */
		private int maxConnectionsPerUser = 16;

		/**
		 * Maximum number of sessions (commands and shells) at the same time on one
		 * connection. Further sessions are refused, and the connection stays open.
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
	 * Properties for the time that connections may take to log in, and may be idle.
	 */
	public static class Timeouts {

		/**
		 * Maximum time from the connection to the end of authentication.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration loginGrace = Duration.ofMinutes(1);

		/**
		 * Maximum time that a connection may stay without a session, or a shell at its
		 * prompt without a keystroke. Users of a shell are warned first. By default,
		 * there is no limit.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration idle;

		/**
		 * Maximum time that a session, such as a command or a shell, may last, whatever
		 * it does. Users at a terminal are warned first. By default, there is no limit.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration maxSession;

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

		public @Nullable Duration getMaxSession() {
			return this.maxSession;
		}

		public void setMaxSession(@Nullable Duration maxSession) {
			this.maxSession = maxSession;
		}

	}

	/**
	 * Properties for keepalive requests to clients.
	 */
	public static class Keepalive {

		/**
		 * Interval at which clients are asked for a sign of life. By default, they are
		 * not asked.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration interval;

		/**
		 * Number of consecutive requests without an answer after which a client is
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
	 * Properties for the renewal of the keys that encrypt a connection.
	 */
	public static class Rekey {

		/**
		 * Amount of data, sent or received, after which the server renews the keys of a
		 * connection.
		 */
		private DataSize bytes = DataSize.ofGigabytes(1);

		/**
		 * Time after which the server renews the keys of a connection, when data is next
		 * sent or received.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration time = Duration.ofHours(1);

		public DataSize getBytes() {
			return this.bytes;
		}

		public void setBytes(DataSize bytes) {
			this.bytes = bytes;
		}

		public Duration getTime() {
			return this.time;
		}

		public void setTime(Duration time) {
			this.time = time;
		}

	}

	/**
	 * Properties for the PROXY protocol, with which a load balancer forwards the address
	 * of the client.
	 */
	public static class ProxyProtocol {

		/**
		 * Addresses and networks of load balancers, such as '10.0.0.0/8'. Their
		 * connections must begin with a header of the PROXY protocol, version 1 or 2;
		 * connections of others must not. By default, there are none.
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
