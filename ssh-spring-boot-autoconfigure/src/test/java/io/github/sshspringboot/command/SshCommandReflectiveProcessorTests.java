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

package io.github.sshspringboot.command;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshCommandReflectiveProcessor}.
 */
class SshCommandReflectiveProcessorTests {

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void registerHints() {
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(this.hints, Commands.class);
	}

	@Test
	void methodsOfCommandsCanBeCalled() {
		ReflectionUtils.doWithLocalMethods(Commands.class,
				(method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
					.accepts(this.hints));
		TypeHint hint = this.hints.reflection().getTypeHint(Commands.class);
		assertThat(hint).isNotNull();
		assertThat(hint.methods()).allMatch((method) -> method.getMode() == ExecutableMode.INVOKE);
	}

	@ParameterizedTest
	@ValueSource(classes = { One.class, InList.class, InArray.class, InOptional.class, InFlux.class, InMono.class,
			InStage.class, InMap.class, InStageOfList.class, Nested.class, InputRow.class, InputElement.class,
			InputStreamed.class, InFile.class })
	void typesOfRowsCanBeReadAndCreated(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(type)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(type, "value")).accepts(this.hints);
	}

	@Test
	void valuesOfOptionsCanBeMade() {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(OrderId.class)
			.withMemberCategories(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { Completer.class, Availability.class })
	void collaboratorsCanBeCreated(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(type)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(this.hints);
	}

	@Test
	void containersAndStreamsAreLeftOut() {
		assertThat(this.hints.reflection().getTypeHint(Flux.class)).isNull();
		assertThat(this.hints.reflection().getTypeHint(List.class)).isNull();
		assertThat(this.hints.reflection().getTypeHint(InputStream.class)).isNull();
		assertThat(this.hints.reflection().getTypeHint(Ignored.class)).isNull();
	}

	record Nested(int value) {

	}

	record One(Nested value) {

	}

	record InList(int value) {

	}

	record InArray(int value) {

	}

	record InOptional(int value) {

	}

	record InFlux(int value) {

	}

	record InMono(int value) {

	}

	record InStage(int value) {

	}

	record InMap(int value) {

	}

	record InStageOfList(int value) {

	}

	record InputRow(int value) {

	}

	record InputElement(int value) {

	}

	record InputStreamed(int value) {

	}

	record InFile(int value) {

	}

	record Ignored(int value) {

	}

	public record OrderId(String value) {

	}

	static class Completer implements SshCompleter {

		@Override
		public List<SshCandidate> complete(String prefix) {
			return List.of();
		}

	}

	static class Availability implements SshCommandAvailability {

		@Override
		public String getUnavailableReason() {
			return "never";
		}

	}

	@SshCommand
	static class Commands {

		@SshCommand("one")
		One one() {
			return new One(new Nested(1));
		}

		@SshCommand("list")
		List<InList> list() {
			return List.of();
		}

		@SshCommand("array")
		InArray[] array() {
			return new InArray[0];
		}

		@SshCommand("optional")
		Optional<InOptional> optional() {
			return Optional.empty();
		}

		@SshCommand("flux")
		Flux<InFlux> flux() {
			return Flux.empty();
		}

		@SshCommand("mono")
		Mono<InMono> mono() {
			return Mono.empty();
		}

		@SshCommand("stage")
		CompletionStage<InStage> stage(CompletionStage<InStage> stage) {
			return stage;
		}

		@SshCommand("map")
		Map<String, InMap> map() {
			return Map.of();
		}

		@SshCommand("stage-of-list")
		CompletionStage<List<InStageOfList>> stageOfList(CompletionStage<List<InStageOfList>> stage) {
			return stage;
		}

		@SshCommand("raw")
		InputStream raw(Ignored ignored) {
			return InputStream.nullInputStream();
		}

		@SshCommand("nothing")
		void nothing(@SshStdin InputRow row) {
		}

		@SshCommand("number")
		int number(@SshStdin List<InputElement> rows) {
			return 1;
		}

		@SshCommand(name = "values", availability = Availability.class)
		void values(@SshOption("id") List<OrderId> ids, @SshArgument(completer = Completer.class) String word) {
		}

		@SshFile("/file.csv")
		List<InFile> file() {
			return List.of();
		}

		@SshSubsystem("subsystem")
		byte[] subsystem() {
			return new byte[0];
		}

		@SshCommand("text")
		String text(@SshStdin Stream<InputStreamed> rows) {
			return "";
		}

	}

}
