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

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.StubSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of picocli over SSH.
 */
@Tag("any-jdk")
@SshTest(classes = PicocliBridgeTests.Application.class,
		value = { "ssh.shell.prompt=test> ",
				"ssh.bridge.picocli.commands=*$Greet,*$Shop,*$Orders,*$ListOrders,*$Cancel,*$RunnableParent,*$Secured,"
						+ "*$Meet,*$Closing,*$Say,*$Fail,*$Price,made",
				"ssh.auth.required-authorities=ROLE_ADMIN,ROLE_CUSTOMER",
				"ssh.authorization.rules[0].commands=shop orders cancel,runnable cancel",
				"ssh.authorization.rules[0].authorities=ROLE_ADMIN",
				"ssh.authorization.rules[1].commands=shop,runnable,secured",
				"ssh.authorization.rules[1].authorities=ROLE_ADMIN,ROLE_CUSTOMER" })
@SuppressWarnings("NullAway.Init")
class PicocliBridgeTests {

	@Injected
	private SshTestServer server;

	@Injected
	private TestSession session;

	@Test
	void integerIsTheExitStatus() throws IOException {
		Result result = run("greet --times 2 Alice");
		assertThat(result.outputText()).isEqualTo("Hello Alice\nHello Alice\n");
		assertThat(result.status()).isEqualTo(2);
	}

	@Test
	void pageOfPicocliHelps() throws IOException {
		Result result = run("greet --help");
		assertThat(result.outputText()).startsWith("Usage: greet ").contains("How often. Default: 1");
		assertThat(result.errorText()).isEmpty();
		assertThat(result.status()).isZero();
	}

	@Test
	void usageIsAnError() throws IOException {
		Result result = run("greet --times many Alice");
		assertThat(result.errorText())
			.startsWith("Invalid value for option '--times': 'many' is not an int\nUsage: greet ");
		assertThat(result.outputText()).isEmpty();
		assertThat(result.status()).isEqualTo(2);
	}

	@Test
	void failureOfConverterIsOneLineWithoutClasses() throws IOException {
		assertThat(run("price --amount many").errorText())
			.startsWith("Invalid value for option '--amount': cannot convert 'many' to Amount\nUsage: price ");
		assertThat(run("price --day someday").errorText())
			.startsWith("Invalid value for option '--day': cannot convert 'someday' to LocalDate\nUsage: price ");
		assertThat(run("price --size huge").errorText())
			.startsWith("Invalid value for option '--size': a size is a number\nUsage: price ");
		assertThat(run("price --discount all").errorText())
			.startsWith("Invalid value for option '--discount'\nUsage: price ")
			.doesNotContain("secret", "Exception");
	}

	@Test
	void commandMayRejectItsParameters() throws IOException {
		Result result = run("greet --times -1 Alice");
		assertThat(result.errorText()).startsWith("Not so often\nUsage: greet ");
		assertThat(result.status()).isEqualTo(2);
	}

	@Test
	void versionIsThatOfPicocli() throws IOException {
		assertThat(run("greet --version").outputText()).isEqualTo("greet 1.2\n");
	}

	@Test
	void resultHasFormats() throws IOException {
		assertThat(run("shop orders list --output json").outputText())
			.isEqualToIgnoringWhitespace("[{\"id\":1,\"item\":\"tea\"},{\"id\":2,\"item\":\"salt\"}]");
		assertThat(run("shop orders list -o csv --columns item").outputText()).isEqualTo("item\ntea\nsalt\n");
		assertThat(run("shop orders list").outputText()).contains("ID").contains("salt");
		assertThat(run("shop orders list | where item=tea | count").outputText()).isEqualTo("1\n");
	}

	@Test
	void pageExplainsOptionsForTheResult() throws IOException {
		assertThat(run("shop orders list --help").outputText()).startsWith("Usage: shop orders list")
			.contains("Options for the result:")
			.contains("-o, --output=<format>");
		assertThat(run("greet --help").outputText()).doesNotContain("--output");
	}

	@Test
	void commandWithoutResultTakesNoFormat() throws IOException {
		assertThat(run("greet -o json Alice").errorText()).startsWith("Unknown options: '-o'");
	}

