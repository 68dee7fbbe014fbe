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

package io.github.sshspringboot.command.internal.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.security.SshUserKeyEvent;
import io.github.sshspringboot.security.SshUserKeyEvent.Change;
import io.github.sshspringboot.security.internal.key.UserKeyChanges;
import io.github.sshspringboot.security.internal.key.UserKeyLine;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Commands with which users list, add and remove their own keys.
 */
@SshCommand
public class KeysCommand {

	private static final int MAX_INPUT = 64 * 1024;

	private final UserKeyChanges changes;

	private final Supplier<SshConnections> connections;

	private final ApplicationEventPublisher publisher;

	public KeysCommand(UserKeyChanges changes, Supplier<SshConnections> connections,
			ApplicationEventPublisher publisher) {
		this.changes = changes;
		this.connections = connections;
		this.publisher = publisher;
	}

	@SshCommand(name = "keys", description = "Show your keys")
	List<KeyRow> list(SshCommandContext context) {
		return this.changes.list(context.getAuthentication().getName()).stream().map(KeyRow::of).toList();
	}

	@SshCommand(name = "keys add", description = "Add the public keys of standard input to yours")
	List<String> add(SshCommandContext context) throws IOException {
		check(context);
		List<UserKeyLine> lines = read(context);
		List<SshPublicKey> added = attempt(context,
				() -> this.changes.add(context.getAuthentication().getName(), lines));
		added.forEach((key) -> publish(Change.ADDED, context, key));
		return lines.stream()
			.map((line) -> line.key().key())
			.distinct()
			.map((key) -> (added.contains(key) ? "Added " : "Already there: ") + key)
			.toList();
	}

	private static List<UserKeyLine> read(SshCommandContext context) throws IOException {
		byte[] input = context.getInput().readNBytes(MAX_INPUT + 1);
		if (input.length > MAX_INPUT) {
			throw failed(context, "standard input is longer than " + MAX_INPUT + " bytes");
		}
		List<UserKeyLine> lines = new String(input, StandardCharsets.UTF_8).lines()
			.filter((line) -> !line.isBlank() && !line.strip().startsWith("#"))
			.map((line) -> attempt(context, () -> UserKeyLine.parseNew(line)))
			.toList();
		if (lines.isEmpty()) {
			throw SshCommandException.wrongUsage(context.getCommandName()
					+ ": there is no key in standard input. Use ssh app keys add < ~/.ssh/id_ed25519.pub");
		}
		return lines;
	}

	@SshCommand(name = "keys remove", description = "Remove one of your keys")
	String remove(@SshArgument(description = "The fingerprint, such as SHA256:...") String fingerprint,
			@SshOption(description = "Remove the key even if this login is with it.") boolean force,
			SshCommandContext context) {
		boolean own = check(context).getUserKeys()
			.stream()
			.anyMatch((key) -> key.key().getFingerprint().equals(fingerprint));
		if (!force && own) {
			throw failed(context, "this login is with that key. Use --force to remove it");
		}
		SshPublicKey key = attempt(context,
				() -> this.changes.remove(context.getAuthentication().getName(), fingerprint));
		publish(Change.REMOVED, context, key);
		return "Removed " + key;
	}

	/**
	 * Check that the login may change keys. A connection that is gone has no restrictions
	 * to look at.
	 */
	private SshConnection check(SshCommandContext context) {
		SshConnection connection = this.connections.get()
			.list()
			.stream()
			.filter((candidate) -> candidate.getId().equals(context.getConnectionId()))
			.findFirst()
			.orElseThrow(() -> failed(context, "the connection is closed"));
		attempt(context, () -> {
			this.changes.check(context.getAuthentication(), connection.getRestrictions(),
					connection.getAuthenticationMethods(), connection.getUserKeys());
			return true;
		});
		return connection;
	}

	private void publish(Change change, SshCommandContext context, SshPublicKey key) {
		this.publisher.publishEvent(new SshUserKeyEvent(change, context.getAuthentication(), key));
	}

	private static <T> T attempt(SshCommandContext context, Supplier<T> attempt) {
		try {
			return attempt.get();
		}
		catch (IllegalArgumentException ex) {
			throw failed(context, String.valueOf(ex.getMessage()));
		}
	}

	private static SshCommandException failed(SshCommandContext context, String reason) {
		return new SshCommandException(context.getCommandName() + ": " + reason);
	}

}
