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

package io.github.sshspringboot.docs;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;

/**
 * Example of the page on commands.
 */
@SshCommand("bank")
class BankCommands {

	private final BankService banks;

	BankCommands(BankService banks) {
		this.banks = banks;
	}

	@SshCommand(name = "connect", description = "Connect the shop to its bank")
	void connect(@SshOption(description = "The bank.", completer = Banks.class) String bank,
			@SshOption(description = "The key that the bank gave.", secret = true) String apiKey,
			@SshOption(value = "v", counted = true) int verbosity,
			@SshOption(description = "Say what would be done.", exclusive = "mode") boolean dryRun,
			@SshOption(description = "Connect a second time.", exclusive = "mode") boolean force) {
		this.banks.connect(bank, apiKey, verbosity, dryRun, force);
	}

}
