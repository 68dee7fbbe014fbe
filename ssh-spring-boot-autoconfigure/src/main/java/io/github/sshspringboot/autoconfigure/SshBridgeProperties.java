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
 * {@link ConfigurationProperties Configuration properties} for commands that the
 * application declares with other libraries.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.bridge")
public class SshBridgeProperties {

	private final Picocli picocli = new Picocli();

	private final SpringShell springShell = new SpringShell();

	public Picocli getPicocli() {
		return this.picocli;
	}

	public SpringShell getSpringShell() {
		return this.springShell;
	}

	/**
	 * Commands of picocli.
	 */
	public static class Picocli {

		/**
		 * Beans with picocli's @Command that are commands over SSH, as names of classes
		 * or beans, with '*' for any characters. None by default. Each run has an object
		 * of its own.
		 */
		private List<String> commands = new ArrayList<>();

		public List<String> getCommands() {
			return this.commands;
		}

		public void setCommands(List<String> commands) {
			this.commands = commands;
		}

	}

	/**
	 * Commands of Spring Shell.
	 */
	public static class SpringShell {

		/**
		 * Commands of Spring Shell that are commands over SSH, as names of commands, with
		 * '*' for any characters. None by default, and never those that Spring Shell
		 * brings.
		 */
		private List<String> commands = new ArrayList<>();

		public List<String> getCommands() {
			return this.commands;
		}

		public void setCommands(List<String> commands) {
			this.commands = commands;
		}

	}

}
