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

package io.github.sshspringboot.actuate.command;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.annotation.SshCommand;
import io.github.sshspringboot.command.annotation.SshCommandKind;
import io.github.sshspringboot.command.annotation.SshOption;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.util.Assert;

/**
 * The command {@code http}, which shows HTTP requests as they are answered. It looks into
 * the repository of the application four times in a second; what came and was pushed out
 * in between is not seen, and the user is told so.
 *
 * @since 0.1.0
 */
@SshCommand(name = "${ssh.actuator.command-prefix:}", privileged = true)
public class HttpCommand {

	private static final Duration PAUSE = Duration.ofMillis(250);

	private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

	private final HttpExchangeRepository repository;

	/**
	 * Create the command.
	 * @param repository where the application records its requests
	 */
	public HttpCommand(HttpExchangeRepository repository) {
		Assert.notNull(repository, "'repository' must not be null");
		this.repository = repository;
	}

	@SshCommand(name = "http", description = "Show HTTP requests as they are answered, until interrupted",
			timeout = "0", kind = SshCommandKind.STREAM)
	Stream<HttpRequestRow> watch(
			@SshOption(required = false,
					description = "Requests whose path begins so, instead of all.") @Nullable String path,
			@SshOption(required = false,
					description = "Requests with this status, such as 404 or 5xx, instead of all.") @Nullable String status,
			SshCommandContext context) {
		if (status != null && !STATUS.matcher(status).matches()) {
			throw SshCommandException
				.wrongUsage(context.getCommandName() + ": --status must be one such as 404 or 5xx");
		}
		Predicate<HttpRequestRow> wanted = (row) -> (path == null || row.path().startsWith(path))
				&& (status == null || String.valueOf(row.status()).matches(status.replace("x", "\\d")));
		NewHttpRequests requests = new NewHttpRequests(this.repository,
				() -> Notice.write("some requests not shown", context));
		return PolledRows.every(PAUSE, () -> requests.poll().stream().filter(wanted).toList());
	}

}
