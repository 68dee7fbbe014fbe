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

package io.github.sshspringboot.actuate.internal.endpoint.view;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventsEndpoint;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.condition.ConditionsReportEndpoint;
import org.springframework.boot.actuate.beans.BeansEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.actuate.management.ThreadDumpEndpoint;
import org.springframework.boot.actuate.scheduling.ScheduledTasksEndpoint;
import org.springframework.boot.actuate.startup.StartupEndpoint;
import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangesEndpoint;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.actuate.web.mappings.MappingsEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.actuate.endpoint.FlywayEndpoint;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.integration.actuate.endpoint.IntegrationGraphEndpoint;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint;
import org.springframework.boot.session.actuate.endpoint.SessionsEndpoint;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.actuate.web.mappings.DispatcherServletsMappingDescriptionProvider;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.graph.IntegrationGraphServer;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link EndpointTables}, with documents of the real endpoints.
 */
class EndpointTablesTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion(
				(value) -> value.withValueInclusion(Include.NON_NULL).withContentInclusion(Include.NON_NULL))
		.build();

	private final EndpointTables tables = new EndpointTables();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner();

	@Test
	void threadsHaveTheirStateAndTopFrame() {
		List<Map<String, @Nullable Object>> rows = rows("threaddump", new ThreadDumpEndpoint().threadDump());
		assertThat(rows).allSatisfy((row) -> assertThat(row).containsOnlyKeys("name", "id", "state", "blocked",
				"waited", "daemon", "frame"));
		assertThat(rows).filteredOn("name", Thread.currentThread().getName())
			.singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("state", "RUNNABLE"));
		assertThat(rows)
			.anySatisfy((row) -> assertThat((String) row.get("frame")).matches("[\\w.$]+\\.[\\w<>$]+(:\\d+)?"));
	}

	@Test
	void loggersAndTheirGroupsAreOneTable() {
		LoggersEndpoint endpoint = loggers();
		assertThat(rows("loggers", endpoint.loggers()))
			.anySatisfy((row) -> assertThat(row).containsEntry("logger", "views.one")
				.containsEntry("configured", "DEBUG")
				.containsEntry("effective", "DEBUG"))
			.anySatisfy((row) -> assertThat(row).containsEntry("logger", "views")
				.containsEntry("members", "views.one, views.two"));
	}

	@Test
	void oneLoggerHasTheNameThatWasAskedFor() {
		LoggersEndpoint endpoint = loggers();
		assertThat(rows("loggers", endpoint.loggerLevels("views.one"), Map.of("name", "views.one"))).singleElement()
			.satisfies((row) -> assertThat(row).containsExactly(entry("logger", "views.one"),
					entry("configured", "DEBUG"), entry("effective", "DEBUG")));
		assertThat(rows("loggers", endpoint.loggerLevels("views"), Map.of("name", "views"))).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("logger", "views"));
	}

	@Test
	void metricHasMeasurementsAndTags() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		Timer.builder("orders").tag("site", "east").register(registry).record(Duration.ofSeconds(2));
		MetricsEndpoint endpoint = new MetricsEndpoint(registry);
		assertThat(rows("metrics", endpoint.listNames())).containsExactly(Map.of("metric", "orders"));
		List<Map<String, @Nullable Object>> rows = rows("metrics", endpoint.metric("orders", null));
		assertThat(rows).extracting((row) -> row.get("name")).containsExactly("COUNT", "TOTAL_TIME", "MAX", "site");
		assertThat(rows.get(1)).containsExactly(entry("kind", "measurement"), entry("name", "TOTAL_TIME"),
				entry("value", BigDecimal.valueOf(2)), entry("unit", "seconds"));
		assertThat(rows.get(3)).containsEntry("kind", "tag").containsEntry("value", "east");
	}

	@Test
	void beansHaveDependenciesIfOneWasAskedFor() {
		this.contextRunner.withBean(BeansEndpoint.class).withBean("views", String.class, () -> "").run((context) -> {
			Object document = context.getBean(BeansEndpoint.class).beans();
			assertThat(rows("beans", document))
				.anySatisfy((row) -> assertThat(row).containsExactly(entry("bean", "views"),
						entry("scope", "singleton"), entry("type", "java.lang.String"),
						entry("context", Objects.requireNonNull(context.getId()))));
			assertThat(rows("beans", document, Map.of("name", "views")))
				.allSatisfy((row) -> assertThat(row).containsKey("dependencies"));
		});
	}

	@Test
	void mappingsHaveMethodPathAndHandler() {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class))
			.withUserConfiguration(Sites.class)
			.run((context) -> {
				context.getBean(DispatcherServlet.class).init(new MockServletConfig());
				Object document = new MappingsEndpoint(List.of(new DispatcherServletsMappingDescriptionProvider()),
						context)
					.mappings();
				assertThat(rows("mappings", document)).anySatisfy((row) -> assertThat(row)
					.containsEntry("method", "GET")
					.containsEntry("path", "/sites/{id}")
					.containsEntry("by", "dispatcherServlet")
					.hasEntrySatisfying("handler", (handler) -> assertThat((String) handler).contains("Sites#site")));
			});
	}

	@Test
	void conditionsTellTheOutcomeAndWhy() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					PropertyPlaceholderAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withPropertyValues("spring.flyway.enabled=false")
			.withBean(ConditionsReportEndpoint.class)
			.run((context) -> assertThat(
					rows("conditions", context.getBean(ConditionsReportEndpoint.class).conditions()))
				.anySatisfy((row) -> assertThat(row).containsEntry("outcome", "negative")
					.containsEntry("name", "FlywayAutoConfiguration")
					.hasEntrySatisfying("message", (message) -> assertThat((String) message).contains("enabled")))
				.anySatisfy((row) -> assertThat(row).containsEntry("outcome", "positive")
					.containsEntry("name", "DataSourceAutoConfiguration")));
	}

	@Test
	void cachesHaveTheirManager() {
		CachesEndpoint endpoint = new CachesEndpoint(Map.of("main", new ConcurrentMapCacheManager("sites")));
		Map<String, Object> row = Map.of("cache", "sites", "manager", "main", "target",
				"java.util.concurrent.ConcurrentHashMap");
		assertThat(rows("caches", endpoint.caches())).containsExactly(row);
		assertThat(rows("caches", endpoint.cache("sites", null))).containsExactly(row);
		assertThat(rows("caches", new CachesEndpoint(Map.of()).caches())).isEmpty();
	}

	@Test
	void scheduledTasksHaveTheirSchedule() {
		this.contextRunner.withUserConfiguration(Tasks.class)
			.run((context) -> assertThat(rows("scheduledtasks",
					new ScheduledTasksEndpoint(List.of(context.getBean(ScheduledAnnotationBeanPostProcessor.class)))
						.scheduledTasks()))
				.anySatisfy((row) -> assertThat(row).containsEntry("type", "cron")
					.containsEntry("schedule", "0 0 3 * * *")
					.hasEntrySatisfying("task", (task) -> assertThat((String) task).endsWith("Tasks.nightly")))
				.anySatisfy((row) -> assertThat(row).containsEntry("type", "fixedRate")
					.containsEntry("schedule", 3600000L)));
	}

	@Test
	void exchangesHaveTheirDurationInMilliseconds() {
		InMemoryHttpExchangeRepository repository = new InMemoryHttpExchangeRepository();
		repository.add(new HttpExchange(Instant.parse("2026-01-01T00:00:00Z"),
				new HttpExchange.Request(URI.create("/sites"), "127.0.0.1", "GET", Map.of()),
				new HttpExchange.Response(200, Map.of()), new HttpExchange.Principal("anna"), null,
				Duration.ofMillis(1200)));
		assertThat(rows("httpexchanges", new HttpExchangesEndpoint(repository).httpExchanges())).singleElement()
			.satisfies((row) -> assertThat(row.toString())
				.isEqualTo("{time=2026-01-01T00:00:00Z, method=GET, uri=/sites, status=200, ms=1200, principal=anna}"));
	}

	@Test
	void propertySourceThatWinsComesFirst() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("second", Map.of("views.a", "2", "x", "1")));
		environment.getPropertySources().addFirst(new MapPropertySource("first", Map.of("views.a", "1")));
		EnvironmentEndpoint endpoint = new EnvironmentEndpoint(environment, List.of(), Show.ALWAYS);
		assertThat(rows("env", endpoint.environment("views.*"))).containsExactly(
				Map.of("property", "views.a", "value", "1", "source", "first"),
				Map.of("property", "views.a", "value", "2", "source", "second"));
		assertThat(rows("env", endpoint.environmentEntry("views.a"), Map.of("toMatch", "views.a")))
			.extracting((row) -> row.get("property") + " " + row.get("value") + " " + row.get("source"))
			.containsExactly("views.a 1 first", "views.a 2 second");
	}

	@Test
	void valuesThatTheEndpointHidesStayHidden() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("first", Map.of("views.a", "secret")));
		assertThat(rows("env", new EnvironmentEndpoint(environment, List.of(), Show.NEVER).environment("views.*")))
			.containsExactly(Map.of("property", "views.a", "value", "******", "source", "first"));
	}

	@Test
	void nestedConfigurationPropertiesHaveDottedNames() {
		this.contextRunner.withUserConfiguration(SiteConfiguration.class)
			.withPropertyValues("site.owner.name=anna")
			.withBean(ConfigurationPropertiesReportEndpoint.class,
					() -> new ConfigurationPropertiesReportEndpoint(List.of(), Show.ALWAYS))
			.run((context) -> assertThat(rows("configprops",
					context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties()))
				.contains(Map.of("prefix", "site", "property", "owner.name", "value", "anna")));
	}

	@Test
	void migrationsAndChangesHaveTheirState() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withPropertyValues("spring.datasource.generate-unique-name=true",
					"spring.flyway.locations=classpath:views/migration")
			.withBean(FlywayEndpoint.class)
			.run((context) -> assertThat(rows("flyway", context.getBean(FlywayEndpoint.class).flywayBeans()))
				.anySatisfy((row) -> assertThat(row).containsEntry("version", "1")
					.containsEntry("description", "sites")
					.containsEntry("state", "SUCCESS")
					.containsEntry("bean", "flyway")));
	}

	@Test
	void changeSetsHaveTheirAuthor() {
		Map<String, Object> change = Map.of("id", "1", "author", "anna", "changeLog", "db/changelog.yaml", "execType",
				"EXECUTED", "dateExecuted", "2026-01-01T00:00:00Z", "description", "createTable");
		assertThat(rows("liquibase",
				Map.of("contexts",
						Map.of("application",
								Map.of("liquibaseBeans", Map.of("liquibase", Map.of("changeSets", List.of(change))))))))
			.singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("id", "1")
				.containsEntry("type", "EXECUTED")
				.containsEntry("bean", "liquibase"));
	}

	@Test
	void quartzShowsGroupsThenNamesThenDetails() throws Exception {
		Scheduler scheduler = new StdSchedulerFactory().getScheduler();
		try {
			scheduler.scheduleJob(JobBuilder.newJob(NoJob.class).withIdentity("report", "nightly").build(),
					TriggerBuilder.newTrigger()
						.withIdentity("daily", "clock")
						.withSchedule(SimpleScheduleBuilder.repeatHourlyForever())
						.build());
			QuartzEndpoint endpoint = new QuartzEndpoint(scheduler, List.of());
			assertThat(rows("quartz", endpoint.quartzReport())).containsExactly(
					Map.of("kind", "jobs", "group", "nightly"), Map.of("kind", "triggers", "group", "clock"));
			assertThat(rows("quartz", endpoint.quartzJobGroups()))
				.containsExactly(Map.of("group", "nightly", "name", "report"));
			assertThat(rows("quartz", endpoint.quartzTriggerGroups()))
				.containsExactly(Map.of("group", "clock", "name", "daily", "paused", false));
			assertThat(rows("quartz", endpoint.quartzJobGroupSummary("nightly"))).singleElement()
				.satisfies((row) -> assertThat(row).containsEntry("name", "report")
					.containsEntry("class", NoJob.class.getName()));
			assertThat(rows("quartz", endpoint.quartzTriggerGroupSummary("clock"))).singleElement()
				.satisfies((row) -> assertThat(row).containsEntry("name", "daily").containsEntry("type", "simple"));
			assertThat(rows("quartz", endpoint.quartzJob("nightly", "report", false)))
				.contains(Map.of("property", "durable", "value", false));
		}
		finally {
			scheduler.shutdown();
		}
	}

	@Test
	void stepsOfTheStartHaveTheirTags() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(10);
		startup.start("views").tag("bean", "sites").tag("order", "1").end();
		assertThat(rows("startup", new StartupEndpoint(startup).startupSnapshot())).singleElement()
			.satisfies((row) -> assertThat(row).containsOnlyKeys("start", "ms", "step", "tags")
				.containsEntry("step", "views")
				.containsEntry("tags", "bean=sites, order=1")
				.hasEntrySatisfying("ms", (millis) -> assertThat(millis).isInstanceOf(Number.class)));
	}

	@Test
	void auditEventsHaveTheirDataAsText() {
		InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();
		repository.add(new AuditEvent("anna", "LOGIN", Map.of("from", "127.0.0.1")));
		assertThat(rows("auditevents", new AuditEventsEndpoint(repository).events(null, null, null))).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("principal", "anna")
				.containsEntry("type", "LOGIN")
				.containsEntry("data", "from=127.0.0.1"));
	}

	@Test
	void sessionHasTheColumnsOfSessions() {
		MapSessionRepository repository = new MapSessionRepository(new LinkedHashMap<>());
		MapSession session = repository.createSession();
		repository.save(session);
		assertThat(rows("sessions", new SessionsEndpoint(repository, null).getSession(session.getId()))).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("id", session.getId()).containsEntry("expired", false));
	}

	@Test
	void infoIsFlat() {
		assertThat(rows("info",
				new InfoEndpoint(List
					.of((builder) -> builder.withDetail("app", Map.of("name", "sites", "tags", List.of("a", "b")))))
					.info()))
			.containsExactlyInAnyOrder(Map.of("property", "app.name", "value", "sites"),
					Map.of("property", "app.tags", "value", "a, b"));
	}

	@Test
	void componentsOfHealthAreFlat() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=*")
			.withBean("storesHealthContributor", CompositeHealthContributor.class,
					() -> CompositeHealthContributor
						.fromMap(Map.of("east", (HealthIndicator) () -> Health.down().withDetail("free", 0).build())))
			.run((context) -> {
				HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
				assertThat(rows("health", endpoint.health()))
					.extracting((row) -> row.get("component") + " " + row.get("status") + " " + row.get("detail"))
					.contains("overall DOWN null", "stores DOWN null", "stores/east DOWN free=0");
				assertThat(rows("health", endpoint.healthForPath("stores"), Map.of("path", new String[] { "stores" })))
					.extracting((row) -> row.get("component"))
					.containsExactly("stores", "stores/east");
			});
	}

	@Test
	void nodesOfTheGraphHaveTheirChannels() {
		this.contextRunner.withUserConfiguration(Graph.class)
			.run((context) -> assertThat(rows("integrationgraph",
					new IntegrationGraphEndpoint(context.getBean(IntegrationGraphServer.class)).graph()))
				.anySatisfy((row) -> assertThat(row).containsEntry("name", "orders").containsKeys("id", "type")));
	}

	@Test
	void documentOfAnotherShapeHasNoRows() {
		for (String endpoint : List.of("threaddump", "loggers", "metrics", "beans", "mappings", "conditions", "caches",
				"scheduledtasks", "httpexchanges", "env", "configprops", "flyway", "liquibase", "quartz", "startup",
				"auditevents", "sessions", "health", "integrationgraph", "sbom")) {
			assertThat(this.tables.getRows(endpoint, Map.of(), Map.of("other", Map.of("shape", 1)))).as(endpoint)
				.isNull();
			assertThat(this.tables.getRows(endpoint, Map.of(), List.of("text"))).as(endpoint).isNull();
			assertThat(this.tables.getRows(endpoint, Map.of(), "text")).as(endpoint).isNull();
		}
		assertThat(this.tables.getRows("own", Map.of(), Map.of("names", List.of()))).isNull();
		assertThat(this.tables.getRows("beans", Map.of(), Map.of("contexts", Map.of("application", "text")))).isNull();
	}

	@Test
	void idsOfBillsOfMaterialsAreATable() {
		assertThat(rows("sbom", Map.of("ids", List.of("application")))).containsExactly(Map.of("id", "application"));
	}

	private List<Map<String, @Nullable Object>> rows(String endpoint, @Nullable Object body) {
		return rows(endpoint, body, Map.of());
	}

	private List<Map<String, @Nullable Object>> rows(String endpoint, @Nullable Object body,
			Map<String, Object> arguments) {
		Object document = Objects.requireNonNull(MAPPER.convertValue(body, Object.class));
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		Objects.requireNonNull(this.tables.getRows(endpoint, arguments, document)).forEach(rows::add);
		return rows;
	}

	private static LoggersEndpoint loggers() {
		LoggingSystem system = LoggingSystem.get(EndpointTablesTests.class.getClassLoader());
		system.setLogLevel("views.one", LogLevel.DEBUG);
		return new LoggersEndpoint(system, new LoggerGroups(Map.of("views", List.of("views.one", "views.two"))));
	}

	@RestController
	static class Sites {

		@GetMapping("/sites/{id}")
		String site() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Tasks {

		@Scheduled(cron = "0 0 3 * * *")
		void nightly() {
		}

		@Scheduled(fixedRate = 3600000, initialDelay = 3600000)
		void hourly() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	static class Graph {

		@Bean
		DirectChannel orders() {
			return new DirectChannel();
		}

		@Bean
		IntegrationGraphServer graph() {
			return new IntegrationGraphServer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SiteProperties.class)
	static class SiteConfiguration {

	}

	@ConfigurationProperties("site")
	public static class SiteProperties {

		private final Owner owner = new Owner();

		public Owner getOwner() {
			return this.owner;
		}

	}

	public static class Owner {

		private @Nullable String name;

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

	}

	static class NoJob implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

}
