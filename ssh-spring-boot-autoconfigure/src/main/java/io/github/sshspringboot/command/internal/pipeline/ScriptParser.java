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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.CommandLine.Kind;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Problem;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;
import io.github.sshspringboot.command.internal.pipeline.Script.Condition;
import io.github.sshspringboot.command.internal.pipeline.Script.Step;
import org.jspecify.annotations.Nullable;

/**
 * Parses the tokens of a command line into pipelines.
 */
final class ScriptParser {

	private static final int MAX_STAGES = 32;

	private static final int MAX_WORDS = 4096;

	private final CommandLine line;

	private final List<Step> steps = new ArrayList<>();

	private List<List<String>> stages = new ArrayList<>();

	private List<String> words = new ArrayList<>();

	private Condition condition = Condition.ALWAYS;

	private @Nullable Token operator;

	private int count;

	ScriptParser(CommandLine line) {
		this.line = line;
	}

	Script parse() {
		for (Token token : this.line.tokens()) {
			refuseProblemBefore(token.end());
			add(token);
		}
		refuseProblemBefore(Integer.MAX_VALUE);
		if (this.operator != null) {
			throw StageException
				.usage("A command is missing after '" + this.operator.text() + "' at the end of the line");
		}
		endPipeline(Condition.ALWAYS);
		return new Script(this.steps);
	}

	private void refuseProblemBefore(int end) {
		Problem problem = this.line.problem();
		if (problem != null && problem.position() < end) {
			throw StageException.usage(problem.message());
		}
	}

	private void add(Token token) {
		switch (token.kind()) {
			case WORD -> addWord(token.text());
			case PIPE -> endStage(token);
			case AND -> connect(token, Condition.AFTER_SUCCESS);
			case OR -> connect(token, Condition.AFTER_FAILURE);
			case SEMICOLON -> connect(token, Condition.ALWAYS);
			case NEWLINE -> endPipeline(Condition.ALWAYS);
			case COMMENT -> {
			}
		}
	}

	private void addWord(String word) {
		if (++this.count > MAX_WORDS) {
			throw StageException.usage(Lexer.tooMuch(MAX_WORDS + " words"));
		}
		this.words.add(word);
		this.operator = null;
	}

	private void connect(Token operator, Condition next) {
		endStage(operator);
		endPipeline(next);
	}

	private void endStage(Token operator) {
		if (this.words.isEmpty()) {
			throw StageException
				.usage("A command is missing before '" + operator.text() + "' at column " + (operator.start() + 1));
		}
		this.stages.add(this.words);
		this.words = new ArrayList<>();
		this.operator = (operator.kind() != Kind.SEMICOLON) ? operator : null;
		if (this.stages.size() >= MAX_STAGES) {
			throw StageException.usage("A pipeline has more than " + MAX_STAGES + " stages");
		}
	}

	private void endPipeline(Condition next) {
		if (!this.words.isEmpty()) {
			this.stages.add(this.words);
			this.words = new ArrayList<>();
		}
		if (!this.stages.isEmpty()) {
			this.steps.add(new Step(this.condition, this.stages));
			this.stages = new ArrayList<>();
		}
		this.condition = next;
	}

}
