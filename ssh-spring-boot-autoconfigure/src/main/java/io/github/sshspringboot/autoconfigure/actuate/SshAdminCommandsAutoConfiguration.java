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

import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.sshspringboot.actuate.internal.command.HeapDumpCommand;
import io.github.sshspringboot.actuate.internal.command.LogFileCommand;
import io.github.sshspringboot.actuate.internal.command.LogsCommand;
import io.github.sshspringboot.actuate.internal.command.PrometheusCommand;
import io.github.sshspringboot.actuate.internal.command.ThreadsCommand;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for commands for administrators. Each command is defined if the
 * endpoint of its name is exposed over SSH and accessible, and the application has what
 * it shows.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnClass({ Access.class, PropertiesEndpointAccessResolver.class })
@ConditionalOnBean(CommandRegistry.class)
public final class SshAdminCommandsAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HotSpotDiagnosticMXBean.class)
	@ConditionalOnSshEndpoint(id = "heapdump", defaultAccess = Access.NONE)
	static class HeapDumpConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		HeapDumpCommand sshHeapDumpCommand() {
			return new HeapDumpCommand();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnLogFileCondition.class)
	@ConditionalOnSshEndpoint(id = "logfile")
	static class LogFileConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		LogFileCommand sshLogFileCommand(Environment environment) {
			return new LogFileCommand(Objects.requireNonNull(OnLogFileCondition.logFile(environment)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ PrometheusRegistry.class, ExpositionFormats.class, PrometheusConfig.class })
	@ConditionalOnSingleCandidate(PrometheusRegistry.class)
	@ConditionalOnSshEndpoint(id = "prometheus")
	static class PrometheusConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		PrometheusCommand sshPrometheusCommand(PrometheusRegistry registry, ObjectProvider<PrometheusConfig> config) {
			return new PrometheusCommand(registry,
					config.stream().findFirst().map(PrometheusConfig::prometheusProperties).orElse(null));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LoggerContext.class)
	@Conditional(OnLogbackCondition.class)
	@ConditionalOnSshEndpoint(id = "logs")
	static class LogsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		LogsCommand sshLogsCommand() {
			return new LogsCommand(Objects.requireNonNull(OnLogbackCondition.loggerContext()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSshEndpoint(id = "threads")
	static class ThreadsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		ThreadsCommand sshThreadsCommand() {
			return new ThreadsCommand();
		}

	}

}
