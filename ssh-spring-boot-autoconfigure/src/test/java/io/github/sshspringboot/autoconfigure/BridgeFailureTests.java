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

import java.io.File;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.sql.Connection;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.picocli.PicocliCommands;
import io.github.sshspringboot.command.internal.springshell.SpringShellCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.command.CommandRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the developer is told when a command of another library cannot be exposed, and
 * when there is nothing to expose.
 */
@SuppressWarnings("NullAway.Init")
class BridgeFailureTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshPicocliAutoConfiguration.class,
				SshSpringShellAutoConfiguration.class, SshCommandAutoConfiguration.class));

	@Test
	void nothingIsExposedByDefault() {
		this.contextRunner.withUserConfiguration(Interactive.class, Reading.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(PicocliCommands.class).getDefinitions()).isEmpty();
			assertThat(context.getBean(SpringShellCommands.class).getDefinitions()).isEmpty();
		});
	}

	@Test
	void withoutTheLibrariesThereAreNoBridges() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(CommandRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SpringShellCommands.class)
				.hasSingleBean(PicocliCommands.class));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SshPicocliAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(CommandLine.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PicocliCommands.class));
	}

	@Test
	void commandsOfALibraryThatIsMissing() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(CommandRegistry.class))
			.withPropertyValues("ssh.bridge.spring-shell.commands[0]=till *")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("ssh.bridge.spring-shell.commands")
				.hasMessageContaining("Add the library 'org.springframework.shell:spring-shell-core'."));
	}

	@Test
	void propertiesAreBound() {
		SshBridgeProperties properties = PropertyBinder.bind(SshBridgeProperties.class, "picocli.commands",
				"com.acme.*,other", "spring-shell.commands", "till *");
		assertThat(properties.getPicocli().getCommands()).containsExactly("com.acme.*", "other");
		assertThat(properties.getSpringShell().getCommands()).containsExactly("till *");
	}

	@Test
	void patternMustNotBeEmpty() {
		this.contextRunner.withPropertyValues("ssh.bridge.picocli.commands=a,,b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("ssh.bridge.picocli.commands")
				.hasMessageContaining("A pattern must not be empty."));
	}

	@Test
	void patternMustMatch() {
		assertFailure(Interactive.class, "*Interacive", "No bean with picocli's @Command matches '*Interacive'.",
				"Correct ssh.bridge.picocli.commands: it takes names of classes and beans, with * for any characters.");
		FailureAnalysis analysis = FailureAnalysisCollector.start(Application.class,
				"ssh.bridge.spring-shell.commands=till");
		assertThat(analysis.getDescription()).isEqualTo("No command of Spring Shell matches 'till'.");
	}

	@Test
	void interactiveOption() {
		assertFailure(Interactive.class, "*Interactive",
				"The picocli command " + Interactive.class.getName()
						+ " has the option --password, which is interactive: "
						+ "picocli would ask on the console of the server.",
				"Remove 'interactive', and let the command ask with SshTerminal.askSecretly, or declare the command "
						+ "with @SshCommand and the option with @SshOption(secret = true). Or do not expose it in "
						+ "ssh.bridge.picocli.commands.");
	}

	@Test
	void optionThatOpensFiles() {
		assertFailure(Reading.class, "*Reading",
				"The picocli command " + Reading.class.getName() + " has the parameter <files> of type java.io.File, "
						+ "with which users could reach files, classes, networks or databases of the server.",
				"Give it a converter of its own that lets through what users may have. Or do not expose it in "
						+ "ssh.bridge.picocli.commands.");
	}

	@ParameterizedTest
	@ValueSource(classes = { Connecting.class, Loading.class, Resolving.class, Listing.class })
	void optionThatOpensOrLooksUpWhatTheServerHas(Class<?> command) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(command,
				"ssh.bridge.picocli.commands=*" + command.getSimpleName());
		assertThat(analysis.getDescription()).startsWith("The picocli command " + command.getName())
			.contains("has the option --value of type java.")
			.endsWith("with which users could reach files, classes, networks or databases of the server.");
	}

	@Test
	void secretThatCannotBeMasked() {
		assertFailure(SecretParameter.class, "*SecretParameter",
				"The picocli command " + SecretParameter.class.getName()
						+ " has the parameter <pin>, a secret that could not be masked where command lines are seen.",
				"Make it an option of one value, with names that begin with '-', and '=' as the separator. Or do not "
						+ "expose it in ssh.bridge.picocli.commands.");
		FailureAnalysis analysis = FailureAnalysisCollector.start(SecretAfterColon.class,
				"ssh.bridge.picocli.commands=*SecretAfterColon");
		assertThat(analysis.getDescription()).contains("has the option --pin, a secret that could not be masked");
	}

	@Test
	void commandWithoutName() {
		assertFailure(Nameless.class, "*Nameless", "The picocli command " + Nameless.class.getName() + " has no name.",
				"Give it one: @Command(name = \"...\"). Or do not expose it in ssh.bridge.picocli.commands.");
	}

	@Test
	void commandThatPicocliRefuses() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Twice.class, "ssh.bridge.picocli.commands=*Twice");
		assertThat(analysis.getDescription())
			.startsWith("The picocli command " + Twice.class.getName() + " cannot be read: ");
	}

	@Test
	void commandOfTheNameOfAnother() {
		FailureAnalysis analysis = FailureAnalysisCollector.start(Clash.class, "ssh.bridge.picocli.commands=*Clashing");
		assertThat(analysis.getDescription())
			.isEqualTo("The command 'clash' is declared twice: by " + Clash.class.getName() + ".own() and by "
					+ Clashing.class.getName() + ".run() of the picocli command 'clash'.");
	}

	private static void assertFailure(Class<?> source, String pattern, String description, String action) {
		FailureAnalysis analysis = FailureAnalysisCollector.start(source, "ssh.bridge.picocli.commands=" + pattern);
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SshPicocliAutoConfiguration.class, SshSpringShellAutoConfiguration.class,
			SshCommandAutoConfiguration.class })
	static class Application {

	}

	@Command(name = "interactive")
	static class Interactive extends Application implements Runnable {

		@Option(names = { "-p", "--password" }, interactive = true)
		char[] password;

		@Override
		public void run() {
		}

	}

	@Command(name = "reading")
	static class Reading extends Application implements Callable<Integer> {

		@Parameters
		List<File> files;

		@Override
		public Integer call() {
			return 0;
		}

	}

	@Command(name = "connecting")
	static class Connecting extends Application implements Runnable {

		@Option(names = "--value")
		Connection value;

		@Override
		public void run() {
		}

	}

	@Command(name = "loading")
	static class Loading extends Application implements Runnable {

		@Option(names = "--value")
		Driver value;

		@Override
		public void run() {
		}

	}

	@Command(name = "resolving")
	static class Resolving extends Application implements Runnable {

		@Option(names = "--value")
		Map<String, InetAddress> value;

		@Override
		public void run() {
		}

	}

	@Command(name = "listing")
	static class Listing extends Application implements Runnable {

		@Option(names = "--value")
		NetworkInterface[] value;

		@Override
		public void run() {
		}

	}

	@Command(name = "secret")
	static class SecretParameter extends Application implements Runnable {

		@Parameters
		char[] pin;

		@Override
		public void run() {
		}

	}

	@Command(name = "secret", separator = ":")
	static class SecretAfterColon extends Application implements Runnable {

		@Option(names = "--pin")
		char[] pin;

		@Override
		public void run() {
		}

	}

	@Command
	static class Nameless extends Application implements Runnable {

		@Override
		public void run() {
		}

	}

	@Command(name = "twice")
	static class Twice extends Application implements Runnable {

		@Option(names = "-x")
		int one;

		@Option(names = "-x")
		int other;

		@Override
		public void run() {
		}

	}

	@Command(name = "clash")
	static class Clashing implements Runnable {

		@Override
		public void run() {
		}

	}

	@Import(Clashing.class)
	static class Clash extends Application {

		@SshCommand("clash")
		void own() {
		}

	}

}
