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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.internal.key.KeyFiles;
import io.github.sshspringboot.session.SshSessionBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user is told when the application does not start.
 */
class StartFailureTests {

	private static final String NOBODY_ACTION = "Add a UserDetailsService or AuthenticationManager bean "
			+ "(spring.security.user.* creates one only in a servlet application without a JwtDecoder), set "
			+ "ssh.auth.public-key.authorized-keys, correct ssh.auth.methods, or set ssh.server.enabled=false.";

	private static final String UNWRITABLE_ACTION = "Set ssh.server.host-keys.directory to a directory that the "
			+ "application may write, or name existing keys in ssh.server.host-keys.locations and set "
			+ "ssh.server.host-keys.generate=false.";

	private final Path directory;

	StartFailureTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void autoConfigurationsAreRegistered() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())).contains(
				SshServerAutoConfiguration.class.getName(), SshSecurityAutoConfiguration.class.getName(),
				SshCommandAutoConfiguration.class.getName(), SshShellAutoConfiguration.class.getName());
	}

	@Test
	void portInUse() throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertFailure(Application.class,
					"The SSH server could not listen on 127.0.0.1:" + other.getLocalPort() + ": the port is in use.",
					"Stop the process that listens there, or set ssh.server.port to another port (0 takes a free one).",
					"ssh.server.port=" + other.getLocalPort());
		}
	}

	@Test
	void portInUseOnTheSecondAddressLeavesTheFirstFree() throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.7.0.2"))) {
			assertFailure(Application.class,
					"The SSH server could not listen on 127.7.0.2:" + other.getLocalPort() + ": the port is in use.",
					"Stop the process that listens there, or set ssh.server.port to another port (0 takes a free one).",
					"ssh.server.port=" + other.getLocalPort(), "ssh.server.address=127.7.0.1,127.7.0.2");
			try (ServerSocket first = new ServerSocket(other.getLocalPort(), 1, InetAddress.getByName("127.7.0.1"))) {
				assertThat(first.isBound()).isTrue();
			}
		}
	}

	@Test
	void noHostKey() {
		assertFailure(NoHostKeyApplication.class, "The SSH server could not start: There is no host key.",
				"Correct the configuration under ssh.server. A port below 1024 needs a privilege that most processes "
						+ "do not have: use another one, such as 2222.",
				"ssh.server.port=0");
	}

	@Test
	void noHomeForGeneratedHostKeys() {
		String home = System.getProperty("user.home");
		System.setProperty("user.home", "?");
		try {
			assertFailure(Keyless.class,
					"The host key of the SSH server cannot be stored: the user has no home directory.",
					"Set ssh.server.host-keys.directory.", "ssh.server.port=0");
		}
		finally {
			System.setProperty("user.home", home);
		}
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1", "no-such-host.invalid", "2001:db8::1" })
	void addressNotLocal(String address) {
		assertFailure(Application.class,
				"The SSH server could not listen on '" + address + "': it is not an address of this machine.",
				"Set ssh.server.address to addresses of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.",
				"ssh.server.port=0", "ssh.server.address=" + address);
	}

	@Test
	void addressOfAListenerNotLocal() {
		assertFailure(Application.class,
				"The SSH server could not listen on '192.0.2.1' for its listener 'office': it is not an address of this "
						+ "machine.",
				"Set the addresses of the listener to addresses of this machine, such as 127.0.0.1, or 0.0.0.0 for all "
						+ "of them.",
				"ssh.server.port=0", "ssh.server.listeners[0].name=office",
				"ssh.server.listeners[0].addresses=192.0.2.1", "ssh.server.listeners[0].port=0");
	}

	@Test
	void backendWithTheNameOfTheCommands() {
		assertFailure(ReservedBackendName.class,
				"The bean 'commands' is an SshSessionBackend, but that name is for the backend that runs the commands "
						+ "and the shell of the application.",
				"Give the bean another name, and name it in ssh.session.routes.", "ssh.server.port=0");
	}

	@Test
	void noWayToAuthenticate() {
		assertFailure(NobodyApplication.class,
				"""
						Nobody could log in to the SSH server:

						    - publickey: neither ssh.auth.public-key.authorized-keys nor ssh.auth.public-key.trusted-user-ca is set, and there is no AuthorizedKeysSource bean
						    - password: there is no AuthenticationManager bean, and no single UserDetailsService bean to make one
						    - keyboard-interactive: there is nothing to ask: there are neither an SshInteractiveAuthenticator bean nor OneTimeTokenService and SshOneTimeTokenDelivery beans with a UserDetailsService bean, and neither ssh.auth.totp.enabled nor ssh.auth.keyboard-interactive.password is set\
						""",
				NOBODY_ACTION);
	}

	@Test
	void configuredUserWithoutWebApplication() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(NobodyApplication.class,
				"spring.security.user.name=boss", "spring.security.user.password=secret");
		assertThat(analysis.getDescription()).startsWith("Nobody could log in to the SSH server:");
		assertThat(analysis.getAction()).isEqualTo(NOBODY_ACTION);
	}

	@Test
	void usersOfReactiveApplication() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(ReactiveUsers.class);
		assertThat(analysis.getDescription()).startsWith("Nobody could log in to the SSH server:");
		assertThat(analysis.getAction()).isEqualTo(NOBODY_ACTION + " The ReactiveUserDetailsService bean "
				+ "'reactiveUsers' is not used: SSH needs a UserDetailsService bean with the same users.");
	}

	@Test
	void keysOfUsersThatNobodyKnows() {
		assertFailure(NobodyApplication.class,
				"""
						Nobody could log in to the SSH server:

						    - publickey: there is no single UserDetailsService bean that knows the users of the keys
						    - password: there is no AuthenticationManager bean, and no single UserDetailsService bean to make one
						    - keyboard-interactive: there is nothing to ask: there are neither an SshInteractiveAuthenticator bean nor OneTimeTokenService and SshOneTimeTokenDelivery beans with a UserDetailsService bean, and neither ssh.auth.totp.enabled nor ssh.auth.keyboard-interactive.password is set\
						""",
				NOBODY_ACTION, "ssh.auth.public-key.authorized-keys=file:/keys/{username}");
	}

	@Test
	void demandedMethodThatCannotBeChecked() {
		assertFailure(Application.class,
				"""
						Nobody could log in to the SSH server:

						    - publickey: neither ssh.auth.public-key.authorized-keys nor ssh.auth.public-key.trusted-user-ca is set, and there is no AuthorizedKeysSource bean\
						""",
				NOBODY_ACTION, "ssh.auth.methods=publickey+password");
	}

	@Test
	void unknownMethod() {
		assertInvalidValue("ssh.auth.methods", "hostbased",
				"Methods are [publickey, password, keyboard-interactive], or a sequence of them such as publickey+password.");
	}

	@Test
	void noMethod() {
		assertInvalidValue("ssh.auth.methods", "",
				"There must be at least one method. Methods are [publickey, password, keyboard-interactive].");
	}

	@Test
	void authorizedKeysThatWouldLogInAnyUser() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class,
				"ssh.auth.public-key.authorized-keys=file:/keys/all");
		assertThat(analysis.getDescription()).contains("ssh.auth.public-key.authorized-keys")
			.contains("Location 'file:/keys/all' has no {username} in it: any key in the file would log in as any "
					+ "user");
	}

	@Test
	void noRequiredAuthority() {
		assertInvalidValue("ssh.auth.required-authorities", "",
				"There must be at least one authority: a login needs one of them.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ssh.server.port                               | 65536      | It must be between 0 and 65535.
			ssh.server.port                               | -1         | It must be between 0 and 65535.
			ssh.server.limits.max-sessions-per-connection | 0          | It must be positive.
			ssh.auth.max-attempts                         | 0          | It must be positive.
			ssh.server.keepalive.max-missed               | 0          | It must be positive.
			ssh.command.max-concurrent                    | 0          | It must be positive.
			ssh.command.max-queued                        | -1         | It must not be negative.
			""")
	void numberOutOfRange(String property, String value, String reason) {
		assertInvalidValue(property, value, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					ssh.server.limits.max-startups            | 10:30      | Startups     | a positive number, or 'start:rate:full'
					ssh.server.limits.source-block-size       | 24         | SourceBlocks | 'IPv4:IPv6', with 0 to 32 and 0 to
					ssh.server.proxy-protocol.trusted-proxies | balancer   | AddressBlock | an address, or a network such as
							""")
	void textThatIsNoValue(String property, String value, String type, String reason) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class, property + "=" + value);
		assertThat(analysis.getDescription()).contains("Property: " + property)
			.contains("Value: \"" + value + "\"")
			.contains(type)
			.contains("It must be " + reason);
	}

	@Test
	void badIdentification() {
		assertInvalidValue("ssh.server.identification", "with-minus",
				"It must be printable ASCII without spaces and minus signs (RFC 4253 section 4.2).");
	}

	@ParameterizedTest
	@CsvSource({ "ssh.server.timeouts.login-grace", "ssh.server.timeouts.idle", "ssh.server.timeouts.max-session",
			"ssh.server.keepalive.interval", "ssh.command.timeout" })
	void negativeDuration(String property) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class, property + "=-5s");
		assertThat(analysis.getDescription()).contains("'" + property + "'").contains("It must be positive.");
	}

	@Test
	void bannerThatCannotBeRead() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class,
				"ssh.server.banner=classpath:missing.txt");
		assertThat(analysis.getDescription()).contains("'ssh.server.banner'").contains("It cannot be read: ");
	}

	@Test
	void unknownAlgorithm() {
		assertFailure(Application.class,
				"The algorithms of the SSH server are configured wrongly: 'aes512-ctr' is not known to this server.",
				"Correct ssh.server.algorithms.ciphers.", "ssh.server.algorithms.ciphers=aes512-ctr");
	}

	@Test
	void mixedEditsOfAlgorithms() {
		assertFailure(Application.class,
				"The algorithms of the SSH server are configured wrongly: either all entries begin with + or - and "
						+ "edit the profile, or none does and they replace it.",
				"Correct ssh.server.algorithms.macs.", "ssh.server.algorithms.macs=+hmac-sha1,hmac-sha2-256");
	}

	@Test
	void missingHostKey() {
		Path file = this.directory.resolve("missing");
		FailureAnalysis analysis = FailureAnalysisCollector.start(Keyless.class,
				"ssh.server.host-keys.locations=file:" + file);
		assertThat(analysis.getDescription())
			.isEqualTo("The host key URL [file:" + file + "] cannot be read: there is no such file.");
		assertThat(analysis.getAction()).isEqualTo("Check that ssh.server.host-keys.locations names a private "
				+ "key in OpenSSH, PEM or PKCS#8 format that the application may read.");
	}

	@Test
	void hostKeyThatIsNoKey() throws Exception {
		Path file = KeyFiles.chmod("rw-------", Files.writeString(this.directory.resolve("key"), "nonsense"));
		assertFailure(Keyless.class, "The host key URL [file:" + file + "] holds no private key.",
				"Name a private key in OpenSSH, PEM or PKCS#8 format in ssh.server.host-keys.locations.",
				"ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyThatOthersMayRead() {
		Path file = KeyFiles.chmod("rw-r--r--", KeyFiles.copy("ed25519_openssh", this.directory));
		assertFailure(Keyless.class,
				"The host key URL [file:" + file + "] can be read or written by other users of this machine.",
				"Restrict it to its owner: chmod 600 " + file, "ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyWithWrongPassphrase() {
		Path file = KeyFiles.copy("rsa_pkcs8_encrypted", this.directory);
		FailureAnalysis analysis = FailureAnalysisCollector.start(Keyless.class,
				"ssh.server.host-keys.locations=file:" + file, "ssh.server.host-keys.passphrase=wrong");
		assertThat(analysis.getDescription()).isEqualTo("The host key URL [file:" + file
				+ "] cannot be read: the passphrase is wrong, or the file is damaged.");
		assertThat(analysis.getAction()).isEqualTo("Correct ssh.server.host-keys.passphrase.");
	}

	@Test
	void encryptedHostKeyWithoutPassphrase() {
		Path file = KeyFiles.copy("rsa_pkcs8_encrypted", this.directory);
		assertFailure(Keyless.class,
				"The host key URL [file:" + file + "] cannot be read: it is encrypted, and there is no passphrase.",
				"Set ssh.server.host-keys.passphrase.", "ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyOfAnUnsupportedType() throws Exception {
		byte[] key = KeyPairGenerator.getInstance("DSA").generateKeyPair().getPrivate().getEncoded();
		Path file = Files.writeString(this.directory.resolve("dsa"), "-----BEGIN PRIVATE KEY-----\n"
				+ Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
		KeyFiles.chmod("rw-------", file);
		assertFailure(Keyless.class,
				"The host key URL [file:" + file + "] is a DSA key: host keys are of the types Ed25519, ECDSA (P-256, "
						+ "P-384, P-521) and RSA.",
				"Name a key that servers can use, such as one made by ssh-keygen -t ed25519, in "
						+ "ssh.server.host-keys.locations.",
				"ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyOfABeanOfAnUnsupportedType() {
		assertFailure(UnsupportedHostKeyApplication.class,
				"The host key of the HostKeySource is a DSA key: host keys are of the types Ed25519, ECDSA (P-256, "
						+ "P-384, P-521) and RSA.",
				"Return a key that servers can use, such as one made by ssh-keygen -t ed25519.", "ssh.server.port=0");
	}

	@Test
	void weakHostKey() {
		Path file = KeyFiles.copy("rsa1024_openssh", this.directory);
		assertFailure(Keyless.class,
				"The host key ssh-rsa SHA256:hpWCnoopU9rj+pFtyBz7SYVHsvuqivIptiDea58SIoQ is an RSA key with fewer "
						+ "than 2048 bits.",
				"Use a longer key, or one of type ssh-ed25519.", "ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyWithoutAlgorithm() {
		Path file = KeyFiles.copy("ecdsa_openssh", this.directory);
		assertFailure(Keyless.class,
				"The host key ecdsa-sha2-nistp256 SHA256:MhQtpaykiuiLJp0Vk8f3BCBODKt37/HXwqrptr47sZI is of no use: "
						+ "no algorithm for its type is in ssh.server.algorithms.host-key.",
				"Add +ecdsa-sha2-nistp256 to ssh.server.algorithms.host-key, or use another key.",
				"ssh.server.host-keys.locations=file:" + file);
	}

	@Test
	void hostKeyNeitherConfiguredNorGenerated() {
		assertFailure(Keyless.class, "The host key of the SSH server is not configured, and none may be generated.",
				"Name private keys in ssh.server.host-keys.locations, or set ssh.server.host-keys.generate=true.",
				"ssh.server.host-keys.generate=false");
	}

	@Test
	void hostKeyDirectoryThatCannotBeMade() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "");
		FailureAnalysis analysis = FailureAnalysisCollector.start(Keyless.class,
				"ssh.server.host-keys.directory=" + file.resolve("keys"));
		assertThat(analysis.getDescription())
			.startsWith("The host key " + file.resolve("keys") + " cannot be " + "generated: ");
		assertThat(analysis.getAction()).isEqualTo(UNWRITABLE_ACTION);
	}

	@Test
	void hostKeyDirectoryThatOthersMayWrite() throws Exception {
		Path keys = KeyFiles.chmod("rwxrwxrwx", Files.createDirectory(this.directory.resolve("keys")));
		assertFailure(Keyless.class,
				"The host key directory " + keys + " can be written by other users of this machine.",
				"Restrict it to its owner: chmod 700 " + keys, "ssh.server.host-keys.directory=" + keys);
	}

	@Test
	void generatedHostKeyThatWasDamagedStays() throws Exception {
		Path keys = Files.createDirectory(this.directory.resolve("keys"));
		KeyFiles.chmod("rwx------", keys);
		Path file = KeyFiles.chmod("rw-------", Files.writeString(keys.resolve("ssh_host_ed25519_key"), "damaged"));
		assertFailure(Keyless.class, "The host key file [" + file + "] holds no private key.",
				"Replace the file with the right key, or delete it: a new key is then generated, which clients do "
						+ "not know. Its directory is that of ssh.server.host-keys.directory.",
				"ssh.server.host-keys.directory=" + keys);
		assertThat(file).hasContent("damaged");
	}

	private static void assertInvalidValue(String property, String value, String reason) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class, property + "=" + value);
		assertThat(analysis.getDescription())
			.startsWith("Invalid value '" + value + "' for configuration property '" + property + "'")
			.endsWith(reason);
	}

	private static void assertFailure(Class<?> application, String description, String action, String... properties) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(application, properties);
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SshServerAutoConfiguration.class, SshSecurityAutoConfiguration.class,
			SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class })
	@Import(TestBeans.HostKey.class)
	static class NobodyApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(NobodyApplication.class)
	static class ReactiveUsers {

		@Bean
		ReactiveUserDetailsService reactiveUsers() {
			return new MapReactiveUserDetailsService(
					User.withUsername("admin").password("{noop}secret").roles("ADMIN").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ NobodyApplication.class, TestBeans.Users.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshSessionAutoConfiguration.class)
	@Import(Application.class)
	static class ReservedBackendName {

		@Bean
		SshSessionBackend commands() {
			return (session) -> ExitStatus.OK;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SshServerAutoConfiguration.class, SshSecurityAutoConfiguration.class,
			SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class })
	@Import(TestBeans.Users.class)
	static class Keyless {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Keyless.class)
	static class NoHostKeyApplication {

		@Bean
		HostKeySource noHostKeySource() {
			return List::of;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Keyless.class)
	static class UnsupportedHostKeyApplication {

		@Bean
		HostKeySource noHostKeySource() {
			return () -> List.of(dsaKey());
		}

		private static KeyPair dsaKey() {
			try {
				return KeyPairGenerator.getInstance("DSA").generateKeyPair();
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
