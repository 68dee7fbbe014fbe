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

package io.github.sshspringboot.autoconfigure.actuate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.EnvironmentSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.HealthSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.QuartzSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.TimedLogLevels;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;

import org.springframework.boot.actuate.autoconfigure.beans.BeansEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CachesEndpointAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzEndpointAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshEndpointExtensionAutoConfiguration}, with real runs of commands.
 */
@Tag("any-jdk")
class SshEndpointExtensionAutoConfigurationTests {

	private static final String SECRET = "S3CRET";

	private static final List<String> FORMATS = List.of("table", "text", "json", "ndjson", "csv", "yaml");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SshCommandAutoConfiguration.class, SshEndpointAutoConfiguration.class,
				SshEndpointExtensionAutoConfiguration.class, EndpointAutoConfiguration.class,
				JacksonEndpointAutoConfiguration.class, JacksonAutoConfiguration.class,
				BeansEndpointAutoConfiguration.class, ConfigurationPropertiesReportEndpointAutoConfiguration.class,
				EnvironmentEndpointAutoConfiguration.class, LoggersEndpointAutoConfiguration.class,
				CacheAutoConfiguration.class, CachesEndpointAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
				MetricsEndpointAutoConfiguration.class, QuartzAutoConfiguration.class,
				QuartzEndpointAutoConfiguration.class))
		.withUserConfiguration(Shop.class)
		.withBean(LoggingSystem.class, () -> LoggingSystem.get(getClass().getClassLoader()))
		.withPropertyValues("shop.password=" + SECRET);

	static Stream<Arguments> shown() {
		return Stream.of(Arguments.of("never", "ADMIN", false), Arguments.of("always", "OTHER", true),
				Arguments.of("when-authorized", "OTHER", false), Arguments.of("when-authorized", "ADMIN", true),
				Arguments.of("when-authorized", "", true));
	}

	@ParameterizedTest
	@MethodSource("shown")
	void valuesAreShownAsOnTheWeb(String show, String roles, boolean shown) {
		this.contextRunner
			.withPropertyValues("management.endpoint.env.show-values=" + show, "management.endpoint.env.roles=" + roles,
					"management.endpoint.configprops.show-values=" + show,
					"management.endpoint.configprops.roles=" + roles, "management.endpoint.quartz.show-values=" + show,
					"management.endpoint.quartz.roles=" + roles)
			.run((context) -> {
				for (String command : List.of("env", "env shop.password", "env --pattern shop", "configprops",
						"configprops shop", "quartz jobs nightly report")) {
					for (String format : FORMATS) {
						StubSession session = run(context, command + " -o " + format);
						assertThat(session.errors()).as(command).isEmpty();
						assertThat(session.status()).isEqualTo(ExitStatus.OK);
						assertThat(session.text().contains(SECRET)).as(command + " -o " + format).isEqualTo(shown);
						assertThat(session.text().contains("******")).as(command + " -o " + format).isEqualTo(!shown);
					}
				}
			});
	}

	@ParameterizedTest
	@MethodSource("shown")
	void detailsOfHealthAreShownAsOnTheWeb(String show, String roles, boolean shown) {
		this.contextRunner
			.withPropertyValues("management.endpoint.health.show-components=always",
					"management.endpoint.health.show-details=" + show, "management.endpoint.health.roles=" + roles)
			.run((context) -> {
				for (String command : List.of("health", "health store")) {
					for (String format : FORMATS) {
						StubSession session = run(context, command + " -o " + format);
						assertThat(session.status()).isEqualTo(ExitStatus.OK);
						assertThat(session.text()).contains("DOWN");
						assertThat(session.text().contains(SECRET)).as(command + " -o " + format).isEqualTo(shown);
					}
				}
			});
	}

	@ParameterizedTest
	@MethodSource("shown")
	void componentsOfHealthAreShownAsOnTheWeb(String show, String roles, boolean shown) {
		this.contextRunner
			.withPropertyValues("management.endpoint.health.show-components=" + show,
					"management.endpoint.health.roles=" + roles)
			.run((context) -> {
				for (String format : FORMATS) {
					assertThat(run(context, "health -o " + format).text().contains("store")).as(format)
						.isEqualTo(shown);
				}
				assertThat(run(context, "health store").status()).isEqualTo(shown ? ExitStatus.OK : ExitStatus.FAILURE);
				assertThat(complete(context, "s", "health").contains("store")).isEqualTo(shown);
			});
	}

	@Test
	void groupsOfHealthHaveTheirOwnRules() {
		this.contextRunner
			.withPropertyValues("management.endpoint.health.group.open.include=store",
					"management.endpoint.health.group.open.show-details=always",
					"management.endpoint.health.group.open.additional-path=server:/open",
					"management.endpoint.health.group.closed.include=store",
					"management.endpoint.health.group.closed.show-details=when-authorized",
					"management.endpoint.health.group.closed.roles=OTHER")
			.run((context) -> {
				assertThat(run(context, "health open").text()).contains(SECRET);
				assertThat(run(context, "health closed").text()).contains("DOWN").doesNotContain(SECRET, "store");
				assertThat(run(context, "health closed store").status()).isEqualTo(ExitStatus.FAILURE);
				assertThat(complete(context, "", "health")).containsExactly("closed", "open");
			});
	}

	@Test
	void whatIsNotThereIsNamedInOneLine() {
		this.contextRunner.withPropertyValues("management.endpoint.health.show-components=always").run((context) -> {
			for (String command : List.of("env absent", "configprops absent", "health absent", "beans absent",
					"quartz jobs absent", "quartz trigger nightly absent")) {
				StubSession session = run(context, command);
				assertThat(session.status()).as(command).isEqualTo(ExitStatus.FAILURE);
				assertThat(session.errors()).contains("there is no '").contains("absent").hasLineCount(1);
				assertThat(session.text()).isEmpty();
			}
		});
	}

	@Test
	void environmentIsSearchedByRe2() {
		this.contextRunner.withPropertyValues("shop.east.size=1", "shop.west.size=2", "shop.north.size=3")
			.run((context) -> {
				assertThat(run(context, "env --pattern '^shop.(east|west)' -o text --columns property").text())
					.isEqualTo("shop.east.size\nshop.west.size\n");
				assertThat(run(context, "env --pattern '^(([a-z.]+)*)*!' -o text").text()).isEmpty();
				StubSession session = run(context, "env --pattern '(?=shop)'");
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
				assertThat(session.errors()).startsWith("env: --pattern is not a regular expression of RE2")
					.hasLineCount(1);
			});
	}

	@Test
	void jobIsTriggeredByGroupAndName() {
		this.contextRunner.run((context) -> {
			StubSession session = run(context, "quartz trigger nightly report -o json");
			assertThat(session.errors()).isEmpty();
			assertThat(session.text()).contains("\"name\":\"report\"");
		});
		this.contextRunner.withPropertyValues("management.endpoint.quartz.access=READ_ONLY")
			.run((context) -> assertThat(run(context, "quartz trigger nightly report").status())
				.isNotEqualTo(ExitStatus.OK));
	}

	@Test
	void completionAndHelpHaveNamesButNoValues() {
		this.contextRunner
			.withPropertyValues("management.endpoint.env.show-values=always",
					"management.endpoint.configprops.show-values=always",
					"management.endpoint.health.show-details=always", "management.endpoint.quartz.show-values=always")
			.run((context) -> {
				assertThat(complete(context, "shop.", "env")).containsExactly("shop.password");
				assertThat(complete(context, "sh", "configprops")).containsExactly("shop");
				assertThat(complete(context, "", "health")).contains("store");
				assertThat(complete(context, "", "quartz")).contains("jobs", "triggers");
				assertThat(complete(context, "", "quartz", "jobs")).contains("nightly");
				assertThat(complete(context, "", "quartz", "jobs", "nightly")).contains("report");
				for (String command : List.of("env", "configprops", "health", "quartz")) {
					assertThat(run(context, command + " --help").text()).isNotEmpty().doesNotContain(SECRET);
					assertThat(allCandidates(context, command)).noneMatch((text) -> text.contains(SECRET));
				}
			});
	}

	@Test
	void completionKnowsTheRolesThatTheUserHasByOthers() {
		this.contextRunner
			.withPropertyValues("management.endpoint.health.show-components=when-authorized",
					"management.endpoint.health.roles=CLERK")
			.run((context) -> assertThat(complete(context, "", "health")).isEmpty());
		this.contextRunner
			.withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_CLERK"))
			.withPropertyValues("management.endpoint.health.show-components=when-authorized",
					"management.endpoint.health.roles=CLERK")
			.run((context) -> {
				assertThat(run(context, "health -o json").text()).contains("store");
				assertThat(complete(context, "", "health")).contains("store");
			});
	}

	@Test
	void loggersCachesBeansAndMetricsAreCompleted() {
		this.contextRunner.run((context) -> {
			assertThat(complete(context, "io.github.ssh", "loggers", "set")).isNotEmpty()
				.allMatch((name) -> name.startsWith("io.github.ssh"));
			assertThat(complete(context, "", "loggers", "set", "ROOT")).contains("debug", "off");
			assertThat(complete(context, "", "caches")).contains("prices");
			assertThat(complete(context, "storeH", "beans")).containsExactly("storeHealthIndicator");
			assertThat(complete(context, "shop", "metrics")).containsExactly("shop.orders");
			assertThat(complete(context, "", "metrics", "shop.orders", "--tag")).contains("site:east");
		});
	}

	@Test
	void tablesShowEndpoints() {
		this.contextRunner.run((context) -> {
			assertThat(run(context, "caches -o csv").text()).startsWith("cache,manager,target");
			assertThat(run(context, "metrics shop.orders -o csv").text()).contains("measurement,COUNT,0,")
				.contains("tag,site,east,");
			assertThat(run(context, "beans storeHealthIndicator -o csv").text())
				.startsWith("bean,scope,type,context,dependencies")
				.hasLineCount(2);
		});
	}

	@Test
	void cacheThatSeveralManagersHaveIsWrongUsageUntilOneIsNamed() {
		this.contextRunner
			.withBean("depot", CacheManager.class, () -> new ConcurrentMapCacheManager("prices"),
					(definition) -> definition.setFallback(true))
			.run((context) -> {
				StubSession session = run(context, "caches prices");
				assertThat(session.errors()).contains("--cache-manager").hasLineCount(1);
				assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
				assertThat(run(context, "caches prices --cache-manager depot").text()).contains("depot");
				assertThat(run(context, "caches clear prices").status()).isEqualTo(ExitStatus.USAGE);
				assertThat(run(context, "caches clear prices --cache-manager depot").status()).isEqualTo(ExitStatus.OK);
				assertThat(run(context, "caches clear nothing").status()).isEqualTo(ExitStatus.FAILURE);
			});
	}

	@Test
	void beansAreFoundByPartOrPattern() {
		this.contextRunner.run((context) -> {
			assertThat(run(context, "beans STOREhealth -o ndjson").text()).contains("\"storeHealthIndicator\"");
			assertThat(run(context, "beans 'store*' -o ndjson").text()).contains("\"storeHealthIndicator\"");
			assertThat(run(context, "beans 'tore*'").status()).isEqualTo(ExitStatus.FAILURE);
			assertThat(run(context, "beans storeHealthIndicator -o json").text()).contains("\"dependencies\":")
				.contains("\"contexts\":");
			assertThat(run(context, "beans -o json").text()).contains("\"storeHealthIndicator\":{");
		});
	}

	@Test
	void levelIsSetForATimeAndReturnsWhenTheContextCloses() {
		LoggingSystem system = LoggingSystem.get(getClass().getClassLoader());
		this.contextRunner.run((context) -> {
			StubSession session = run(context, "loggers set timed.one DEBUG --for 10m --create -o json");
			assertThat(session.errors()).isEmpty();
			assertThat(session.text()).contains("\"logger\":\"timed.one\"")
				.contains("\"level\":\"DEBUG\"")
				.contains("\"until\":\"")
				.contains("\"then\":\"inherited\"");
			assertThat(run(context, "loggers timed.one -o csv").text()).contains("timed.one,DEBUG,DEBUG");
		});
		assertThat(system.getLoggerConfiguration("timed.one")).satisfies(
				(configuration) -> assertThat(configuration.getLevelConfiguration(ConfigurationScope.DIRECT)).isNull());
	}

	@Test
	void numberWithoutAUnitIsOfSeconds() {
		this.contextRunner.run((context) -> {
			Instant before = Instant.now();
			String until = run(context, "loggers set timed.one DEBUG --create --for 500 -o csv").text()
				.split("[,\n]")[6];
			assertThat(Instant.parse(until)).isBetween(before.plusSeconds(499), before.plusSeconds(600));
		});
	}

	@Test
	void levelThatCannotBeSetIsWrongUsage() {
		this.contextRunner.run((context) -> {
			for (String line : List.of("loggers set timed.two DEBUG --for 0s --create",
					"loggers set timed.two DEBUG --for 1000d", "loggers set timed.two DEBUG --for soon",
					"loggers set timed.two LOUD")) {
				StubSession session = run(context, line);
				assertThat(session.status()).as(line).isEqualTo(ExitStatus.USAGE);
				assertThat(session.errors()).isNotEmpty();
			}
		});
	}

	@Test
	void changeForATimeIsOneRow() {
		this.contextRunner
			.run((context) -> assertThat(run(context, "loggers set ROOT WARN --for 1m -o csv").text()).hasLineCount(2)
				.startsWith("logger,level,until,then\nROOT,WARN,"));
	}

	@Test
	void levelWithoutAWordIsTheOneBefore() {
		this.contextRunner.run((context) -> {
			String before = run(context, "loggers ROOT -o csv").text();
			assertThat(run(context, "loggers set ROOT ERROR").status()).isEqualTo(ExitStatus.OK);
			assertThat(run(context, "loggers ROOT -o csv").text()).contains("ROOT,ERROR,ERROR");
			assertThat(run(context, "loggers set ROOT").status()).isEqualTo(ExitStatus.OK);
			assertThat(run(context, "loggers ROOT -o csv").text()).isEqualTo(before);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "loggers set {} DEBUG", "loggers set {} DEBUG --create", "loggers set {}", "loggers {}",
			"metrics {}", "metrics {} --tag a:b", "caches {}", "caches clear {}", "env {}", "configprops {}",
			"health db {}", "quartz jobs a {}", "quartz trigger {} b" })
	void longNamesAreRefused(String line) {
		String name = "a.".repeat(22_527) + "a";
		LoggingSystem loggers = LoggingSystem.get(getClass().getClassLoader());
		this.contextRunner.run((context) -> {
			int before = loggers.getLoggerConfigurations().size();
			StubSession session = run(context, line.replace("{}", name));
			assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			assertThat(session.errors()).hasLineCount(1)
				.contains(" must have at most 500 characters")
				.hasSizeLessThan(200);
			assertThat(loggers.getLoggerConfigurations()).hasSizeLessThan(before + 100);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "loggers set no.such.logger DEBUG", "loggers set no.such.logger",
			"loggers set no.such.logger DEBUG --for 1m" })
	void loggerThatIsNotThereIsNotCreated(String line) {
		LoggingSystem loggers = LoggingSystem.get(getClass().getClassLoader());
		this.contextRunner.run((context) -> {
			StubSession session = run(context, line);
			assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
			assertThat(session.errors()).hasLineCount(1).contains("there is no logger 'no.such.logger'", "--create");
			assertThat(loggers.getLoggerConfiguration("no.such.logger")).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.sshd", "org.apache.sshd.common.session.helpers.AbstractSession",
			"io.github.sshspringboot.server.internal.mina",
			"io.github.sshspringboot.server.internal.mina.ServerConnection", "engine" })
	void levelsOfTheEngineCannotBeChanged(String logger) {
		this.contextRunner
			.withBean(LoggerGroups.class,
					() -> new LoggerGroups(Map.of("engine", List.of("com.acme", "org.apache.sshd.server"))))
			.run((context) -> {
				for (String rest : List.of(" TRACE", " TRACE --create", " DEBUG --for 1m", "", " OFF")) {
					StubSession session = run(context, "loggers set " + logger + rest);
					assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
					assertThat(session.errors()).hasLineCount(1).contains("cannot be set by a command");
				}
			});
	}

	@Test
	void ownExtensionOfTheLoggersCannotChangeTheLevelsOfTheEngine() {
		this.contextRunner.withBean(OwnLoggersExtension.class).run((context) -> {
			assertThat(run(context, "loggers set org.apache.sshd TRACE").errors())
				.contains("cannot be set by a command");
			assertThat(LogFactory.getLog("org.apache.sshd.common").isTraceEnabled()).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			metrics shop.orders --tag site:nosuch | 'shop.orders' has no --tag site:nosuch. The values of site are east
			metrics shop.orders --tag size:small | 'shop.orders' has no tag 'size'. The tags are site
			metrics shop.orders --tag site:east --tag site:x | 'shop.orders' has no --tag site:x.
			metrics no.such.meter --tag site:east | there is no 'no.such.meter' with --tag site:east
			metrics no.such.meter | there is no 'no.such.meter'
			caches prices --cache-manager nosuch | there is no 'prices' with --cache-manager nosuch
			caches clear prices --cache-manager nosuch | there is no 'prices' with --cache-manager nosuch
			""")
	void whatIsNotThereIsBlamedOnTheRightWord(String line, String message) {
		this.contextRunner.run((context) -> {
			StubSession session = run(context, line);
			assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
			assertThat(session.errors()).hasLineCount(1).contains(": " + message);
		});
	}

	@Test
	void extensionOfTheApplicationIsUsed() {
		this.contextRunner.withBean(OwnEnvironmentExtension.class).run((context) -> {
			assertThat(context).doesNotHaveBean(EnvironmentSshExtension.class).hasSingleBean(HealthSshExtension.class);
			assertThat(run(context, "env -o json").text()).contains("own");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { QuartzEndpoint.class, Scheduler.class })
	void withoutQuartzOnlyItsPartIsAbsent(Class<?> absent) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshEndpointAutoConfiguration.class,
							SshEndpointExtensionAutoConfiguration.class, EndpointAutoConfiguration.class,
							JacksonEndpointAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EnvironmentSshExtension.class)
				.doesNotHaveBean(QuartzSshExtension.class)
				.doesNotHaveBean(HealthSshExtension.class)
				.doesNotHaveBean(TimedLogLevels.class));
	}

	@Test
	void withoutMetricsHealthAndCachesTheOthersAreThere() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SshCommandAutoConfiguration.class, SshEndpointAutoConfiguration.class,
							SshEndpointExtensionAutoConfiguration.class, EndpointAutoConfiguration.class,
							JacksonEndpointAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.health",
					"org.springframework.boot.micrometer", "org.springframework.boot.cache"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EnvironmentSshExtension.class));
	}

	@Test
	void withoutCommandsOfEndpointsNothingIsConfigured() {
		this.contextRunner.withPropertyValues("ssh.actuator.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EnvironmentSshExtension.class)
				.doesNotHaveBean("sshEndpointTables"));
	}

	private static List<String> allCandidates(AssertableApplicationContext context, String command) {
		List<String> all = new ArrayList<>();
		for (SshCandidate candidate : context.getBean(CommandCompletion.class)
			.complete(List.of(command), "", new StubSession(command).getConnection())) {
			all.add(candidate.value() + " " + candidate.description());
		}
		return all;
	}

	private static List<String> complete(AssertableApplicationContext context, String prefix, String... words) {
		return new StubSession(words[0]).complete(context.getBean(CommandCompletion.class), prefix, words)
			.stream()
			.filter((value) -> !value.startsWith("-"))
			.toList();
	}

	private static StubSession run(AssertableApplicationContext context, String line) {
		StubSession session = new StubSession(line);
		session.end(context.getBean(LineRunner.class).run(line, CommandStreams.of(session)).status());
		return session;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	@EnableConfigurationProperties(ShopProperties.class)
	static class Shop {

		@Bean
		HealthIndicator storeHealthIndicator() {
			return () -> Health.down().withDetail("key", SECRET).build();
		}

		@Bean
		MeterRegistry meterRegistry() {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			registry.counter("shop.orders", "site", "east");
			return registry;
		}

		@Bean
		JobDetail report() {
			return JobBuilder.newJob(NoJob.class)
				.withIdentity("report", "nightly")
				.usingJobData("password", SECRET)
				.storeDurably()
				.build();
		}

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager("prices");
		}

	}

	@EndpointSshExtension(endpoint = LoggersEndpoint.class)
	static class OwnLoggersExtension {

		@ReadOperation
		Map<String, String> more() {
			return Map.of();
		}

	}

	@ConfigurationProperties("shop")
	record ShopProperties(String password) {

	}

	static class NoJob implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

	@EndpointSshExtension(endpoint = EnvironmentEndpoint.class)
	static class OwnEnvironmentExtension {

		@ReadOperation
		Map<String, String> environment() {
			return Map.of("is", "own");
		}

	}

}
