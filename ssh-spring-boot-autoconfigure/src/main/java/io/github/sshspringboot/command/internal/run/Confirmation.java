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

package io.github.sshspringboot.command.internal.run;

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.io.UserMessage;
import io.github.sshspringboot.command.internal.model.BuiltInOption;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.parse.ArgumentParser.ParsedArguments;
import io.github.sshspringboot.command.internal.parse.SecretMask;
import io.github.sshspringboot.server.ExitStatus;

/**
 * Asks the question of a command that requires confirmation.
 */
final class Confirmation {

	private final CommandDefinition definition;

	Confirmation(CommandDefinition definition) {
		this.definition = definition;
	}

	void ask(ParsedArguments parsed, DefaultCommandContext run) {
		String question = this.definition.traits().confirm();
		if (question.isEmpty() || parsed.confirmed()) {
			return;
		}
		if (!run.getTerminalOrNone().confirm(fill(question, parsed.values()), BuiltInOption.YES.longName())) {
			throw new SshCommandException(this.definition.name() + ": not confirmed, nothing was done",
					ExitStatus.FAILURE);
		}
	}

	private static String fill(String question, Map<CommandParameter, List<String>> values) {
		String filled = question;
		for (Map.Entry<CommandParameter, List<String>> entry : values.entrySet()) {
			if (entry.getKey() instanceof CommandParameter.Typed typed) {
				filled = filled.replace("{" + typed.name() + "}",
						typed.isSecret() ? SecretMask.MASK : String.join(", ", entry.getValue()));
			}
		}
		return UserMessage.of(filled);
	}

}