	@Test
	void formatNeedsItsName() throws IOException {
		assertThat(run("shop orders list --output").errorText())
			.isEqualTo("shop orders list: --output is missing. Try 'shop orders list --help'\n");
		assertThat(run("shop orders list -o xls").errorText()).contains("there is no format 'xls'");
		assertThat(run("shop orders list -o json -o csv").errorText()).contains("only once");
	}

	@Test
	void subcommandHasItsParentAndInheritedOptions() throws IOException {
		assertThat(run("shop orders cancel --dry-run 7").outputText()).isEqualTo("Cancelled 7, dry run\n");
		assertThat(run("shop orders drop 7").outputText()).isEqualTo("Cancelled 7\n");
	}

	@Test
	void subcommandMayBeMethod() throws IOException {
		assertThat(run("shop count --of tea a b").outputText()).isEqualTo("tea 2\n");
		assertThat(run("shop count --of tea a b -o json").outputText()).isEqualToIgnoringWhitespace("\"tea 2\"");
	}

	@Test
	void groupShowsItsCommandsOnly() throws IOException {
		Result result = run("shop orders");
		assertThat(result.errorText()).contains("shop orders cancel").contains("shop orders list");
		assertThat(result.status()).isEqualTo(2);
		assertThat(run("help").outputText()).contains("shop orders list").doesNotContain("shop help");
	}

	@Test
	void subcommandIsNoCommandOfItsOwn() throws IOException {
		assertThat(run("cancel 7").status()).isEqualTo(127);
	}

	@Test
	void commandThatIsNotNamedIsNotExposed() throws IOException {
		assertThat(run("internal").status()).isEqualTo(127);
	}

	@ParameterizedTest
	@ValueSource(strings = { "runnable cancel 7", "runnable -v cancel 7", "runnable -- cancel 7" })
	void wordsDoNotReachSubcommands(String line) throws IOException {
		try (TestSession customer = this.server.login("customer", "customer-password")) {
			Result result = SshTestServer.exec(customer, line);
			assertThat(result.outputText()).doesNotContain("Cancelled");
			assertThat(result.status()).isNotZero();
		}
	}

	@Test
	void rulesDecide() throws IOException {
		try (TestSession customer = this.server.login("customer", "customer-password")) {
			assertThat(SshTestServer.exec(customer, "shop orders list").status()).isZero();
			assertThat(SshTestServer.exec(customer, "shop orders cancel 7").errorText())
				.isEqualTo("shop orders cancel: permission denied\n");
			assertThat(SshTestServer.exec(customer, "shop orders drop 7").status()).isEqualTo(126);
			assertThat(SshTestServer.exec(customer, "greet x").errorText()).isEqualTo("greet: permission denied\n");
			assertThat(SshTestServer.exec(customer, "help").outputText()).contains("shop orders list")
				.doesNotContain("shop orders cancel", "greet");
		}
	}

	@Test
	void methodSecurityDecides() throws IOException {
		assertThat(run("secured --name x").outputText()).isEqualTo("admin x\n");
		assertThat(run("secured extra")).extracting(Result::outputText, Result::errorText)
			.containsExactly("extra\n", "");
		try (TestSession customer = this.server.login("customer", "customer-password")) {
			assertThat(SshTestServer.exec(customer, "secured --name x").errorText())
				.isEqualTo("secured: permission denied\n");
			assertThat(SshTestServer.exec(customer, "secured extra").errorText())
				.isEqualTo("secured extra: permission denied\n");
			assertThat(SshTestServer.exec(customer, "help").outputText()).doesNotContain("secured");
		}
	}

