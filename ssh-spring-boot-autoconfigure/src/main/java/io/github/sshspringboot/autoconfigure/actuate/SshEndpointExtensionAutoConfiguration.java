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

import java.util.Map;
import java.util.stream.Collectors;

import io.github.sshspringboot.actuate.internal.endpoint.EndpointCommands;
import io.github.sshspringboot.actuate.internal.endpoint.EndpointSecurity;
import io.github.sshspringboot.actuate.internal.endpoint.completion.BeanNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.CacheNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.ConfigurationPropertiesPrefixes;
import io.github.sshspringboot.actuate.internal.endpoint.completion.HealthNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.LoggerNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.MetricNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.PropertyNames;
import io.github.sshspringboot.actuate.internal.endpoint.completion.QuartzNames;
import io.github.sshspringboot.actuate.internal.endpoint.extension.BeansSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.CachesSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.ConfigurationPropertiesSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.EnvironmentSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.HealthSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.LoggersSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.MetricsSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.QuartzSshExtension;
import io.github.sshspringboot.actuate.internal.endpoint.extension.TimedLogLevels;
import io.github.sshspringboot.actuate.internal.endpoint.view.EndpointTables;
import io.github.sshspringboot.actuate.internal.server.SshServerEndpoint;
import io.github.sshspringboot.actuate.internal.server.SshServerSshExtension;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.Scheduler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.beans.BeansEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration;
import org.springframework.boot.actuate.beans.BeansEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint;
import org.springframework.boot.quartz.autoconfigure.QuartzEndpointProperties;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Auto-configuration for what the commands of the endpoints of Spring Boot show, propose,
 * and do differently.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { SshEndpointAutoConfiguration.class, SshServerEndpointAutoConfiguration.class,
				BeansEndpointAutoConfiguration.class, ConfigurationPropertiesReportEndpointAutoConfiguration.class,
				EnvironmentEndpointAutoConfiguration.class, LoggersEndpointAutoConfiguration.class },
		afterName = { "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration",
				"org.springframework.boot.cache.autoconfigure.CachesEndpointAutoConfiguration",
				"org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration",
				"org.springframework.boot.quartz.autoconfigure.QuartzEndpointAutoConfiguration" })
@ConditionalOnClass(BeansEndpointAutoConfiguration.class)
@ConditionalOnBean(value = { EndpointCommands.class, EndpointSecurity.class }, search = SearchStrategy.CURRENT)
public final class SshEndpointExtensionAutoConfiguration {

