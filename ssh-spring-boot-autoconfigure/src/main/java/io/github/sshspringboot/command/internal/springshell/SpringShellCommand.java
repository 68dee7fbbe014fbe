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

package io.github.sshspringboot.command.internal.springshell;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.internal.model.CommandTarget;
import io.github.sshspringboot.command.internal.parse.UsageException;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * {@link CommandTarget} that executes a command of Spring Shell, which writes its result
 * itself.
 */
final class SpringShellCommand implements CommandTarget {

	private final Command command;

	private final CommandRegistry registry;

	private final SpringShellParameters parameters;

	private final SshCommandSpec.@Nullable Target called;

	SpringShellCommand(Command command, CommandRegistry registry) {
		this.command = command;
		this.registry = registry;
		this.parameters = new SpringShellParameters(command, location());
		this.called = AdaptedMethod.of(command);
	}

	SpringShellParameters parameters() {
		return this.parameters;
	}

	/**
	 * Return whether to leave the command out of lists, as its declaration wants, or
	 * because nobody can tell in advance who may run it.
	 */
	boolean isHidden() {
		return this.command.isHidden() || this.called == null;
	}

	@Override
	public List<SshCommandSpec.Target> targets() {
		return List.of((this.called != null) ? this.called : AdaptedMethod.executing(this.command));
	}

	/**
	 * Return the method of all commands: what validation says about parameters of the one
	 * that is called is the business of Spring Shell.
	 */
	@Override
	public Method method() {
		return AdaptedMethod.EXECUTE;
	}

	@Override
	public String location() {
		return "the Spring Shell command '" + this.command.getName() + "' of the group '" + this.command.getGroup()
				+ "'";
	}

	@Override
	public boolean hasResult() {
		return false;
	}

	@Override
	public Class<?> valueType() {
		return ExitStatus.class;
	}

	@Override
	public @Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable {
		PrintWriter output = new PrintWriter(new OutputStreamWriter(context.getOutput(), StandardCharsets.UTF_8));
		try {
			return status(this.command.execute(new CommandContext(this.parameters.input(arguments), this.registry,
					output, new TerminalInputReader(context))));
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		catch (ConversionException ex) {
			throw new UsageException(
					context.getCommandName() + ": an option or argument has a value of the wrong type. Try '"
							+ context.getCommandName() + " --help'");
		}
		finally {
			output.flush();
		}
	}

	/**
	 * Return the status for the client, to whom negative codes cannot be sent.
	 */
	private ExitStatus status(org.springframework.shell.core.command.ExitStatus status) {
		if (status.equals(org.springframework.shell.core.command.ExitStatus.USAGE_ERROR)) {
			throw new UsageException("");
		}
		return ExitStatus.ofExitCode(status.code());
	}

}
