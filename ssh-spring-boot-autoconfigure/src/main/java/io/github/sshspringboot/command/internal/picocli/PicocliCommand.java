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

package io.github.sshspringboot.command.internal.picocli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandTarget;
import io.github.sshspringboot.command.internal.model.ResultType;
import io.github.sshspringboot.command.internal.parse.UsageException;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.MethodParam;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * {@link CommandTarget} that runs a command of picocli with new objects. Its help page
 * and errors are those of picocli.
 */
final class PicocliCommand implements CommandTarget {

	private static final int MIN_WIDTH = 55;

	private static final int WIDTH = 80;

	/**
	 * In what picocli says of exceptions that it did not expect.
	 */
	private static final Pattern UNEXPECTED = Pattern
		.compile("^Could not (invoke|set) | while processing argument at or before arg\\[");

	private static final Pattern TYPE = Pattern.compile("(class )?([\\w$]+\\.)*(?<name>\\w+)");

	private final CommandTree tree;

	private final List<String> path;

	private final Method method;

	private final CommandLine page;

	private final Object preview;

	/**
	 * Create a command.
	 * @param tree the tree of the command
	 * @param path the names of the subcommands that lead to it
	 * @param page the command, for its help page only
	 * @param objects the objects of {@code page}
	 */
	PicocliCommand(CommandTree tree, List<String> path, CommandLine page, CommandObjects objects) {
		this.tree = tree;
		this.path = List.copyOf(path);
		this.page = page;
		this.method = method(page.getCommandSpec());
		this.preview = objects.proxy(receiver(page.getCommandSpec()));
	}

	/**
	 * Return whether a command does more than to have subcommands.
	 */
	static boolean isRunnable(CommandSpec spec) {
		Object object = spec.userObject();
		return object instanceof Runnable || object instanceof Callable<?> || object instanceof Method;
	}

	private static Method method(CommandSpec spec) {
		Object object = spec.userObject();
		if (object instanceof Method declared) {
			return declared;
		}
		String name = (object instanceof Callable<?>) ? "call" : "run";
		return Objects.requireNonNull(ReflectionUtils.findMethod(object.getClass(), name));
	}

	/**
	 * Return the object whose method is called.
	 */
	private static Object receiver(CommandSpec spec) {
		return (spec.userObject() instanceof Method) ? spec.parent().userObject() : spec.userObject();
	}

	@Override
	public List<SshCommandSpec.Target> targets() {
		return List.of(new SshCommandSpec.Target(() -> this.preview, this.method));
	}

	@Override
	public String location() {
		return CommandDefinition.location(this.method) + " of the picocli command '" + this.page.getCommandName() + "'";
	}

	@Override
	public Class<?> valueType() {
		return ResultType.of(this.method);
	}

	@Override
	public boolean hasResult() {
		Class<?> type = this.method.getReturnType();
		return CommandTarget.super.hasResult() && type != int.class && type != Integer.class;
	}

	@Override
	public String help(int width) {
		synchronized (this.page) {
			this.page.setUsageHelpWidth(width);
			return this.page.getUsageMessage(Ansi.OFF);
		}
	}

	@Override
	public @Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable {
		List<?> words = (List<?>) Objects.requireNonNull(arguments[0]);
		String[] line = Stream.concat(this.path.stream(), words.stream().map(String::valueOf)).toArray(String[]::new);
		PrintWriter output = new PrintWriter(new OutputStreamWriter(context.getOutput(), StandardCharsets.UTF_8));
		PrintWriter error = new PrintWriter(new OutputStreamWriter(context.getError(), StandardCharsets.UTF_8));
		try (CommandObjects objects = new CommandObjects(this.tree.beans())) {
			CommandLine root = this.tree.create(this.path, objects);
			root.setOut(output);
			root.setErr(error);
			layOut(root, context.getTerminal());
			return run(root, line, objects);
		}
		finally {
			output.flush();
			error.flush();
		}
	}

	private static void layOut(CommandLine root, @Nullable SshTerminal terminal) {
		boolean colored = terminal != null && terminal.getColors() > 0;
		root.setColorScheme(Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF));
		root.setUsageHelpWidth((terminal != null) ? Math.max(MIN_WIDTH, terminal.getColumns()) : WIDTH);
	}

	private @Nullable Object run(CommandLine root, String[] line, CommandObjects objects) throws Throwable {
		try {
			ParseResult parsed = root.parseArgs(line);
			Integer help = CommandLine.executeHelpRequest(parsed);
			return (help != null) ? ExitStatus.ofExitCode(help)
					: result(CommandTree.leaf(parsed).commandSpec(), objects);
		}
		catch (ParameterException ex) {
			int code = root.getParameterExceptionHandler().handleParseException(withoutCause(ex), line);
			if (code == ExitCode.USAGE) {
				throw new UsageException("");
			}
			return ExitStatus.ofExitCode(code);
		}
	}

	/**
	 * Return a failure without the class and message of the exception behind it, with
	 * which picocli ends its own message.
	 */
	private static ParameterException withoutCause(ParameterException ex) {
		String message = String.valueOf(ex.getMessage());
		String conversion = "cannot convert '" + ex.getValue() + "' to ";
		if (message.contains(conversion)) {
			int type = message.indexOf(conversion) + conversion.length();
			Matcher name = TYPE.matcher(message).region(type, message.length());
			return new ParameterException(ex.getCommandLine(),
					message.substring(0, type) + (name.lookingAt() ? name.group("name") : "its type"));
		}
		return UNEXPECTED.matcher(message).find()
				? new ParameterException(ex.getCommandLine(), "Invalid value" + option(ex, message)) : ex;
	}

	/**
	 * Return the option whose method failed, empty if it was none.
	 */
	private static String option(ParameterException ex, String message) {
		return ex.getCommandLine()
			.getCommandSpec()
			.options()
			.stream()
			.filter((option) -> message.contains(String.valueOf(option.userObject())))
			.map((option) -> " for option '" + option.longestName() + "'")
			.findFirst()
			.orElse("");
	}

	private @Nullable Object result(CommandSpec spec, CommandObjects objects) throws Throwable {
		Object result = call(spec, objects);
		if (result instanceof Integer code) {
			return ExitStatus.ofExitCode(code);
		}
		if (result != null) {
			return result;
		}
		return ExitStatus.ofExitCode((spec.userObject() instanceof IExitCodeGenerator generator)
				? generator.getExitCode() : spec.exitCodeOnSuccess());
	}

	private static @Nullable Object call(CommandSpec spec, CommandObjects objects) throws Throwable {
		Method declared = method(spec);
		Object receiver = objects.proxy(receiver(spec));
		Method method = AopUtils.selectInvocableMethod(declared, receiver.getClass());
		ReflectionUtils.makeAccessible(method);
		try {
			return method.invoke(receiver,
					Arrays.stream(declared.getParameters()).map((parameter) -> value(parameter, spec)).toArray());
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		catch (UndeclaredThrowableException ex) {
			throw ex.getUndeclaredThrowable();
		}
	}

	private static @Nullable Object value(Parameter parameter, CommandSpec spec) {
		return spec.args()
			.stream()
			.filter((arg) -> arg.userObject() instanceof MethodParam declared
					&& declared.getName().equals(parameter.getName()))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

}
