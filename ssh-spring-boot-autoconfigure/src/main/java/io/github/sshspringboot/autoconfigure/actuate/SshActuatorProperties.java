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

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Configuration properties} for actuator endpoints as SSH
 * commands.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.actuator")
public class SshActuatorProperties {

	/**
	 * Words that the commands of all endpoints begin with, such as 'actuator'. By
	 * default, there are none, and the id of an endpoint is its command.
	 */
	private String commandPrefix = "";

	private final Exposure exposure = new Exposure();

	public String getCommandPrefix() {
		return this.commandPrefix;
	}

	public void setCommandPrefix(String commandPrefix) {
		this.commandPrefix = commandPrefix;
	}

	public Exposure getExposure() {
		return this.exposure;
	}

	/**
	 * Properties for the endpoints that are commands.
	 */
	public static class Exposure {

		/**
		 * Endpoint IDs that should be commands or '*' for all. None if it is empty.
		 */
		private Set<String> include = new LinkedHashSet<>(Set.of("*"));

		/**
		 * Endpoint IDs that should not be commands or '*' for all. Takes precedence over
		 * 'include'.
		 */
		private Set<String> exclude = new LinkedHashSet<>();

		public Set<String> getInclude() {
			return this.include;
		}

		public void setInclude(Set<String> include) {
			this.include = include;
		}

		public Set<String> getExclude() {
			return this.exclude;
		}

		public void setExclude(Set<String> exclude) {
			this.exclude = exclude;
		}

	}

}
