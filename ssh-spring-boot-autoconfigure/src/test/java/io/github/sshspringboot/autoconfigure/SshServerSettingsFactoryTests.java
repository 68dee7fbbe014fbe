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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.internal.AlgorithmProfile;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshListenerSettings.UnixSocket;
import io.github.sshspringboot.server.internal.SshServerSettings;
import io.github.sshspringboot.server.internal.SshServerSettings.Algorithms;
import io.github.sshspringboot.server.internal.SshServerSettings.Limits;
import io.github.sshspringboot.server.internal.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.internal.SshServerSettings.Transport;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.Startups;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshServerSettingsFactory}.
 */
class SshServerSettingsFactoryTests {

	private static final List<List<String>> METHODS = List.of(List.of("publickey", "password"), List.of("password"));

	@Test
	void everyPropertyReachesTheSettings() {
		assertThat(create("ssh.server.address=10.0.0.1,::1", "ssh.server.port=22", "ssh.server.identification=Orders",
				"ssh.server.banner=Hello", "ssh.server.algorithms.profile=compatible",
				"ssh.server.algorithms.key-exchange=kex", "ssh.server.algorithms.ciphers=cipher",
				"ssh.server.algorithms.macs=mac", "ssh.server.algorithms.host-key=host",
				"ssh.server.algorithms.public-key=public", "ssh.auth.max-attempts=2",
				"ssh.server.timeouts.login-grace=10s", "ssh.server.timeouts.idle=20s",
				"ssh.server.timeouts.max-session=8h", "ssh.server.keepalive.interval=30s",
				"ssh.server.keepalive.max-missed=4", "ssh.session.accept-env=A,B_*", "ssh.session.force-command=run",
				"ssh.session.set-env[NA_ME]=value", "ssh.session.idle-timeout=5m", "ssh.session.agent-forwarding=true",
				"ssh.server.limits.max-sessions-per-connection=5", "ssh.server.limits.max-startups=2:50:20",
				"ssh.server.limits.max-startups-per-source=3", "ssh.server.limits.source-block-size=24:64",
				"ssh.server.limits.max-connections=7", "ssh.server.limits.max-connections-per-user=4",
				"ssh.server.rekey.bytes=64KB", "ssh.server.rekey.time=10s", "ssh.server.compression=true",
				"ssh.server.proxy-protocol.trusted-proxies=10.0.0.0/8,::1"))
			.isEqualTo(SshServerSettings.builder()
				.listeners(List.of(listener(List.of("10.0.0.1", "::1"), 22, "Hello")))
				.identification("Orders")
				.algorithms(new Algorithms(AlgorithmProfile.COMPATIBLE, List.of("kex"), List.of("cipher"),
						List.of("mac"), List.of("host"), List.of("public")))
				.maxLoginAttempts(2)
				.timeouts(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), 4))
				.sessions(new SshServerSettings.Sessions(List.of("A", "B_*"), "run", Map.of("NA_ME", "value"),
						Duration.ofMinutes(5), Duration.ofHours(8), true))
				.limits(new Limits(new Startups(2, 50, 20), 3, new SourceBlocks(24, 64), 7, 4, 5))
				.transport(new Transport(65536, Duration.ofSeconds(10), true))
				.trustedProxies(List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("::1")))
				.build());
	}

	@Test
	void defaults() {
		assertThat(create()).isEqualTo(SshServerSettings.builder()
			.listeners(List.of(listener(List.of("127.0.0.1"), 2222, null)))
			.sessions(new SshServerSettings.Sessions(List.of("LANG", "LC_*"), null, Map.of(), null, null, false))
			.limits(new Limits(new Startups(10, 30, 100), 9, new SourceBlocks(32, 128), null, 16, 10))
			.build());
	}

	@Test
	void keysThatAreRenewedAllTheTimeAreRefused() {
		assertRefused("ssh.server.rekey.bytes", "63KB");
		assertRefused("ssh.server.rekey.time", "999ms");
	}

	@Test
	void optionsOfSftpAreRefused() {
		assertRefused("ssh.session.force-command", "internal-sftp -R");
		assertThat(create("ssh.session.force-command=internal-sftp").sessions().forcedCommand())
			.isEqualTo("internal-sftp");
	}

	@Test
	void bannerComesFromFile(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("banner.txt"), "\uFEFFGrüße\nby file\n");
		assertThat(create("ssh.server.banner=file:" + file).listeners().get(0).banner()).isEqualTo("Grüße\nby file\n");
	}

	@Test
	void bannerComesFromTheClassPath() {
		assertThat(create("ssh.server.banner=classpath:keys/public_key_only").listeners().get(0).banner())
			.startsWith("ssh-ed25519 ");
	}

	@Test
	void bannerIsSentAsItIs() {
		assertThat(create("ssh.server.banner=Keep out").listeners().get(0).banner()).isEqualTo("Keep out");
	}

	@Test
	void emptyBannerIsNone(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("banner.txt"), "");
		assertThat(create("ssh.server.banner=file:" + file).listeners().get(0).banner()).isNull();
		assertThat(create("ssh.server.banner=").listeners().get(0).banner()).isNull();
	}

	@Test
	void bannerThatClientsDoNotAcceptIsRefused(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("banner.txt"), "\u00e4".repeat(16_001));
		assertRefused("ssh.server.banner", "file:" + file);
	}

	@Test
	void blankBannerIsNone() {
		assertThat(create("ssh.server.banner=  ").listeners().get(0).banner()).isNull();
	}

	@Test
	void bannerThatCannotBeReadIsRefused() {
		assertRefused("ssh.server.banner", "classpath:missing.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65535" })
	void portInRangeIsAccepted(String port) {
		assertThat(create("ssh.server.port=" + port).listeners().get(0).port()).isEqualTo(Integer.parseInt(port));
	}

	@ParameterizedTest
	@CsvSource({ "ssh.server.port, -1", "ssh.server.port, 65536", "ssh.server.address, ''",
			"ssh.server.identification, ''", "ssh.server.identification, with space",
			"ssh.server.identification, with-minus", "ssh.server.identification, ümlaut",
			"ssh.server.limits.max-sessions-per-connection, 0", "ssh.server.limits.max-startups-per-source, 0",
			"ssh.server.limits.max-startups-per-source, ''", "ssh.server.limits.max-startups-per-source, many",
			"ssh.server.limits.max-startups-per-source, 9999999999", "ssh.server.limits.max-connections, 0",
			"ssh.server.limits.max-connections-per-user, -1", "ssh.auth.max-attempts, 0", "ssh.auth.max-attempts, -1",
			"ssh.server.timeouts.login-grace, 0s", "ssh.server.timeouts.login-grace, -1s",
			"ssh.server.timeouts.idle, -5m", "ssh.server.timeouts.idle, 0s", "ssh.server.timeouts.max-session, 0s",
			"ssh.server.keepalive.interval, -1s", "ssh.server.keepalive.interval, 0s",
			"ssh.server.keepalive.max-missed, 0", "ssh.session.idle-timeout, 0s", "ssh.session.idle-timeout, -1s" })
	void valueThatMakesNoSenseIsRefused(String property, String value) {
		assertRefused(property, value);
	}

	@ParameterizedTest
	@CsvSource({ "limits.max-startups, 0", "limits.max-startups, 10:30", "limits.max-startups, 10:30:9",
			"limits.max-startups, 10:0:100", "limits.max-startups, 10:101:100", "limits.max-startups, many",
			"limits.max-startups, 99999999999", "limits.max-startups, ''", "limits.source-block-size, 33:128",
			"limits.source-block-size, 32:129", "limits.source-block-size, 32", "limits.source-block-size, ''",
			"proxy-protocol.trusted-proxies, balancer", "proxy-protocol.trusted-proxies, 10.0.0.1/8" })
	void textThatIsNoValueIsNotBound(String property, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> create("ssh.server." + property + "=" + value))
			.satisfies((ex) -> assertThat(ex.getName()).hasToString("ssh.server." + property))
			.withStackTraceContaining("It must be ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "NONE" })
	void limitOfASourceCanBeSwitchedOff(String value) {
		assertThat(create("ssh.server.limits.max-startups-per-source=" + value).limits().startupsPerSource()).isNull();
	}

	@Test
	void singleNumberOfStartupsRefusesAllFromThereOn() {
		assertThat(create("ssh.server.limits.max-startups=20").limits().startups())
			.isEqualTo(new Startups(20, 100, 20));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r", "a\nb", "a\u0007" })
	void identificationCannotCarryControlCharacters(String identification) {
		assertRefused("ssh.server.identification", identification);
	}

	@ParameterizedTest
	@CsvSource({ "a.b, value", "[A B], value", "[1A], value", "[A], a\u0000b" })
	void variableThatCannotBeSetIsRefused(String key, String value) {
		String name = key.replaceAll("[\\[\\]]", "");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> create("ssh.session.set-env" + (key.startsWith("[") ? "" : ".") + key + "=" + value))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("ssh.session.set-env." + name));
	}

	@Test
	void blankCommandIsNotForced() {
		assertThat(create("ssh.session.force-command= ").sessions().forcedCommand()).isNull();
	}

	private static void assertRefused(String property, String value) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> create(property + "=" + value))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(property));
	}

	private static SshListenerSettings listener(List<String> addresses, int port, @Nullable String banner) {
		return new SshListenerSettings("default", addresses, port, UnixSocket.PRIVATE, banner, METHODS,
				EnumSet.allOf(SshService.class));
	}

	private static SshServerSettings create(String... pairs) {
		return new SshServerSettingsFactory(bind(SshServerProperties.class, "ssh.server.", pairs),
				bind(SshAuthProperties.class, "ssh.auth.", pairs),
				bind(SshSessionProperties.class, "ssh.session.", pairs), new DefaultResourceLoader())
			.create(new LoginMethods(List.of(), METHODS, List.of()));
	}

	private static <T> T bind(Class<T> type, String prefix, String... pairs) {
		return PropertyBinder.bind(type,
				Arrays.stream(pairs)
					.filter((pair) -> pair.startsWith(prefix))
					.flatMap((pair) -> Arrays.stream(pair.substring(prefix.length()).split("=", 2)))
					.toArray(String[]::new));
	}

}
