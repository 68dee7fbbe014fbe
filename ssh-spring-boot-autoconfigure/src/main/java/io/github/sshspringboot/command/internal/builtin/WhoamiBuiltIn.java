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

package io.github.sshspringboot.command.internal.builtin;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import io.github.sshspringboot.server.internal.text.TerminalText;

import org.springframework.security.core.GrantedAuthority;

/**
 * {@link BuiltIn} that shows who is logged in.
 */
public final class WhoamiBuiltIn implements BuiltIn {

	private final SshConnection connection;

	private final List<String> authorities;

	WhoamiBuiltIn(SshConnection connection, List<String> authorities) {
		this.connection = connection;
		this.authorities = authorities;
	}

	public static WhoamiBuiltIn of(SshConnection connection) {
		return new WhoamiBuiltIn(connection,
				connection.getAuthentication()
					.getAuthorities()
					.stream()
					.map(GrantedAuthority::getAuthority)
					.filter(Objects::nonNull)
					.sorted()
					.toList());
	}

	@Override
	public String name() {
		return "whoami";
	}

	@Override
	public String description() {
		return "Show the user, the authorities and the connection";
	}

	@Override
	public CommandEnd run(List<String> arguments, PrintWriter output) {
		if (!arguments.isEmpty()) {
			return usage("there is one argument too many", output);
		}
		output.println("user         " + TerminalText.line(this.connection.getAuthentication().getName()));
		output.println("authorities  " + TerminalText.line(String.join(", ", this.authorities)));
		output.println("address      " + ClientAddress.host(this.connection.getRemoteAddress()));
		output.println("since        " + this.connection.getConnectedAt().truncatedTo(ChronoUnit.SECONDS));
		return CommandEnd.OK;
	}

}
