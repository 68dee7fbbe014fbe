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
 * {@link ConfigurationProperties Configuration properties} for the authorization of
 * commands.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.authorization")
public class SshAuthorizationProperties {

	/**
	 * Authorization rules. The first rule that matches a command applies. Commands
	 * without a rule are open to every user who may log in; if several authorities allow
	 * logins, privileged commands without a rule need the first of them.
	 */
	private List<Rule> rules = new ArrayList<>();

	public List<Rule> getRules() {
		return this.rules;
	}

	public void setRules(List<Rule> rules) {
		this.rules = rules;
	}

	/**
	 * Authorization rule.
	 */
	public static class Rule {

		/**
		 * Full names of commands, names of groups for all of their commands,
		 * 'subsystem:NAME' for a subsystem of the application, 'file:PATH' for a file of
		 * a method, names of handlers of lines, or '*' for all.
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