	@Test
	void eachRunHasAnObjectOfItsOwn() throws Exception {
		try (TestSession other = this.server.login("other", "other-password")) {
			CompletableFuture<String> first = CompletableFuture
				.supplyAsync(() -> text(this.session, "meet --name one"));
			CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> text(other, "meet --name two"));
			assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("admin one\n");
			assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("other two\n");
		}
		assertThat(run("meet").outputText()).isEqualTo("admin nobody\n");
	}

	@Test
	void objectIsDestroyedAfterItsRun() throws IOException {
		int open = Closing.open.get();
		run("closing");
		assertThat(Closing.open).hasValue(open);
	}

	@Test
	void beanOfMethodHasItsDependencies() throws IOException {
		assertThat(run("made").outputText()).isEqualTo("by a method\n");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "'@FILE'", "'${sys:user.home}'", "'${env:PATH}'", "'${bundle:x}'", "'@|red x|@'", "'%s%n'" })
	void argumentsAreTakenAsTheyAre(String argument) throws IOException {
		String value = argument.replace("FILE", Files.createTempFile("words", ".txt").toString());
		assertThat(run("say " + value).outputText()).isEqualTo(value.replace("'", "") + "\n");
		assertThat(run("say --prefix=" + value + " x").outputText()).isEqualTo(value.replace("'", "") + "x\n");
	}

	@Test
	void namesAreNotAbbreviated() throws IOException {
		assertThat(run("say --pre x y").errorText()).startsWith("Unknown options: '--pre'");
		assertThat(run("shop ord list").status()).isEqualTo(127);
	}

	@Test
	void oneWordHoldsFewOptions() throws IOException {
		assertThat(run("runnable -" + "v".repeat(10_000)).errorText()).contains("more than 256 options");
	}

	@Test
	void failureShowsNoStackTrace() throws IOException {
		Result result = run("break");
		assertThat(result.errorText()).startsWith("break: internal error. The server's log has the details")
			.doesNotContain("secret");
		assertThat(result.status()).isEqualTo(1);
	}

	@Test
	void completionKnowsOptionsAndValues() {
		assertThat(complete(List.of("greet"), "--")).contains("--times", "--style", "--help")
			.doesNotContain("--secret-hatch");
		assertThat(complete(List.of("greet", "--style"), "")).containsExactly("LOUD", "QUIET");
		assertThat(complete(List.of("say", "--prefix"), "d")).containsExactly("dear");
		assertThat(complete(List.of("shop", "orders"), "")).contains("list", "cancel");
		assertThat(complete(List.of("shop", "orders", "list", "--output"), "j")).containsExactly("json");
	}

	@Test
	void optionOfCharactersIsSecret() {
		assertThat(
				this.server.getBean(CommandRegistry.class).secrets().mask(List.of("greet", "--pin", "1234", "Alice")))
			.containsExactly("greet", "--pin", "******", "Alice");
	}

	@Test
	void terminalGetsColours(TestTerminal terminal) throws IOException {
		terminal.type("greet\r");
		terminal.awaitText("\u001b[33m");
		terminal.type("exit\r");
	}

	private List<String> complete(List<String> words, String prefix) {
		return new StubSession("x").complete(this.server.getBean(CommandCompletion.class), prefix,
				words.toArray(String[]::new));
	}

	private Result run(String line) throws IOException {
		return SshTestServer.exec(this.session, line);
	}

	private static String text(TestSession session, String line) {
		try {
			return SshTestServer.exec(session, line).outputText();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String user() {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		return (user != null) ? user.getName() : "nobody";
	}

	enum Style {

		LOUD, QUIET

	}

	record Order(int id, String item) {

	}

	@Command(name = "greet", mixinStandardHelpOptions = true, version = "greet 1.2", description = "Greets.")
	static class Greet implements Callable<Integer> {

		@Option(names = "--times", defaultValue = "1", description = "How often. Default: ${DEFAULT-VALUE}")
		int times;

		@Option(names = "--style", description = "One of ${COMPLETION-CANDIDATES}")
		Style style;

		@Option(names = "--pin", description = "Who may greet.")
		char[] pin;

		@Option(names = "--secret-hatch", hidden = true)
		boolean hatch;

		@Parameters(index = "0", paramLabel = "<name>")
		String name;

		@Spec
		CommandSpec spec;

		@Override
		public Integer call() {
			if (this.times < 0) {
				throw new ParameterException(this.spec.commandLine(), "Not so often");
			}
			for (int i = 0; i < this.times; i++) {
				this.spec.commandLine().getOut().println("Hello " + this.name);
			}
			return this.times;
		}

	}

	@Command(name = "shop", description = "The shop.", subcommands = { Orders.class, HelpCommand.class })
	static class Shop {

		@Option(names = "--dry-run", scope = ScopeType.INHERIT)
		boolean dryRun;

		@Command(name = "count", description = "Counts.")
		String count(@Parameters String[] words, @Option(names = "--of") String of) {
			return of + " " + words.length;
		}

	}

	@Command(name = "orders", description = "Orders.", subcommands = { ListOrders.class, Cancel.class })
	static class Orders {

		@ParentCommand
		Shop shop;

	}

	@Command(name = "list", description = "Lists orders.")
	static class ListOrders implements Callable<List<Order>> {

		@Override
		public List<Order> call() {
			return List.of(new Order(1, "tea"), new Order(2, "salt"));
		}

	}

	@Command(name = "cancel", aliases = "drop", description = "Cancels an order.")
	static class Cancel implements Runnable {

		@Parameters
		int id;

		@ParentCommand
		Object parent;

		@Spec
		CommandSpec spec;

		@Override
		public void run() {
			boolean dry = this.parent instanceof Orders orders && orders.shop.dryRun;
			this.spec.commandLine().getOut().println("Cancelled " + this.id + (dry ? ", dry run" : ""));
		}

	}

	@Command(name = "runnable", subcommands = Cancel.class)
	static class RunnableParent implements Runnable {

		@Option(names = "-v")
		boolean[] verbose;

		@Override
		public void run() {
		}

	}

	@Command(name = "secured")
	public static class Secured implements Callable<String> {

		@Option(names = "--name")
		String name;

		@Override
		@PreAuthorize("hasRole('ADMIN')")
		public String call() {
			return user() + " " + this.name;
		}

		@Command(name = "extra")
		@PreAuthorize("hasRole('ADMIN')")
		public String extra() {
			return "extra";
		}

	}

	@Command(name = "meet")
	static class Meet implements Callable<String> {

		@Option(names = "--name")
		String name;

		@Autowired
		CyclicBarrier barrier;

		@Override
		public String call() throws Exception {
			if (this.name == null) {
				return user() + " nobody";
			}
			this.barrier.await(20, TimeUnit.SECONDS);
			return user() + " " + this.name;
		}

	}

	@Command(name = "closing")
	static class Closing implements Runnable, AutoCloseable {

		static final AtomicInteger open = new AtomicInteger();

		Closing() {
			open.incrementAndGet();
		}

		@Override
		public void run() {
		}

		@Override
		public void close() {
			open.decrementAndGet();
		}

	}

	@Command(name = "made")
	static class Made implements Callable<String> {

		private final String text;

		Made(Map<String, Integer> unknown, String text) {
			this.text = text;
		}

		@Override
		public String call() {
			return this.text;
		}

	}

	static class Prefixes implements Iterable<String> {

		@Override
		public java.util.Iterator<String> iterator() {
			return List.of("dear", "my").iterator();
		}

	}

	static class PrefixMixin {

		@Option(names = "--prefix", defaultValue = "", completionCandidates = Prefixes.class)
		String prefix;

	}

	@Command(name = "say")
	static class Say implements Callable<String> {

		@Mixin
		PrefixMixin prefix;

		@Parameters
		String word;

		@Override
		public String call() {
			return this.prefix.prefix + this.word;
		}

	}

	record Amount(int value) {

	}

	static class AmountConverter implements ITypeConverter<Amount> {

		@Override
		public Amount convert(String value) {
			throw new IllegalStateException("secret");
		}

	}

	static class SizeConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String value) {
			throw new TypeConversionException("a size is a number");
		}

	}

	@Command(name = "price")
	static class Price implements Runnable {

		@Option(names = "--amount", converter = AmountConverter.class)
		Amount amount;

		@Option(names = "--day")
		LocalDate day;

		@Option(names = "--size", converter = SizeConverter.class)
		Integer size;

		@Option(names = "--discount")
		void discount(String discount) {
			throw new IllegalArgumentException("secret");
		}

		@Override
		public void run() {
		}

	}

	@Command(name = "break")
	static class Fail implements Runnable {

		@Override
		public void run() {
			throw new IllegalStateException("secret");
		}

	}

	@EnableMethodSecurity(proxyTargetClass = true)
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshPicocliAutoConfiguration.class)
	@Import({ Greet.class, Shop.class, Orders.class, ListOrders.class, Cancel.class, RunnableParent.class,
			Secured.class, Meet.class, Closing.class, Say.class, Fail.class, Price.class })
	static class Application {

		@Bean
		CyclicBarrier barrier() {
			return new CyclicBarrier(2);
		}

		@Bean
		Made made() {
			return new Made(Map.of(), "by a method");
		}

		@Bean
		Object internal() {
			return new Internal();
		}

	}

	@Command(name = "internal")
	static class Internal implements Runnable {

		@Override
		public void run() {
		}

	}

}
