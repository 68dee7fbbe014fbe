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

import java.lang.reflect.Parameter;
import java.time.LocalDate;
import java.time.Year;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PicocliAotProcessor}.
 */
@SuppressWarnings("NullAway.Init")
class PicocliAotProcessorTests {

	private final RuntimeHints hints = process(Shop.class, Service.class);

	@Test
	void membersOfCommandsAndOfWhatTheyHoldAreReached() {
		for (Class<?> type : List.of(Base.class, Shop.class, Orders.class, Cancel.class, Paging.class, Range.class)) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.INVOKE_PUBLIC_METHODS,
						MemberCategory.ACCESS_DECLARED_FIELDS))
				.as(type.getSimpleName())
				.accepts(this.hints);
		}
	}

	@Test
	void classesThatAnnotationsNameAreCreated() {
		for (Class<?> type : List.of(AmountConverter.class, SkuConverter.class, Names.class, Version.class)) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).as(type.getSimpleName())
				.accepts(this.hints);
		}
	}

	@Test
	void typesOfOptionsAndParametersAreReached() {
		for (Class<?> type : List.of(Amount.class, Sku.class)) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategories(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
				.as(type.getSimpleName())
				.accepts(this.hints);
		}
	}

	@Test
	void textsOfTimeAreParsed() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(LocalDate.class.getMethod("parse", CharSequence.class))).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Year.class.getMethod("parse", CharSequence.class))).accepts(this.hints);
	}

	@Test
	void namesOfParametersAreFound() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Parameter.class.getMethod("getName")))
			.accepts(this.hints);
	}

	@Test
	void resultsHaveProperties() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Order.class.getDeclaredMethod("id")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Stock.class.getDeclaredMethod("count")))
			.accepts(this.hints);
	}

	@Test
	void textsOfBundleAreThere() {
		assertThat(RuntimeHintsPredicates.resource().forBundle("shop.texts")).accepts(this.hints);
	}

	@Test
	void otherBeansAreLeftAlone() {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Service.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)
			.test(this.hints)).isFalse();
	}

	@Test
	@CompileWithForkedClassLoader
	@SuppressWarnings("unchecked")
	void generatedDefinitionsMakeObjectsForEachRun() {
		TestGenerationContext generation = new TestGenerationContext();
		try (GenericApplicationContext context = context(Wired.class, Service.class)) {
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
				context.refresh();
				CommandBeans beans = new CommandBeans(context.getBeanFactory());
				String name = beans.names().get(0);
				Wired first = (Wired) beans.create(name, Wired.class);
				Wired second = (Wired) beans.create(name, Wired.class);
				assertThat(second).isNotSameAs(first);
				assertThat(second.service).isSameAs(context.getBean(Service.class)).isSameAs(second.made);
			}
		});
	}

	private static GenericApplicationContext context(Class<?>... types) {
		GenericApplicationContext context = new GenericApplicationContext();
		AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
		for (Class<?> type : types) {
			context.registerBeanDefinition(type.getSimpleName(), new RootBeanDefinition(type));
		}
		return context;
	}

	private static RuntimeHints process(Class<?>... types) {
		TestGenerationContext generation = new TestGenerationContext();
		try (GenericApplicationContext context = context(types)) {
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	static class Service {

		@SuppressWarnings("unused")
		void call() {
		}

	}

	@Command(name = "wired")
	static class Wired implements Runnable {

		final Service made;

		@Autowired
		Service service;

		Wired(Service made) {
			this.made = made;
		}

		@Override
		public void run() {
		}

	}

	static class Base {

		@Option(names = "--verbose")
		boolean verbose;

	}

	@Command(name = "shop", subcommands = Orders.class, versionProvider = Version.class, resourceBundle = "shop.texts")
	static class Shop extends Base {

		@Command(name = "stock")
		List<Stock> stock(@Parameters(converter = SkuConverter.class) Sku sku) {
			return List.of();
		}

	}

	@Command(name = "orders", subcommands = Cancel.class)
	static class Orders implements Callable<List<Order>> {

		@Mixin
		Paging paging;

		@ArgGroup(multiplicity = "0..*")
		List<Range> ranges;

		@Override
		public List<Order> call() {
			return List.of();
		}

	}

	@Command(name = "cancel")
	static class Cancel implements Runnable {

		@Option(names = "--refund", converter = AmountConverter.class)
		Amount refund;

		@Override
		public void run() {
		}

	}

	static class Paging {

		@Option(names = "--sort", completionCandidates = Names.class)
		String sort;

	}

	static class Range {

		@Option(names = "--from")
		LocalDate from;

		@Option(names = "--years")
		List<Year> years;

	}

	record Order(int id) {

	}

	record Stock(int count) {

	}

	record Amount(int value) {

	}

	record Sku(String name) {

	}

	static class AmountConverter implements ITypeConverter<Amount> {

		@Override
		public Amount convert(String value) {
			return new Amount(Integer.parseInt(value));
		}

	}

	static class SkuConverter implements ITypeConverter<Sku> {

		@Override
		public Sku convert(String value) {
			return new Sku(value);
		}

	}

	static class Names implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return List.of("id").iterator();
		}

	}

	static class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "1" };
		}

	}

}
