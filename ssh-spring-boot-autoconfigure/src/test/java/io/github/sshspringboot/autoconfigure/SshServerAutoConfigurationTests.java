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

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshMinaServerCustomizer;
import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshServerStartedEvent;
import io.github.sshspringboot.server.SshServerStoppedEvent;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.ManagedSshServerFactory;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.key.HostKeyException;
import io.github.sshspringboot.server.internal.key.KeyFiles;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.server.internal.lifecycle.SshServerPortInfo;
import io.github.sshspringboot.server.internal.lifecycle.SshServerStartLifecycle;
import io.github.sshspringboot.server.internal.lifecycle.SshServerStopLifecycle;
import io.github.sshspringboot.server.internal.mina.MinaSshServerFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshServerAutoConfiguration}.
 */
class SshServerAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshServerAutoConfiguration.class, SshSecurityAutoConfiguration.class,
				SshCommandAutoConfiguration.class, SshShellAutoConfiguration.class))
		.withPropertyValues("ssh.server.port=0")
		.withUserConfiguration(TestBeans.Users.class);

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withUserConfiguration(TestBeans.HostKey.class);

	@Test
	void whenProtocolLibraryIsNotOnTheClasspathNothingIsConfigured() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(org.apache.sshd.server.SshServer.class))
			.run(SshServerAutoConfigurationTests::assertNoServer);
	}

	@Test
	void whenSpringSecurityIsNotOnTheClasspathNothingIsConfigured() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(AuthenticationManager.class))
			.run(SshServerAutoConfigurationTests::assertNoServer);
	}

	@Test
	void whenDisabledNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run(SshServerAutoConfigurationTests::assertNoServer);
	}

	@Test
	void withoutLineEditorTheServerTakesSingleCommands() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.jline")).run((context) -> {
			assertThat(addresses(context).get(0).getPort()).isPositive();
			assertThat(context.getBean(SshSessionHandlers.class).shell()).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "picocli", "com.google.re2j", "org.springframework.security.config" })
	void withoutWhatItNeedsThereIsNoServer(String absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent))
			.run(SshServerAutoConfigurationTests::assertNoServer);
	}

	@Test
	void childContextLeavesTheServerToItsParent() {
		this.contextRunner.run((parent) -> {
			ManagedSshServer server = server(parent);
			this.contextRunner.withParent(parent).run((child) -> assertThat(child).hasNotFailed());
			assertThat(server.getListeners()).containsOnlyKeys("default");
			assertThat(server(parent)).isSameAs(server);
		});
	}

	private static void assertNoServer(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.startsWith("ssh") || name.startsWith("io.github.sshspringboot.autoconfigure"));
	}

	@Test
	void serverListensOnTheLoopbackAddress() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(MinaSshServerFactory.class)
				.hasSingleBean(SshServerManager.class)
				.hasSingleBean(SshServerStartLifecycle.class)
				.hasSingleBean(SshServerStopLifecycle.class)
				.hasSingleBean(SshServerPortInfo.class)
				.hasSingleBean(SshConnections.class);
			assertThat(addresses(context)).singleElement()
				.satisfies((address) -> assertThat(address.getAddress().getHostAddress()).isEqualTo("127.0.0.1"));
			assertThat(context.getBean(SshConnections.class).list()).isEmpty();
		});
	}

	@Test
	void freePortIsPublishedAsProperty() {
		this.contextRunner.run((context) -> {
			int port = addresses(context).get(0).getPort();
			assertThat(port).isPositive();
			assertThat(context.getEnvironment().getProperty("local.ssh.port", Integer.class)).isEqualTo(port);
		});
	}

	@Test
	void severalAddressesShareTheFreePort() {
		this.contextRunner.withPropertyValues("ssh.server.address=127.0.0.1,127.0.0.2").run((context) -> {
			assertThat(addresses(context)).extracting((address) -> address.getAddress().getHostAddress())
				.containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2");
			assertThat(addresses(context))
				.allMatch((address) -> address.getPort() == addresses(context).get(0).getPort());
		});
	}

	@Test
	void eventsTellOfStartAndStop() {
		Events events = new Events();
		this.contextRunner.withBean(Events.class, () -> events).run((context) -> {
			assertThat(events.ports).containsExactly(addresses(context).get(0).getPort());
			assertThat(events.stopped).isEmpty();
		});
		assertThat(events.stopped).isEqualTo(events.ports);
	}

	@Test
	void hostKeysAreGeneratedInTheConfiguredDirectory(@TempDir Path temporary) {
		Path directory = temporary.resolve("keys");
		this.bareRunner.withPropertyValues("ssh.server.host-keys.directory=" + directory).run((context) -> {
			assertThat(server(context).getHostKeys()).extracting(SshPublicKey::getType)
				.containsExactly("ssh-ed25519", "ssh-rsa");
			assertThat(Files.list(directory)).extracting((file) -> file.getFileName().toString())
				.containsExactlyInAnyOrder("ssh_host_ed25519_key", "ssh_host_rsa_key");
		});
	}

	@Test
	void hostKeysAreGeneratedBelowTheHomeDirectoryByDefault(@TempDir Path home) {
		this.bareRunner.withSystemProperties("user.home=" + home)
			.withPropertyValues("spring.application.name=my app/1")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(home.resolve(".ssh-spring-boot/my_app_1/ssh_host_ed25519_key")).exists();
			});
	}

	@Test
	void configuredHostKeysAreServed(@TempDir Path directory) {
		Path key = KeyFiles.copy("ed25519_openssh_encrypted", directory);
		this.bareRunner
			.withPropertyValues("ssh.server.host-keys.locations=file:" + key,
					"ssh.server.host-keys.passphrase=" + KeyFiles.PASSPHRASE,
					"ssh.server.host-keys.directory=" + directory.resolve("unused"))
			.run((context) -> {
				assertThat(server(context).getHostKeys()).extracting(SshPublicKey::getFingerprint)
					.containsExactly(KeyFiles.ED25519_FINGERPRINT);
				assertThat(directory.resolve("unused")).doesNotExist();
			});
	}

	@Test
	void withoutHostKeyAndWithoutPermissionToGenerateOneTheStartFails() {
		this.bareRunner.withPropertyValues("ssh.server.host-keys.generate=false")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(HostKeyException.class));
	}

	@Test
	void hostKeySourceOfTheApplicationIsUsed() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(HostKeySource.class).hasBean("testHostKeySource");
			assertThat(server(context).getHostKeys()).extracting(SshPublicKey::getType).containsExactly("ssh-ed25519");
		});
	}

	@Test
	void serverFactoryOfTheApplicationIsUsed() {
		ManagedSshServer server = mock();
		given(server.getListeners()).willReturn(Map.of("default", List.of(new InetSocketAddress(4711))));
		willAnswer((invocation) -> {
			invocation.<Runnable>getArgument(0).run();
			return null;
		}).given(server).drain(any());
		ManagedSshServerFactory factory = () -> server;
		this.contextRunner.withBean(ManagedSshServerFactory.class, () -> factory).run((context) -> {
			assertThat(context).hasSingleBean(ManagedSshServerFactory.class)
				.doesNotHaveBean(MinaSshServerFactory.class);
			then(server).should().start();
			assertThat(context.getEnvironment().getProperty("local.ssh.port")).isEqualTo("4711");
		});
		then(server).should().stop();
	}

	@Test
	void connectionsBeanOfTheApplicationReplacesOursAndTheServerRuns() {
		SshConnections connections = mock();
		this.contextRunner.withBean(SshConnections.class, () -> connections).run((context) -> {
			assertThat(context).hasSingleBean(SshConnections.class);
			assertThat(context.getBean(SshConnections.class)).isSameAs(connections);
			assertThat(addresses(context).get(0).getPort()).isPositive();
		});
	}

	@Test
	void customizersAreCalledInTheirOrderAfterOurOwnSetUp() {
		this.contextRunner.withUserConfiguration(Customizers.class)
			.withPropertyValues("ssh.server.identification=Ours")
			.run((context) -> assertThat(context.getBean(Customizers.class).calls).containsExactly("first sees Ours",
					"second sees first"));
	}

	@Test
	void eachStartHasNewServer() {
		this.contextRunner.run((context) -> {
			ManagedSshServer first = server(context);
			context.getSourceApplicationContext().stop();
			assertThat(context.getBean(SshServerManager.class).getServer()).isNull();
			assertThat(first.getListeners()).isEmpty();
			context.getSourceApplicationContext().start();
			assertThat(server(context)).isNotSameAs(first);
			assertThat(context.getEnvironment().getProperty("local.ssh.port", Integer.class))
				.isEqualTo(addresses(context).get(0).getPort());
		});
	}

	@Test
	void contextThatIsPausedKeepsTheServer() {
		this.contextRunner.run((context) -> {
			ManagedSshServer server = server(context);
			context.getSourceApplicationContext(ConfigurableApplicationContext.class).pause();
			assertThat(server(context)).isSameAs(server);
			assertThat(server.getListeners()).containsOnlyKeys("default");
		});
	}

	private static List<InetSocketAddress> addresses(AssertableApplicationContext context) {
		return new SshServerStartedEvent(server(context).getListeners()).getAddresses();
	}

	private static ManagedSshServer server(AssertableApplicationContext context) {
		ManagedSshServer server = context.getBean(SshServerManager.class).getServer();
		assertThat(server).isNotNull();
		return Objects.requireNonNull(server);
	}

	static class Events {

		private final List<Integer> ports = new CopyOnWriteArrayList<>();

		private final List<Integer> stopped = new CopyOnWriteArrayList<>();

		@EventListener
		void started(SshServerStartedEvent event) {
			this.ports.add(event.getPort());
		}

		@EventListener
		void stopped(SshServerStoppedEvent event) {
			this.stopped.add(event.getPort());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		@Bean
		@Order(2)
		SshMinaServerCustomizer second() {
			return (server) -> this.calls
				.add("second sees " + CoreModuleProperties.SERVER_IDENTIFICATION.getRequired(server));
		}

		@Bean
		@Order(1)
		SshMinaServerCustomizer first() {
			return (server) -> {
				this.calls.add("first sees " + CoreModuleProperties.SERVER_IDENTIFICATION.getRequired(server));
				CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "first");
			};
		}

	}

}
