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

import java.util.stream.Stream;

import io.github.sshspringboot.actuate.EndpointCompleter;
import io.github.sshspringboot.actuate.EndpointView;
import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import io.github.sshspringboot.actuate.SshOperation;
import io.github.sshspringboot.actuate.internal.endpoint.EndpointCommands;
import io.github.sshspringboot.actuate.internal.endpoint.EndpointSecurity;
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointDiscoverer;
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointsSupplier;
import io.github.sshspringboot.actuate.internal.endpoint.extension.EngineLoggerGuard;
import io.github.sshspringboot.autoconfigure.ConditionalOnSshServer;
import io.github.sshspringboot.autoconfigure.SshCommandAutoConfiguration;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.OperationFilter;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.ParameterValueMapper;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.core.GrantedAuthorityDefaults;

/**
 * Auto-configuration for actuator endpoints as SSH commands.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { EndpointAutoConfiguration.class, SshCommandAutoConfiguration.class })
@ConditionalOnSshServer
@ConditionalOnClass({ EndpointAutoConfiguration.class, EndpointJsonMapper.class, JsonMapper.class,
		GrantedAuthorityDefaults.class })
@ConditionalOnBooleanProperty(name = "ssh.actuator.enabled", matchIfMissing = true)
@ConditionalOnBean(CommandRegistry.class)
@EnableConfigurationProperties(SshActuatorProperties.class)
public final class SshEndpointAutoConfiguration {

	private final SshActuatorProperties properties;

	SshEndpointAutoConfiguration(SshActuatorProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean(SshEndpointsSupplier.class)
	SshEndpointDiscoverer sshEndpointDiscoverer(ApplicationContext applicationContext,
			ParameterValueMapper parameterValueMapper, ObjectProvider<OperationInvokerAdvisor> invokerAdvisors,
			ObjectProvider<EndpointFilter<ExposableSshEndpoint>> endpointFilters,
			ObjectProvider<OperationFilter<SshOperation>> operationFilters, ObjectProvider<LoggerGroups> loggerGroups) {
		EngineLoggerGuard guard = new EngineLoggerGuard(() -> loggerGroups.getIfAvailable(LoggerGroups::new));
		return new SshEndpointDiscoverer(applicationContext, parameterValueMapper,
				Stream.concat(invokerAdvisors.orderedStream(), Stream.of(guard)).toList(),
				endpointFilters.orderedStream().toList(), operationFilters.orderedStream().toList());
	}

	@Bean
	IncludeExcludeEndpointFilter<ExposableSshEndpoint> sshIncludeExcludePropertyEndpointFilter() {
		return SshEndpointExposure.filter(ExposableSshEndpoint.class, this.properties.getExposure());
	}

	@Bean
	OperationFilter<SshOperation> sshAccessPropertiesOperationFilter(EndpointAccessResolver endpointAccessResolver) {
		return OperationFilter.byAccess(endpointAccessResolver);
	}

	@Bean
	EndpointSecurity sshEndpointSecurity(ObjectProvider<RoleHierarchy> roleHierarchy,
			ObjectProvider<GrantedAuthorityDefaults> authorityDefaults) {
		GrantedAuthorityDefaults defaults = authorityDefaults.getIfUnique();
		return new EndpointSecurity(roleHierarchy.getIfUnique(NullRoleHierarchy::new),
				(defaults != null) ? defaults.getRolePrefix() : "ROLE_");
	}

	@Bean
	EndpointCommands sshEndpointCommands(SshEndpointsSupplier endpoints, EndpointSecurity security,
			ObjectProvider<EndpointJsonMapper> endpointMapper, ObjectProvider<JsonMapper> mapper,
			ObjectProvider<EndpointView> views, ObjectProvider<EndpointCompleter> completers) {
		String prefix = this.properties.getCommandPrefix();
		if (!prefix.matches("[\\p{L}\\p{N}_.: -]*")) {
			throw new InvalidConfigurationPropertyValueException("ssh.actuator.command-prefix", prefix,
					"It must be words of letters, digits, '-', '_', '.' and ':'.");
		}
		EndpointJsonMapper isolated = endpointMapper.getIfAvailable();
		return new EndpointCommands(endpoints, prefix, security,
				(isolated != null) ? isolated.get() : mapper.getIfUnique(JsonMapper::new),
				views.orderedStream().toList(), completers.orderedStream().toList());
	}

}
