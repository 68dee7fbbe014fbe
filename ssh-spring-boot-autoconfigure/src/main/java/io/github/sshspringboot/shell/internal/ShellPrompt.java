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

package io.github.sshspringboot.shell.internal;

import java.util.Objects;

import io.github.sshspringboot.command.SshPromptContext;
import io.github.sshspringboot.command.SshPromptProvider;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates the prompt from the application's provider or from the configuration.
 */
final class ShellPrompt {

	private static final Log logger = LogFactory.getLog(ShellPrompt.class);

	private final ShellSettings settings;

	private final @Nullable SshPromptProvider provider;

	ShellPrompt(ShellSettings settings, @Nullable SshPromptProvider provider) {
		this.settings = settings;
		this.provider = provider;
	}

	String text(SshPromptContext context) {
		if (this.provider != null) {
			try {
				return PrintableOutputStream
					.coloured(Objects.requireNonNull(this.provider.getPrompt(context), "no prompt"));
			}
			catch (RuntimeException ex) {
				logger.warn("The application's prompt failed, so the configured one is shown", ex);
			}
		}
		return PrintableOutputStream.coloured(ShellText.fill(this.settings.prompt(), context));
	}

}
