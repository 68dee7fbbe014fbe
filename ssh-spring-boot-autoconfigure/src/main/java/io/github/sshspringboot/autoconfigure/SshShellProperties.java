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

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Configuration properties} for the SSH shell.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.shell")
public class SshShellProperties {

	/**
	 * Whether clients may open a shell. Otherwise they can only run single commands.
	 */
	private boolean enabled = true;

	/**
	 * Prompt of the shell, which may contain colors and the placeholders '{username}',
	 * '{application}', '{address}', '{time}' and '{status}' (of the last command).
	 */
	private String prompt = "{username}@{application}> ";

	/**
	 * Text to show when a shell begins, or its location with the prefix 'classpath:' or
	 * 'file:'. It may contain the placeholders of the prompt. By default, there is none.
	 */
	private @Nullable String greeting;

	private final History history = new History();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPrompt() {
		return this.prompt;
	}

	public void setPrompt(String prompt) {
		this.prompt = prompt;
	}

	public @Nullable String getGreeting() {
		return this.greeting;
	}

	public void setGreeting(@Nullable String greeting) {
		this.greeting = greeting;
	}

	public History getHistory() {
		return this.history;
	}

	/**
	 * Properties for the history of typed lines.
	 */
	public static class History {

		/**
		 * Whether to keep the lines that users typed for their next session.
		 */
		private boolean enabled = true;

		/**
		 * Directory of the history files, one per user. By default, 'history' below
		 * '.ssh-spring-boot' and the name of the application in the home directory of the
		 * user that runs it.
		 */
		private @Nullable Path directory;

		/**
		 * Maximum number of lines to keep for each user.
		 */
		private int maxLines = 1000;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable Path getDirectory() {
			return this.directory;
		}

		public void setDirectory(@Nullable Path directory) {
			this.directory = directory;
		}

		public int getMaxLines() {
			return this.maxLines;
		}

		public void setMaxLines(int maxLines) {
			this.maxLines = maxLines;
		}

	}

}
