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

package io.github.sshspringboot.security.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.key.ResourceAuthorizedKeysSource;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for logins with public keys.
 */
@ExtendWith(OutputCaptureExtension.class)
class PublicKeyLoginTests {

	private static final AtomicInteger versions = new AtomicInteger();

	private static SshTestServer server;

	private static KeyPair adminKey;

	private static KeyPair otherKey;

	@TempDir
	static Path directory;

	private Keys keys;

	private Users users;

	private RecordedEvents events;

	@BeforeAll
	static void startServer() throws GeneralSecurityException {
		adminKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		otherKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		server = SshTestServer.start(List.of(Keys.class, Users.class, RecordedEvents.class),
				"ssh.auth.public-key.authorized-keys=file:" + directory + "/keys/{username}");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void reset() throws IOException {
		Files.deleteIfExists(directory.resolve("keys/admin"));
		this.keys = server.getBean(Keys.class);
		this.users = server.getBean(Users.class);
		this.events = server.getBean(RecordedEvents.class);
		this.keys.byUser.clear();
		this.keys.byUser.put("admin", List.of(authorized(adminKey)));
		this.keys.byUser.put("other", List.of(authorized(otherKey)));
		this.keys.calls.set(0);
		this.users.loaded.clear();
		this.events.take();
	}

	private static AuthorizedKey authorized(KeyPair key) {
		return new AuthorizedKey(SshTestServer.publicKey(key.getPublic()));
	}

	@ParameterizedTest
	@CsvSource({ "ssh-ed25519, 256", "ecdsa-sha2-nistp256, 256", "ecdsa-sha2-nistp384, 384", "ecdsa-sha2-nistp521, 521",
			"ssh-rsa, 2048", "ssh-rsa, 3072" })
	void keyLogsInWithOneEvent(String type, int bits) throws Exception {
		KeyPair key = KeyUtils.generateKeyPair(type, bits);
		this.keys.byUser.put("admin", List.of(authorized(key)));
		try (TestSession session = server.login("admin", key)) {
			assertThat(SshTestServer.exec(session, "whoami").outputText())
				.isEqualTo("admin [FACTOR_SSH_PUBLICKEY, ROLE_ADMIN]\n");
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin");
	}

	@ParameterizedTest
	@CsvSource({ "rsa-sha2-512, SHA512withRSA, true", "rsa-sha2-256, SHA256withRSA, true",
			"ssh-rsa, SHA1withRSA, false" })
	void rsaKeySignsWithSha2Only(String algorithm, String signature, boolean accepted) throws Exception {
		KeyPair key = KeyUtils.generateKeyPair("ssh-rsa", 2048);
		this.keys.byUser.put("admin", List.of(authorized(key)));
		try (TestSession session = server.connectRaw()) {
			Signature signer = Signature.getInstance(signature);
			signer.initSign(key.getPrivate());
			signer.update(message(session, algorithm, blob(key)));
			ByteArrayBuffer proof = new ByteArrayBuffer();
			proof.putString(algorithm);
			proof.putBytes(signer.sign());
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true, algorithm,
					blob(key), proof.getCompactData());
			assertThat(session.next().type())
				.isEqualTo(accepted ? SshConstants.SSH_MSG_USERAUTH_SUCCESS : SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void rsaKeyOf1024BitsIsRefused(CapturedOutput output) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(1024);
		KeyPair key = generator.generateKeyPair();
		Path file = write("admin", PublicKeyEntry.toString(key.getPublic()));
		assertThat(server.canLogin("admin", adminKey)).isTrue();
		assertThat(server.canLogin("admin", key)).isFalse();
		assertThat(output).contains("Line 1").contains(file.toString()).contains("2048");
	}

	@ParameterizedTest
	@CsvSource({ "65537, 20000", "1, 3072", "2, 3072", "-1, 3072", "65537, 100000" })
	void rsaKeyWithoutSafeNumbersIsRefusedAndOthersLogIn(int exponent, int bits) throws Exception {
		BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
		ByteArrayBuffer key = new ByteArrayBuffer();
		key.putString("ssh-rsa");
		key.putMPInt((exponent > 0) ? BigInteger.valueOf(exponent) : modulus.subtract(BigInteger.TWO));
		key.putMPInt(modulus);
		assertUnusable("rsa-sha2-256", key.getCompactData(), (message) -> padded(message, bits / Byte.SIZE));
	}

	@ParameterizedTest
	@CsvSource({ "nistp256, 32", "nistp384, 48", "nistp521, 66" })
	void ecdsaKeyOffItsCurveIsRefusedAndOthersLogIn(String curve, int length) throws Exception {
		String type = "ecdsa-sha2-" + curve;
		for (int last : new int[] { 0, 1 }) {
			byte[] point = new byte[2 * length + 1];
			point[0] = 4;
			point[2 * length] = (byte) last;
			ByteArrayBuffer key = new ByteArrayBuffer();
			key.putString(type);
			key.putString(curve);
			key.putBytes(point);
			ByteArrayBuffer numbers = new ByteArrayBuffer();
			numbers.putMPInt(BigInteger.ONE);
			numbers.putMPInt(BigInteger.ONE);
			assertUnusable(type, key.getCompactData(), (message) -> numbers.getCompactData());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "01", "02", "ff" })
	void ed25519KeyOfAFewPointsIsRefusedAndOthersLogIn(String first) throws Exception {
		ByteArrayBuffer key = new ByteArrayBuffer();
		key.putString("ssh-ed25519");
		key.putBytes(HexFormat.of().parseHex(first + ("ff".equals(first) ? first : "00").repeat(31)));
		assertUnusable("ssh-ed25519", key.getCompactData(),
				(message) -> HexFormat.of().parseHex("01" + "00".repeat(63)));
	}

	/**
	 * Assert that a key logs nobody in, although it is authorized.
	 */
	private void assertUnusable(String algorithm, byte[] key, UnaryOperator<byte[]> signer) throws Exception {
		this.keys.byUser.put("admin", List.of(authorized(adminKey), new AuthorizedKey(SshPublicKey.decode(key))));
		try (TestSession session = server.connectRaw()) {
			ByteArrayBuffer proof = new ByteArrayBuffer();
			proof.putString(algorithm);
			proof.putBytes(signer.apply(message(session, algorithm, key)));
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true, algorithm,
					key, proof.getCompactData());
			assertThat(session).receivesFailure();
		}
		assertThat(server.canLogin("admin", adminKey)).isTrue();
	}

	/**
	 * Return what a signature with SHA-256 and the exponent 1 would be.
	 */
	private static byte[] padded(byte[] message, int length) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
			String info = "003031300d060960864801650304020105000420" + HexFormat.of().formatHex(hash);
			return HexFormat.of().parseHex("0001" + "ff".repeat(length - 2 - info.length() / 2) + info);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] message(TestSession session, String algorithm, byte[] key) {
		ByteArrayBuffer signed = new ByteArrayBuffer();
		signed.putBytes(session.getSessionId());
		signed.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		List.of("admin", "ssh-connection", "publickey").forEach(signed::putString);
		signed.putBoolean(true);
		signed.putString(algorithm);
		signed.putBytes(key);
		return signed.getCompactData();
	}

	@Test
	void keyOfOneUserNeverLogsInAnother() throws IOException {
		assertThat(server.canLogin("other", adminKey)).isFalse();
		assertThat(server.canLogin("admin", otherKey)).isFalse();
		assertThat(server.canLogin("customer", adminKey)).isFalse();
		assertThat(server.canLogin("other", otherKey)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "locked", "disabled", "expired", "credentials-expired" })
	void accountInBadStandingIsRefusedWithOneEvent(String username) throws IOException {
		this.keys.byUser.put(username, List.of(authorized(adminKey)));
		assertThat(server.canLogin(username, adminKey)).isFalse();
		assertThat(this.events.take()).hasSize(1)
			.first()
			.asString()
			.startsWith("AuthenticationFailure")
			.endsWith(username);
	}

	@Test
	void userWithoutRequiredAuthorityIsRefused(CapturedOutput output) throws IOException {
		this.keys.byUser.put("customer", List.of(authorized(adminKey)));
		assertThat(server.canLogin("customer", adminKey)).isFalse();
		assertThat(output).contains("'customer'").contains("ssh.auth.required-authorities");
	}

	@Test
	void keyOfAUserThatDoesNotExistIsRefusedWithOneEvent() throws IOException {
		this.keys.byUser.put("nobody", List.of(authorized(adminKey)));
		assertThat(server.canLogin("nobody", adminKey)).isFalse();
		assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent nobody");
	}

	@Test
	void failingSourceOfKeysRefusesAndDoesNotHarmOthers() throws IOException {
		assertThat(server.canLogin("broken", adminKey)).isFalse();
		assertThat(server.canLogin("admin", adminKey)).isTrue();
	}

	@Test
	void probesDoNotFillTheLogWithTheFailuresOfASource(CapturedOutput output) throws Exception {
		try (TestSession session = server.connectRaw()) {
			for (int i = 0; i < 3; i++) {
				probe(session, "broken", adminKey);
				assertThat(session).receivesFailure();
			}
		}
		assertThat(output.getOut().split("A source of authorized keys failed", -1)).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void probeIsAnsweredWithoutLoginWithoutEventAndWithoutLoadingTheUser() throws Exception {
		try (TestSession session = server.connectRaw()) {
			probe(session, "admin", adminKey);
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PK_OK);
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			TestSession.Message answer = session.next();
			assertThat(answer.type()).isNotEqualTo(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION)
				.isNotEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
		try (TestSession session = server.connectRaw()) {
			probe(session, "admin", adminKey);
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PK_OK);
			this.events.take();
			probe(session, "admin", otherKey);
			assertThat(session).receivesFailure();
			assertThat(this.events.take()).isEmpty();
			assertThat(this.users.loaded).isEmpty();
		}
	}

	@Test
	void probeTakesTheSameWorkForKnownAndUnknownUsers() throws Exception {
		int known = countWork("admin");
		int unknown = countWork("nobody");
		assertThat(known).isEqualTo(1);
		assertThat(unknown).isEqualTo(known);
		assertThat(this.users.loaded).isEmpty();
		assertThat(this.events.take()).isEmpty();
	}

	/**
	 * The keys are remembered for a second, which a login may exceed.
	 */
	@Test
	void loginLooksAtTheKeysOnce() {
		await().atMost(SshTestServer.SOON).untilAsserted(() -> {
			this.keys.calls.set(0);
			assertThat(server.canLogin("admin", adminKey)).isTrue();
			assertThat(this.keys.calls).hasValue(1);
		});
	}

	@Test
	void attemptAfterARefusalLooksAtTheKeysAsTheyAre() throws Exception {
		SigningKey key = new SigningKey();
		this.keys.byUser.put("locked", List.of(new AuthorizedKey(key.getKey())));
		byte[] encoded = key.getKey().getEncoded();
		try (TestSession session = server.connectRaw()) {
			assertThat(key.login(session, "locked", "ssh-ed25519", encoded, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			this.keys.byUser.remove("locked");
			this.events.take();
			assertThat(key.login(session, "locked", "ssh-ed25519", encoded, null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
		assertThat(this.keys.calls).hasValue(2);
		assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent locked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-dss", "ssh-ed448" })
	void signatureWithAKeyOfAnUnknownTypeFailsWithOneEvent(String type) throws Exception {
		ByteArrayBuffer key = new ByteArrayBuffer();
		key.putString(type);
		key.putBytes(new byte[57]);
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true, type,
					key.getCompactData(), new byte[114]);
			assertThat(session).receivesFailure();
			assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
		}
	}

	private int countWork(String username) throws Exception {
		this.keys.calls.set(0);
		try (TestSession session = server.connectRaw()) {
			probe(session, username, otherKey);
			assertThat(session).receivesFailure();
		}
		return this.keys.calls.get();
	}

	@Test
	void signatureByAnotherKeyFailsWithOneEvent() throws Exception {
		KeyPair forged = new KeyPair(adminKey.getPublic(), otherKey.getPrivate());
		assertThat(server.canLogin("admin", forged)).isFalse();
		assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
		assertThat(this.users.loaded).isEmpty();
	}

	@Test
	void signatureWithAnUnknownKeyFailsWithOneEvent() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true,
					"ssh-ed25519", blob(otherKey), new byte[64]);
			assertThat(session).receivesFailure();
			assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../admin", "../keys/admin", "%2e%2e%2fadmin", "%2e%2e/keys/admin", "a/b", "admin\0",
			"admin\0.pub", "/etc/passwd", "..", ".", "..\\admin", "", " admin", "admin ", "admin\n", "~admin", "-admin",
			"file:admin", "{username}", "${user.home}", "*", "?dmin", "admin#x", "admin?x" })
	void userNameThatIsNoFileNameFindsAndReadsNothing(String username) throws IOException {
		write("admin", PublicKeyEntry.toString(otherKey.getPublic()));
		write("../secret", "no key but a secret");
		assertThat(server.canLogin("admin", otherKey)).isTrue();
		CountingLoader loader = new CountingLoader();
		ResourceAuthorizedKeysSource source = new ResourceAuthorizedKeysSource(
				List.of("file:" + directory + "/keys/{username}"), loader);
		assertThat(source.getAuthorizedKeys(username)).isEmpty();
		assertThat(loader.locations).isEmpty();
		if (!username.isEmpty()) {
			assertThat(server.canLogin(username, otherKey)).isFalse();
		}
	}

	@Test
	void veryLongUserNameFindsNothing() throws IOException {
		assertThat(server.canLogin("a".repeat(20_000), adminKey)).isFalse();
		assertThat(server.canLogin("admin", adminKey)).isTrue();
	}

	@Test
	void lineThatCannotBeUsedCostsThatLineOnly(CapturedOutput output) throws IOException {
		String line = PublicKeyEntry.toString(otherKey.getPublic());
		Path file = write("admin", """
				# a comment

				ssh-ed25519 AAAAnot-base64
				no-such-option %s
				%s
				ssh-ed25519
				""".formatted(PublicKeyEntry.toString(adminKey.getPublic()), line));
		this.keys.byUser.clear();
		assertThat(server.canLogin("admin", otherKey)).isTrue();
		assertThat(server.canLogin("admin", adminKey)).as("the line with an unknown option").isFalse();
		assertThat(output).contains("Line 3 of")
			.contains("Line 4 of")
			.contains("Line 6 of")
			.doesNotContain("Line 1 of")
			.doesNotContain("Line 5 of")
			.contains(file.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-rw----", "rw----rw-" })
	void fileThatOthersCanWriteIsNotUsed(String permissions, CapturedOutput output) throws IOException {
		this.keys.byUser.clear();
		Path file = write("admin", PublicKeyEntry.toString(otherKey.getPublic()));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		assertThat(server.canLogin("admin", otherKey)).isFalse();
		assertThat(output).contains(file.toString()).contains("chmod 600");
	}

	@Test
	void fileInADirectoryThatAllCanWriteIsNotUsed(CapturedOutput output) throws IOException {
		this.keys.byUser.clear();
		Path file = write("admin", PublicKeyEntry.toString(otherKey.getPublic()));
		Path parent = Objects.requireNonNull(file.getParent());
		try {
			Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
			assertThat(server.canLogin("admin", otherKey)).isFalse();
			assertThat(output).contains(file.toString())
				.contains("chmod o-w ")
				.contains(parent.toRealPath().toString());
		}
		finally {
			Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		assertThat(server.canLogin("admin", otherKey)).isTrue();
	}

	@Test
	void permissionsThatAreMendedCountAtOnce() throws IOException {
		this.keys.byUser.clear();
		Path file = write("admin", PublicKeyEntry.toString(otherKey.getPublic()));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(server.canLogin("admin", otherKey)).isFalse();
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		assertThat(server.canLogin("admin", otherKey)).isTrue();
	}

	@Test
	void changedFileIsReadAgain() throws IOException {
		this.keys.byUser.clear();
		Path file = write("admin", PublicKeyEntry.toString(otherKey.getPublic()));
		assertThat(server.canLogin("admin", otherKey)).isTrue();
		write("admin", PublicKeyEntry.toString(adminKey.getPublic()));
		assertThat(server.canLogin("admin", otherKey)).isFalse();
		assertThat(server.canLogin("admin", adminKey)).isTrue();
		Files.delete(file);
		assertThat(server.canLogin("admin", adminKey)).isFalse();
	}

	private static Path write(String name, String content) throws IOException {
		Path file = directory.resolve("keys").resolve(name).normalize();
		Files.createDirectories(file.getParent());
		Files.deleteIfExists(file);
		Files.writeString(file, content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(versions.incrementAndGet())));
		return file;
	}

	private static void probe(TestSession session, String username, KeyPair key) throws IOException {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey", false,
				"ssh-ed25519", blob(key));
	}

	private static byte[] blob(KeyPair key) {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(key.getPublic());
		return buffer.getCompactData();
	}

	static class CountingLoader extends DefaultResourceLoader {

		private final List<String> locations = new CopyOnWriteArrayList<>();

		@Override
		public Resource getResource(String location) {
			this.locations.add(location);
			return super.getResource(location);
		}

	}

	static class Keys implements AuthorizedKeysSource {

		private final Map<String, List<AuthorizedKey>> byUser = new ConcurrentHashMap<>();

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			this.calls.incrementAndGet();
			if ("broken".equals(username)) {
				throw new IllegalStateException("for a test");
			}
			return this.byUser.getOrDefault(username, List.of());
		}

	}

	static class Users implements UserDetailsService {

		private final List<String> loaded = new CopyOnWriteArrayList<>();

		@Override
		public UserDetails loadUserByUsername(String username) {
			this.loaded.add(username);
			User.UserBuilder user = User.withUsername(username).password("{noop}secret").roles("ADMIN");
			return switch (username) {
				case "admin", "other", "broken" -> user.build();
				case "customer" -> user.roles("CUSTOMER").build();
				case "locked" -> user.accountLocked(true).build();
				case "disabled" -> user.disabled(true).build();
				case "expired" -> user.accountExpired(true).build();
				case "credentials-expired" -> user.credentialsExpired(true).build();
				default -> throw new UsernameNotFoundException("for a test");
			};
		}

	}

}
