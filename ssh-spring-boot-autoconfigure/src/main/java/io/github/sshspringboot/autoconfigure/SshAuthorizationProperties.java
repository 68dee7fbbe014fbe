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

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of who may run which commands.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.authorization")
public class SshAuthorizationProperties {

	/**
	 * Rules, of which the first that names a command decides over it. Commands that none
	 * names are for every user who may log in; where several authorities may, privileged
	 * ones are for those with the first authority.
	 */
	private List<Rule> rules = new ArrayList<>();

	public List<Rule> getRules() {
		return this.rules;
	}

	public void setRules(List<Rule> rules) {
		this.rules = rules;
	}

	/**
	 * A rule.
	 */
	public static class Rule {

		/**
		 * Full names of commands, or names of groups for all of their commands; '*' for
		 * every command.
		 */
		private List<String> commands = new ArrayList<>();

		/**
		 * Authorities of which a user needs one.
		 */
		private List<String> authorities = new ArrayList<>();

		public List<String> getCommands() {
			return this.commands;
		}

		public void setCommands(List<String> commands) {
			this.commands = commands;
		}

		public List<String> getAuthorities() {
			return this.authorities;
		}

		public void setAuthorities(List<String> authorities) {
			this.authorities = authorities;
		}

	}

}
