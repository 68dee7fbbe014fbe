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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.google.re2j.Pattern;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshArgumentResolver;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandRequest;
import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.line.CommandSubsystems;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.result.JacksonResultRenderers;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SshCommandAutoConfiguration}.
 */
class SshCommandAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class))
		.withBean(TestBeans.Greeting.class);

	@ParameterizedTest
	@ValueSource(classes = { SshServer.class, AuthenticationManager.class, CommandLine.class, Pattern.class })
	void whenLibraryIsNotOnTheClasspathNothingIsConfigured(Class<?> absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("sshCommandRuntime")
				.doesNotHaveBean(SshExecutors.class)
				.doesNotHaveBean(SshSessionHandlers.class));
	}

	@Test
	void whenServerIsDisabledNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CommandRegistry.class)
				.doesNotHaveBean(SshExecutors.class)
				.doesNotHaveBean(SshSessionHandlers.class));
	}

	@Test
	void commandsAreFound() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(CommandRegistry.class).getNames()).containsExactly("greet");
			assertThat(run(context, "greet").text()).isEqualTo("hello\n");
		});
	}

	@Test
	void withoutShellSingleCommandsRunAndShellsAreRefused() {
		this.contextRunner.run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.shell()).isNull();
			StubSession session = new StubSession("greet");
			assertThat(handlers.exec().handle(session)).isEqualTo(ExitStatus.OK);
			assertThat(session.text()).isEqualTo("hello\n");
		});
	}

	@Test
	void subsystemOfTheApplicationReplacesAnotherOfItsName() {
		SshSubsystemHandler other = mock();
		given(other.supports("sftp")).willReturn(true);
		this.contextRunner.withBean(SshSubsystemHandler.class, () -> other).run((context) -> {
			SshSessionHandlers handlers = context.getBean(SshSessionHandlers.class);
			assertThat(handlers.findSubsystem("sftp")).isSameAs(other);
			assertThat(handlers.findSubsystem("other")).isNull();
		});
		this.contextRunner.withBean("aFirst", SshSubsystemHandler.class, () -> other)
			.withBean(OwnSubsystem.class)
			.run((context) -> assertThat(context.getBean(SshSessionHandlers.class).findSubsystem("sftp"))
				.isSameAs(context.getBean(CommandSubsystems.class)));
	}

	@Test
	void severalRoleHierarchiesAreNotGuessedFrom() {
		this.contextRunner.withBean("first", RoleHierarchy.class, () -> mock())
			.withBean("second", RoleHierarchy.class, () -> mock())
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CommandRegistry.class));
	}

	@Test
	void sessionHandlersOfTheApplicationAreUsed() {
		SshSessionHandlers handlers = new SshSessionHandlers(mock(), null, List.of());
		this.contextRunner.withBean("ownHandlers", SshSessionHandlers.class, () -> handlers)
			.run((context) -> assertThat(context.getBean(SshSessionHandlers.class)).isSameAs(handlers));
	}

	@Test
	void executorsOfTheApplicationAreUsed() {
		this.contextRunner.withBean("ownExecutors", SshExecutors.class, SshCommandAutoConfigurationTests::newExecutors)
			.run((context) -> assertThat(context).hasSingleBean(SshExecutors.class).hasBean("ownExecutors"));
	}

	@Test
	void executorsEndWithTheContext() {
		SshExecutors[] executors = new SshExecutors[1];
		this.contextRunner.run((context) -> {
			executors[0] = context.getBean(SshExecutors.class);
			assertThat(executors[0].timer().isShutdown()).isFalse();
		});
		assertThat(executors[0].timer().isShutdown()).isTrue();
		assertThat(executors[0].shells().isShutdown()).isTrue();
	}

	@Test
	void argumentResolversOfTheApplicationAreAskedInTheirOrder() {
		this.contextRunner.withBean(OrderNumberCommand.class)
			.withUserConfiguration(Resolvers.class)
			.run((context) -> assertThat(run(context, "number").text()).isEqualTo("first\n"));
	}

	@Test
	void convertersOfTheApplicationAreUsed() {
		this.contextRunner.withBean(ConvertedCommand.class)
			.withUserConfiguration(NumberConverter.class)
			.run((context) -> assertThat(run(context, "converted 7").text()).isEqualTo("7!\n"));
	}

	@Test
	void rendererOfTheApplicationAddsFormat() {
		this.contextRunner.withBean(PersonCommand.class)
			.withBean(SshResultRenderer.class, () -> new FixedRenderer("names", "own"))
			.run((context) -> assertThat(run(context, "person -o names").text()).isEqualTo("own"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "json", "csv", "yaml" })
	void rendererOfTheApplicationReplacesFormat(String format) {
		this.contextRunner.withBean(PersonCommand.class)
			.withBean(SshResultRenderer.class, () -> new FixedRenderer(format, "own"))
			.run((context) -> assertThat(run(context, "person -o " + format).text()).isEqualTo("own"));
	}

	@Test
	void replacedFormatsAreThoseByDefault() {
		this.contextRunner.withBean(PersonCommand.class)
			.withBean("rows", SshResultRenderer.class, () -> new FixedRenderer("table", "rows"))
			.withBean("scalars", SshResultRenderer.class, () -> new FixedRenderer("text", "scalars"))
			.run((context) -> {
				assertThat(run(context, "person").text()).isEqualTo("rows");
				assertThat(run(context, "greet").text()).isEqualTo("scalars");
			});
	}

	@Test
	void firstRendererOfFormatIsUsed() {
		this.contextRunner.withBean(PersonCommand.class).withUserConfiguration(Renderers.class).run((context) -> {
			assertThat(run(context, "person -o names").text()).isEqualTo("first");
			assertThat(run(context, "person -o nonsense").errors())
				.endsWith("Use one of table, text, json, ndjson, csv, yaml, names, other\n");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			json                       | ~{"full_name":"Ada","born":"10.12.1815"}\n~
			ndjson                     | ~{"full_name":"Ada","born":"10.12.1815"}\n~
			yaml                       | ~full_name: Ada\nborn: "10.12.1815"\n~
			csv                        | ~full_name,born\nAda,10.12.1815\n~
			csv --columns full-name    | ~full_name\nAda\n~
			json --columns full_name   | ~{"full_name":"Ada"}\n~
			yaml --columns fullName    | ~full_name: Ada\n~
			table --columns full-name  | ~FULL-NAME\nAda\n~
			table                      | ~FULL-NAME  BORN\nAda        10.12.1815\n~
			text                       | ~Ada\t10.12.1815\n~
			""")
	void mapperOfTheApplicationDecidesAboutNamesAndTexts(String format, String expected) {
		this.contextRunner.withBean(PersonCommand.class)
			.withUserConfiguration(Mapper.class)
			.run((context) -> assertThat(run(context, "person -o " + format).text())
				.isEqualTo(expected.replace("\\n", "\n").replace("\\t", "\t")));
	}

	@Test
	void mapperThatJacksonOfBootConfiguresIsUsed() {
		this.contextRunner.withBean(PersonCommand.class)
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
			.withPropertyValues("spring.jackson.property-naming-strategy=KEBAB_CASE")
			.run((context) -> assertThat(run(context, "person -o json").text())
				.isEqualTo("{\"full-name\":\"Ada\",\"born\":\"1815-12-10\"}\n"));
	}

	@Test
	void severalMappersStopTheStart() {
		this.contextRunner.withBean(PersonCommand.class)
			.withUserConfiguration(Mapper.class)
			.withBean("other", JsonMapper.class, JsonMapper::new)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(SshCommandDefinitionException.class)
				.hasMessageStartingWith("There are several JsonMapper beans"));
	}

	@Test
	void primaryOneOfSeveralMappersIsUsed() {
		this.contextRunner.withBean(PersonCommand.class)
			.withUserConfiguration(Mapper.class)
			.withBean("other", JsonMapper.class, JsonMapper::new, (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(run(context, "person -o json").text())
				.isEqualTo("{\"fullName\":\"Ada\",\"born\":\"1815-12-10\"}\n"));
	}

	@Test
	void builtInFormatsOfTheApplicationAreUsed() {
		JacksonResultRenderers renderers = new JacksonResultRenderers(
				JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE).build());
		this.contextRunner.withBean(PersonCommand.class)
			.withBean("own", JacksonResultRenderers.class, () -> renderers)
			.run((context) -> assertThat(run(context, "person -o json --columns full-name").text())
				.isEqualTo("{\"FullName\":\"Ada\"}\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tools.jackson.databind.json.JsonMapper     | table, text
			tools.jackson.dataformat.csv.CsvMapper     | table, text, json, ndjson, yaml
			tools.jackson.dataformat.yaml.YAMLMapper   | table, text, json, ndjson, csv
			""")
	void formatWithoutLibraryDoesNotExist(String absent, String formats) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent)).run((context) -> {
			assertThat(run(context, "greet").text()).isEqualTo("hello\n");
			assertThat(run(context, "greet --help").text().replaceAll("\\s+", " "))
				.contains("Format of the result: " + formats + ".");
		});
	}

	@Test
	void withoutLineEditorTablesAreWritten() {
		this.contextRunner.withBean(PersonCommand.class)
			.withClassLoader(new FilteredClassLoader("org.jline"))
			.run((context) -> assertThat(run(context, "person --no-headers").text()).isEqualTo("Ada  1815-12-10\n"));
	}

	@Test
	void exitCodeMappersOfTheApplicationAreUsed() {
		ExitCodeExceptionMapper mapper = (ex) -> (ex instanceof IllegalStateException) ? 42 : 0;
		this.contextRunner.withBean(FailingCommand.class)
			.withBean(ExitCodeExceptionMapper.class, () -> mapper)
			.run((context) -> assertThat(run(context, "fail").status()).isEqualTo(ExitStatus.of(42)));
	}

	@Test
	void authorizationManagerOfTheApplicationDecides() {
		this.contextRunner.withBean(OtherCommand.class).withUserConfiguration(OnlyGreetings.class).run((context) -> {
			assertThat(run(context, "greet").status()).isEqualTo(ExitStatus.OK);
			assertThat(run(context, "other").status()).isEqualTo(ExitStatus.DENIED);
		});
	}

	@Test
	void authorizationManagersOfOtherThingsAreLeftAlone() {
		this.contextRunner.withUserConfiguration(DenyTexts.class)
			.run((context) -> assertThat(run(context, "greet").status()).isEqualTo(ExitStatus.OK));
	}

	@Test
	void authorizationEventPublisherOfTheApplicationIsUsed() {
		AuthorizationEventPublisher publisher = mock();
		this.contextRunner.withBean(AuthorizationEventPublisher.class, () -> publisher).run((context) -> {
			run(context, "greet");
			then(publisher).should().publishAuthorizationEvent(any(), any(), any());
		});
	}

	@ParameterizedTest
	@CsvSource({ "ssh.command.max-concurrent, 0", "ssh.command.max-concurrent, -1", "ssh.command.max-queued, -1",
			"ssh.command.timeout, 0s", "ssh.command.timeout, -1s" })
	void valueThatMakesNoSenseIsRefused(String property, String value) {
		this.contextRunner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(property)));
	}

	private static StubSession run(ApplicationContext context, String line) throws Exception {
		StubSession session = new StubSession(line);
		session.end(context.getBean(SshSessionHandlers.class).exec().handle(session));
		return session;
	}

	private static SshExecutors newExecutors() {
		return new SshExecutors(new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1),
				new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1),
				Executors.newCachedThreadPool(), Executors.newSingleThreadScheduledExecutor());
	}

	record OrderNumber(String value) {

		@Override
		public String toString() {
			return this.value;
		}

	}

	@SshCommand("number")
	static class OrderNumberCommand {

		@SshCommand
		String number(OrderNumber number) {
			return number.value();
		}

	}

	record Person(String fullName, LocalDate born) {

	}

	@SshCommand("person")
	static class PersonCommand {

		@SshCommand
		Person person() {
			return new Person("Ada", LocalDate.of(1815, 12, 10));
		}

	}

	/**
	 * Writes the same text for each result.
	 *
	 * @param format the name of the format
	 * @param text the text
	 */
	record FixedRenderer(String format, String text) implements SshResultRenderer {

		@Override
		public String getFormat() {
			return this.format;
		}

		@Override
		public void render(SshResult result, OutputStream output) throws IOException {
			output.write(this.text.getBytes(StandardCharsets.UTF_8));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Renderers {

		@Bean
		@Order(2)
		SshResultRenderer second() {
			return new FixedRenderer("names", "second");
		}

		@Bean
		@Order(3)
		SshResultRenderer other() {
			return new FixedRenderer("other", "third");
		}

		@Bean
		@Order(1)
		SshResultRenderer first() {
			return new FixedRenderer("names", "first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Mapper {

		@Bean
		JsonMapper mapper() {
			return JsonMapper.builder()
				.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
				.withConfigOverride(LocalDate.class,
						(override) -> override.setFormat(JsonFormat.Value.forPattern("dd.MM.yyyy")))
				.build();
		}

	}

	@SshCommand("converted")
	static class ConvertedCommand {

		@SshCommand
		String converted(@SshArgument OrderNumber number) {
			return number.value();
		}

	}

	@SshCommand("fail")
	static class FailingCommand {

		@SshCommand
		void fail() {
			throw new IllegalStateException("no");
		}

	}

	@SshCommand("other")
	static class OtherCommand {

		@SshCommand
		void other() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Resolvers {

		@Bean
		@Order(2)
		SshArgumentResolver second() {
			return resolver("second");
		}

		@Bean
		@Order(1)
		SshArgumentResolver first() {
			return resolver("first");
		}

		private static SshArgumentResolver resolver(String name) {
			return new SshArgumentResolver() {

				@Override
				public boolean supportsParameter(MethodParameter parameter) {
					return parameter.getParameterType() == OrderNumber.class;
				}

				@Override
				public Object resolveArgument(MethodParameter parameter, SshCommandContext context) {
					return new OrderNumber(name);
				}

			};
		}

	}

	static class OwnSubsystem {

		@SshSubsystem("sftp")
		void serve() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NumberConverter {

		@Bean
		Converter<String, OrderNumber> orderNumberConverter() {
			return new Converter<>() {

				@Override
				public OrderNumber convert(String source) {
					return new OrderNumber(source + "!");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnlyGreetings {

		@Bean
		AuthorizationManager<SshCommandRequest> commandAuthorization() {
			return (user,
					request) -> new AuthorizationDecision(Objects.requireNonNull(user.get()).getName().equals("admin")
							&& request.commandName().equals("greet"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DenyTexts {

		@Bean
		AuthorizationManager<String> textAuthorization() {
			return (user, text) -> new AuthorizationDecision(false);
		}

	}

}
