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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.Set;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesDescriptor;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpointWebExtension;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows users the values of configuration properties that they would see on the web. The
 * operations of the endpoint itself know no user.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = ConfigurationPropertiesReportEndpoint.class)
public class ConfigurationPropertiesSshExtension {

	private final ConfigurationPropertiesReportEndpointWebExtension delegate;

	public ConfigurationPropertiesSshExtension(ConfigurationPropertiesReportEndpoint endpoint, Show showValues,
			Set<String> roles) {
		this.delegate = new ConfigurationPropertiesReportEndpointWebExtension(endpoint, showValues, roles);
	}

	@ReadOperation
	ConfigurationPropertiesDescriptor configurationProperties(SecurityContext securityContext) {
		return this.delegate.configurationProperties(securityContext);
	}

	@ReadOperation
	@Nullable ConfigurationPropertiesDescriptor configurationPropertiesWithPrefix(SecurityContext securityContext,
			@Selector String prefix) {
		return this.delegate.configurationPropertiesWithPrefix(securityContext, prefix).getBody();
	}

}
