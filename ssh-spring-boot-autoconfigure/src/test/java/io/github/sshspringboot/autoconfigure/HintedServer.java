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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import jakarta.validation.constraints.Min;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.aot.agent.RecordedInvocation;
import org.springframework.aot.agent.RecordedInvocationsPublisher;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.shell.core.command.annotation.support.CommandFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Serves a client in a JVM with the agent that records reflection, and writes what no
 * runtime hint allows.
 */
public final class HintedServer {

	private static final String[] PROPERTIES = { "ssh.session.watch.authorities=ROLE_ADMIN",
			"ssh.forwarding.local.permit=127.0.0.1:*", "ssh.server.algorithms.profile=compatible",
			"ssh.bridge.picocli.commands=*", "ssh.bridge.spring-shell.commands=*" };

	private static final List<String> LINES = List.of("help", "list", "list -o json", "list -o csv", "list -o yaml",
			"list -o ndjson", "list -o text", "list | sort-by id", "list | where id=1", "total --minimum=3 2026-01-02",
			"total --help", "wrong", "completion bash", "completion candidates li", "check --number=0", "sessions",
			"sessions -o json", "ssh", "ssh -o json", "ssh tunnels", "sshpenalties", "health", "health -o json", "info",
			"beans", "beans -o json", "conditions", "configprops", "env", "env -o json", "env ssh.server.port",
			"loggers", "loggers ROOT", "metrics", "metrics jvm.memory.used", "metrics jvm.memory.used -o json",
			"shop --help", "shop orders --since=2026-01-02 --limit=3", "shop orders -o json", "shop orders --limit=no",
			"shop stock 3 --unit=BOXES", "till pay --amount 3", "till pay --help", "scheduledtasks", "threaddump",
			"threaddump text", "threads", "threads -o json", "mappings", "caches");

	private HintedServer() {
	}

	/**
	 * Run the server and its client.
	 * @param arguments none
	 * @throws Exception if that fails
	 */
	public static void main(String[] arguments) throws Exception {
		RuntimeHints hints = hints();
		Queue<RecordedInvocation> invocations = new ConcurrentLinkedQueue<>();
		RecordedInvocationsPublisher.addListener(invocations::add);
		try (SshTestServer server = start()) {
			use(server);
		}
		Set<String> missing = new TreeSet<>();
		invocations.stream()
			.filter((invocation) -> !invocation.matches(hints))
			.filter((invocation) -> !isOfClient(invocation) && !isForeignType(invocation) && !isOfPicocli(invocation)
					&& !isOfMissingClass(invocation))
			.map(HintedServer::describe)
			.forEach(missing::add);
		PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		output.println(missing.size() + " of " + invocations.size() + " calls have no hint");
		missing.forEach(output::println);
	}

	private static String describe(RecordedInvocation invocation) {
		Object target = invocation.isStatic() ? "" : invocation.getInstance();
		String arguments = invocation.getArguments()
			.stream()
			.filter((argument) -> argument instanceof String || argument instanceof Class<?>[])
			.map((argument) -> (argument instanceof Object[] array) ? Arrays.toString(array) : argument.toString())
			.collect(Collectors.joining(", ", "(", ")"));
		return invocation.getMethodReference() + " " + target + arguments + " by " + caller(invocation);
	}

	private static boolean isOfClient(RecordedInvocation invocation) {
		return invocation.getStackFrames()
			.anyMatch((frame) -> frame.getClassName().startsWith("org.apache.sshd.client."));
	}

	/**
	 * Whether Jackson asks which members a type has that is not ours. The types of
	 * endpoints are those of Spring Boot, and for enumerations none are needed.
	 */
	private static boolean isForeignType(RecordedInvocation invocation) {
		return caller(invocation).startsWith("tools.jackson.") && invocation.getInstance() instanceof Class<?> type
				&& (type.isEnum() || !type.getName().startsWith("io.github.sshspringboot."));
	}

	/**
	 * Whether picocli looks for all types that it can convert, of which only those of
	 * options are needed, or for its own, which the public metadata have.
	 */
	private static boolean isOfPicocli(RecordedInvocation invocation) {
		return Set.of("picocli.CommandLine$Interpreter", "picocli.CommandLine$DefaultFactory")
			.contains(caller(invocation)) || describe(invocation).contains("picocli.CommandLine$AutoHelpMixin");
	}

	private static boolean isOfMissingClass(RecordedInvocation invocation) {
		return "loadClass".equals(invocation.getMethodReference().getMethodName())
				&& invocation.getReturnValue() == null;
	}

