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

package io.github.sshspringboot.command.internal.pipeline;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;

/**
 * The stages that can follow a command.
 *
 * @since 0.1.0
 */
public final class Stages {

	private final ResultFormats formats;

	private final ConversionService conversionService;

	public Stages(ResultFormats formats, ConversionService conversionService) {
		this.formats = formats;
		this.conversionService = conversionService;
	}

	/**
	 * Return the sorted names of all stages.
	 */
	public static List<String> names() {
		return Syntaxes.NAMES;
	}

	/**
	 * Return the names of the stages that process text.
	 */
	public static List<String> textNames() {
		return List.copyOf(Syntaxes.TEXT.keySet());
	}

	/**
	 * Return the names of the stages that process rows.
	 */
	public static List<String> rowNames() {
		return List.copyOf(Syntaxes.ROWS.keySet());
	}

	/**
	 * Return the help page of a stage, {@code null} if there is none with this name.
	 */
	public static @Nullable String help(String name) {
		StageSyntax syntax = syntax(name);
		return (syntax != null) ? syntax.help() : null;
	}

	/**
	 * Return the candidates after a {@code |}: names of stages, or options if the words
	 * before begin with a stage.
	 */
	public static List<SshCandidate> complete(List<String> words, String prefix) {
		if (words.isEmpty()) {
			return Syntaxes.NAMES.stream()
				.filter((name) -> name.startsWith(prefix))
				.map((name) -> Objects.requireNonNull(syntax(name)).candidate())
				.toList();
		}
		StageSyntax syntax = syntax(words.get(0));
		return (syntax != null) ? syntax.complete(words.subList(1, words.size()), prefix) : List.of();
	}

	private static @Nullable StageSyntax syntax(String name) {
		StageSyntax text = Syntaxes.TEXT.get(name);
		return (text != null) ? text : Syntaxes.ROWS.get(name);
	}

	/**
	 * Connect the stages with the output. The terminal is {@code null} unless text can be
	 * shown on it page by page.
	 */
	public Pipeline connect(List<List<String>> stages, OutputStream output, @Nullable PageTerminal terminal,
			Cancellation cancellation) {
		List<RowStage> rows = new ArrayList<>();
		List<Pipe> pipes = new ArrayList<>();
		int firstText = 0;
		while (firstText < stages.size() && Syntaxes.ROWS.containsKey(stages.get(firstText).get(0))) {
			rows.add(rowStage(stages.get(firstText++), cancellation));
		}
		OutputStream next = output;
		for (int i = stages.size() - 1; i >= firstText; i--) {
			boolean last = i == stages.size() - 1;
			Pipe pipe = new Pipe(textStage(stages.get(i), next, last ? terminal : null, cancellation));
			pipes.add(0, pipe);
			next = pipe;
		}
		return new Pipeline(rows, (firstText > 0) ? stages.get(0).get(0) : "", pipes, output);
	}

	private RowStage rowStage(List<String> words, Cancellation cancellation) {
		Arguments arguments = parse(words);
		return switch (words.get(0)) {
			case "select" -> new SelectStage(arguments, this.formats);
			case "count" -> new CountStage(arguments, cancellation);
			case "sort-by" -> new SortByStage(arguments, this.formats, cancellation);
			default -> new WhereStage(arguments, this.formats, this.conversionService, cancellation);
		};
	}

	private static TextStage textStage(List<String> words, OutputStream next, @Nullable PageTerminal terminal,
			Cancellation cancellation) {
		String name = words.get(0);
		if (Syntaxes.ROWS.containsKey(name)) {
			throw StageException.usage(name + ": works on rows, so it must come before stages that work on text");
		}
		if (!Syntaxes.TEXT.containsKey(name)) {
			throw StageException.unknown("'" + name + "' cannot follow '|'. These can: " + String.join(", ", names())
					+ ". Commands of the application must come first");
		}
		return switch (name) {
			case "grep" -> new GrepStage(parse(words), cancellation, next);
			case "head" -> new HeadStage(parse(withCount(words)), next);
			case "tail" -> new TailStage(parse(withCount(words)), next);
			case "wc" -> new WordCountStage(parse(words), next);
			default -> new MoreStage(parse(words), terminal, cancellation, next);
		};
	}

	/**
	 * Replace {@code -5} with {@code -n 5}.
	 */
	private static List<String> withCount(List<String> words) {
		if (words.size() < 2 || !words.get(1).matches("-[0-9]+")) {
			return words;
		}
		List<String> result = new ArrayList<>(words);
		result.set(1, "-n");
		result.add(2, words.get(1).substring(1));
		return result;
	}

	private static Arguments parse(List<String> words) {
		StageSyntax syntax = Objects.requireNonNull(syntax(words.get(0)));
		return syntax.parse(words.subList(1, words.size()));
	}

	/**
	 * The stages, whose options are modelled when somebody uses one.
	 */
	private static final class Syntaxes {

		private static final Map<String, StageSyntax> TEXT = index(GrepStage.SYNTAX, HeadStage.SYNTAX, TailStage.SYNTAX,
				WordCountStage.SYNTAX, MoreStage.SYNTAX);

		private static final Map<String, StageSyntax> ROWS = index(WhereStage.SYNTAX, SelectStage.SYNTAX,
				SortByStage.SYNTAX, CountStage.SYNTAX);

		private static final List<String> NAMES = Stream.concat(TEXT.keySet().stream(), ROWS.keySet().stream())
			.sorted()
			.toList();

		private static Map<String, StageSyntax> index(StageSyntax... all) {
			Map<String, StageSyntax> result = new LinkedHashMap<>();
			for (StageSyntax syntax : all) {
				result.put(syntax.name(), syntax);
			}
			return result;
		}

	}

}
