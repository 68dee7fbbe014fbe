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
import java.util.List;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link BuiltIn} that leaves the shell, by default with the status of the previous
 * command.
 */
public final class ExitBuiltIn implements BuiltIn {

	private static final Pattern STATUS = Pattern.compile("[0-9]{1,3}");

	private volatile boolean leaving;

	@Override
	public String name() {
		return "exit";
	}

	@Override
	public String parameters() {
		return "[status]";
	}

	@Override
	public String description() {
		return "Leave the shell";
	}

	@Override
	public CommandEnd run(List<String> arguments, PrintWriter output) {
		ExitStatus status = leave(arguments, ExitStatus.OK);
		if (status == null) {
			return usage("the status must be a number from 0 to 255", output);
		}
		this.leaving = true;
		return CommandEnd.ran(status);
	}

	@Override
	public @Nullable ExitStatus leave(List<String> arguments, ExitStatus last) {
		if (arguments.isEmpty()) {
			return last;
		}
		return (arguments.size() == 1 && STATUS.matcher(arguments.get(0)).matches())
				? ExitStatus.of(Integer.parseInt(arguments.get(0)) & 0xff) : null;
	}

	@Override
	public boolean isLeaving() {
		return this.leaving;
	}

}