	@Bean
	EndpointTables sshEndpointTables() {
		return new EndpointTables();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(BeansEndpoint.class)
	static class BeansConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(BeansEndpoint.class)
		BeansSshExtension beansSshExtension(BeansEndpoint endpoint) {
			return new BeansSshExtension(endpoint);
		}

		@Bean
		BeanNames sshBeanNames(BeansEndpoint endpoint) {
			return new BeanNames(endpoint);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(ConfigurationPropertiesReportEndpoint.class)
	@EnableConfigurationProperties(ConfigurationPropertiesReportEndpointProperties.class)
	static class ConfigurationPropertiesConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(ConfigurationPropertiesReportEndpoint.class)
		ConfigurationPropertiesSshExtension configurationPropertiesSshExtension(
				ConfigurationPropertiesReportEndpoint endpoint,
				ConfigurationPropertiesReportEndpointProperties properties) {
			return new ConfigurationPropertiesSshExtension(endpoint, properties.getShowValues(), properties.getRoles());
		}

		@Bean
		ConfigurationPropertiesPrefixes sshConfigurationPropertiesPrefixes(ApplicationContext context) {
			return new ConfigurationPropertiesPrefixes(context);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(EnvironmentEndpoint.class)
	@EnableConfigurationProperties(EnvironmentEndpointProperties.class)
	static class EnvironmentConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(EnvironmentEndpoint.class)
		EnvironmentSshExtension environmentSshExtension(EnvironmentEndpoint endpoint,
				EnvironmentEndpointProperties properties) {
			return new EnvironmentSshExtension(endpoint, properties.getShowValues(), properties.getRoles());
		}

		@Bean
		PropertyNames sshPropertyNames(ConfigurableEnvironment environment) {
			return new PropertyNames(environment);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ LoggersEndpoint.class, LoggingSystem.class })
	static class LoggersConfiguration {

		@Bean
		TimedLogLevels sshTimedLogLevels(LoggingSystem loggingSystem, ObjectProvider<LoggerGroups> groups,
				SshExecutors executors) {
			return new TimedLogLevels(loggingSystem, groups.getIfAvailable(LoggerGroups::new), executors.timer());
		}

		@Bean
		@ConditionalOnMissingSshExtension(LoggersEndpoint.class)
		LoggersSshExtension loggersSshExtension(TimedLogLevels levels) {
			return new LoggersSshExtension(levels);
		}

		@Bean
		LoggerNames sshLoggerNames(LoggersEndpoint endpoint) {
			return new LoggerNames(endpoint);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(CacheManager.class)
	static class CachesConfiguration {

		@Bean
		CacheNames sshCacheNames(Map<String, CacheManager> managers) {
			return new CacheNames(managers);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(CachesEndpoint.class)
	@ConditionalOnBean(CachesEndpoint.class)
	static class CachesEndpointConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(CachesEndpoint.class)
		CachesSshExtension cachesSshExtension(CachesEndpoint endpoint) {
			return new CachesSshExtension(endpoint);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthEndpointProperties.class)
	@ConditionalOnBean(HealthEndpoint.class)
	@EnableConfigurationProperties(HealthEndpointProperties.class)
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(HealthEndpoint.class)
		HealthSshExtension healthSshExtension(HealthContributorRegistry registry,
				ObjectProvider<ReactiveHealthContributorRegistry> reactiveRegistry, HealthEndpointGroups groups,
				HealthEndpointProperties properties) {
			return new HealthSshExtension(new HealthEndpointWebExtension(registry, reactiveRegistry.getIfAvailable(),
					groups, properties.getLogging().getSlowIndicatorThreshold()));
		}

		@Bean
		HealthNames sshHealthNames(HealthContributorRegistry registry, HealthEndpointGroups groups,
				EndpointSecurity security, ObjectProvider<SecurityContextHolderStrategy> securityContexts) {
			return new HealthNames(registry, groups, security,
					securityContexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ MeterRegistry.class, MetricsEndpoint.class })
	@ConditionalOnBean({ MetricsEndpoint.class, MeterRegistry.class })
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(MetricsEndpoint.class)
		MetricsSshExtension metricsSshExtension(MetricsEndpoint endpoint) {
			return new MetricsSshExtension(endpoint);
		}

		@Bean
		MetricNames sshMetricNames(MetricsEndpoint endpoint, MeterRegistry registry) {
			return new MetricNames(endpoint, registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ SshServerEndpoint.class, CommandRegistry.class })
	static class ServerConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(SshServerEndpoint.class)
		SshServerSshExtension sshServerSshExtension(SshServerEndpoint endpoint,
				ObjectProvider<CommandCompletion> completion, SshConnections connections) {
			return new SshServerSshExtension(endpoint,
					(connectionId) -> connections.list()
						.stream()
						.filter((connection) -> connection.getId().equals(connectionId))
						.flatMap((connection) -> completion.getObject().getVisibleNames(connection).stream())
						.collect(Collectors.toSet()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Scheduler.class, QuartzEndpointProperties.class })
	@ConditionalOnBean(QuartzEndpoint.class)
	@EnableConfigurationProperties(QuartzEndpointProperties.class)
	static class QuartzConfiguration {

		@Bean
		@ConditionalOnMissingSshExtension(QuartzEndpoint.class)
		QuartzSshExtension quartzSshExtension(QuartzEndpoint endpoint, QuartzEndpointProperties properties) {
			return new QuartzSshExtension(endpoint, properties.getShowValues(), properties.getRoles());
		}

		@Bean
		@ConditionalOnBean(Scheduler.class)
		QuartzNames sshQuartzNames(Scheduler scheduler) {
			return new QuartzNames(scheduler);
		}

	}

}