	private static String caller(RecordedInvocation invocation) {
		return invocation.getStackFrames().findFirst().map(StackWalker.StackFrame::getClassName).orElse("");
	}

	private static SshTestServer start() {
		return SshTestServer.start(List.of(SshTestServer.Users.class, Orders.class, Application.class), PROPERTIES);
	}

	private static RuntimeHints hints() {
		TestGenerationContext generation = new TestGenerationContext();
		try (GenericApplicationContext context = prepare()) {
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	private static GenericApplicationContext prepare() {
		try {
			SpringApplication.withHook((application) -> new SpringApplicationRunListener() {

				@Override
				public void contextLoaded(ConfigurableApplicationContext context) {
					throw new AbandonedRunException(context);
				}

			}, HintedServer::start);
		}
		catch (AbandonedRunException ex) {
			return (GenericApplicationContext) Objects.requireNonNull(ex.getApplicationContext());
		}
		throw new IllegalStateException("The application has not been prepared");
	}

	private static void use(SshTestServer server) throws Exception {
		try (TestSession session = server.login()) {
			for (String line : LINES) {
				SshTestServer.exec(session, line);
			}
			expect("paid 3", SshTestServer.exec(session, "till pay --amount 3"));
			expect("3 BOXES", SshTestServer.exec(session, "shop stock 3 --unit=BOXES"));
			expect("first", SshTestServer.exec(session, "shop orders --limit=3"));
			expect("UP", SshTestServer.exec(session, "health"));
			expect("2", SshTestServer.exec(session, "add", "[{\"id\":1,\"text\":\"a\"},{\"id\":2}]".getBytes()));
			try (TestTerminal terminal = new TestTerminal(session, "xterm-256color", 80, 24)) {
				terminal.type("li\t\rexit\r");
				terminal.awaitText("first");
				terminal.end();
			}
		}
	}

	private static void expect(String text, Result result) {
		if (!result.outputText().contains(text)) {
			throw new IllegalStateException(result.outputText() + result.errorText());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { FlywayAutoConfiguration.class, IntegrationAutoConfiguration.class,
			LiquibaseAutoConfiguration.class, QuartzAutoConfiguration.class, SessionAutoConfiguration.class })
	@Import({ Shop.class, Till.class })
	static class Application {

		@Bean
		CommandFactoryBean pay() {
			return new CommandFactoryBean(ClassUtils.getMethod(Till.class, "pay", Amount.class));
		}

	}

	enum Unit {

		PIECES, BOXES

	}

	@Command(name = "shop", subcommands = ShopOrders.class)
	static class Shop {

		@Command(name = "stock")
		String stock(@Parameters int count, @Option(names = "--unit") Unit unit) {
			return count + " " + unit;
		}

	}

	@Command(name = "orders", mixinStandardHelpOptions = true)
	@SuppressWarnings("NullAway.Init")
	static class ShopOrders implements Callable<List<Order>> {

		@Option(names = "--since")
		LocalDate since;

		@Mixin
		Paging paging;

		@Override
		public List<Order> call() {
			return List.of(new Order(1, "first"), new Order(2, "second"));
		}

	}

	@SuppressWarnings("NullAway.Init")
	static class Paging {

		@Option(names = "--limit", converter = LimitConverter.class)
		Integer limit;

	}

	static class LimitConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String value) {
			return Integer.valueOf(value);
		}

	}

	public static class Till {

		@org.springframework.shell.core.command.annotation.Command(name = { "till", "pay" })
		public String pay(
				@org.springframework.shell.core.command.annotation.Option(longName = "amount") Amount amount) {
			return "paid " + amount.value();
		}

	}

	record Order(int id, String text) {

	}

	public record Amount(int value) {

		public static Amount of(String text) {
			return new Amount(Integer.parseInt(text));
		}

	}

	@SshCommand
	static class Orders {

		@SshCommand("list")
		List<Order> list() {
			return List.of(new Order(1, "first"), new Order(2, "second"));
		}

		@SshCommand("add")
		int add(@SshStdin List<Order> orders) {
			return orders.size();
		}

		@SshCommand("check")
		int check(@SshOption("number") @Min(1) int number) {
			return number;
		}

		@SshCommand("total")
		Map<String, Object> total(@SshOption("minimum") Amount minimum, @SshArgument LocalDate day) {
			return Map.of("minimum", minimum.value(), "day", day);
		}

	}

}
