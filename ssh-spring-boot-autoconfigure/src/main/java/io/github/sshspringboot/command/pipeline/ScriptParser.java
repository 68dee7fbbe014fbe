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

package io.github.sshspringboot.command.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.pipeline.Script.Condition;
import io.github.sshspringboot.command.pipeline.Script.Step;

/**
 * Parses one command line, character by character.
 */
final class ScriptParser {

	private static final int MAX_STAGES = 32;

	private static final int MAX_WORDS = 4096;

	private final CharSequence line;

	private final List<Step> steps = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private List<List<String>> stages = new ArrayList<>();

	private List<String> words = new ArrayList<>();

	private Condition condition = Condition.ALWAYS;

	private String operator = "";

	private boolean inWord;

	private int count;

	private int position;

	ScriptParser(CharSequence line) {
		this.line = line;
	}

	Script parse() {
		if (this.line.length() > Script.MAX_LENGTH) {
			throw tooMuch(Script.MAX_LENGTH + " characters");
		}
		while (this.position < this.line.length()) {
			char c = this.line.charAt(this.position++);
			switch (c) {
				case ' ', '\t', '\r' -> endWord();
				case '\n' -> endLine();
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> escaped();
				case '|' -> bar();
				case '&' -> ampersand();
				case ';' -> semicolon();
				case '<', '>' -> angle(c);
				case '#' -> hash();
				case '`' -> throw noSubstitution("`");
				case '$' -> dollar();
				default -> append(c);
			}
		}
		endWord();
		if (this.words.isEmpty() && !this.operator.isEmpty()) {
			throw StageException.usage("A command is missing after '" + this.operator + "' at the end of the line");
		}
		endPipeline();
		return new Script(this.steps);
	}

	private void append(char c) {
		this.word.append(c);
		this.inWord = true;
	}

	private void endWord() {
		if (this.inWord) {
			if (++this.count > MAX_WORDS) {
				throw tooMuch(MAX_WORDS + " words");
			}
			this.words.add(this.word.toString());
			this.word.setLength(0);
			this.inWord = false;
			this.operator = "";
		}
	}

	private static StageException tooMuch(String bound) {
		return StageException.usage("A command line may have " + bound
				+ " at most. Nothing of it was run. Send what is long through standard input");
	}

	private void endLine() {
		endWord();
		if (this.operator.isEmpty()) {
			endPipeline();
			this.condition = Condition.ALWAYS;
		}
	}

	private void endStage(String operator) {
		endWord();
		if (this.words.isEmpty()) {
			throw StageException.usage("A command is missing before '" + operator + "' at column "
					+ (this.position - operator.length() + 1));
		}
		this.stages.add(this.words);
		this.words = new ArrayList<>();
		this.operator = operator;
		if (this.stages.size() >= MAX_STAGES) {
			throw StageException.usage("A pipeline has more than " + MAX_STAGES + " stages");
		}
	}

	private void endPipeline() {
		if (!this.words.isEmpty()) {
			this.stages.add(this.words);
			this.words = new ArrayList<>();
		}
		if (!this.stages.isEmpty()) {
			this.steps.add(new Step(this.condition, this.stages));
			this.stages = new ArrayList<>();
		}
	}

	private void connect(String operator, Condition next) {
		endStage(operator);
		endPipeline();
		this.condition = next;
	}

	private void bar() {
		if (skip('|')) {
			connect("||", Condition.AFTER_FAILURE);
		}
		else {
			endStage("|");
		}
	}

	private void ampersand() {
		if (!skip('&')) {
			throw refused("&", "there are no background jobs here");
		}
		connect("&&", Condition.AFTER_SUCCESS);
	}

	private void semicolon() {
		connect(";", Condition.ALWAYS);
		this.operator = "";
	}

	private boolean skip(char c) {
		boolean there = this.position < this.line.length() && this.line.charAt(this.position) == c;
		if (there) {
			this.position++;
		}
		return there;
	}

	/**
	 * In conditions of rows these are comparisons; elsewhere users expect files behind
	 * them.
	 * @param c the character
	 */
	private void angle(char c) {
		boolean comparison = !this.stages.isEmpty() && !this.words.isEmpty()
				&& WhereStage.NAME.equals(this.words.get(0));
		if (!comparison) {
			throw refused(String.valueOf(c), "there are no files to read from or to write to here");
		}
		append(c);
	}

	private void hash() {
		if (this.inWord || !this.words.isEmpty() || !this.stages.isEmpty()) {
			append('#');
			return;
		}
		while (this.position < this.line.length() && this.line.charAt(this.position) != '\n') {
			this.position++;
		}
	}

	private void dollar() {
		if (skip('(')) {
			throw noSubstitution("$(");
		}
		append('$');
	}

	private StageException noSubstitution(String characters) {
		return refused(characters, "no command runs inside another here");
	}

	private StageException refused(String characters, String reason) {
		return StageException.usage("Unquoted '" + characters + "' at column "
				+ (this.position - characters.length() + 1) + ": " + reason + ". Quote it to mean the text");
	}

	private void singleQuoted() {
		int start = this.position;
		this.inWord = true;
		while (this.position < this.line.length()) {
			char c = this.line.charAt(this.position++);
			if (c == '\'') {
				return;
			}
			this.word.append(c);
		}
		throw unclosed("single", start);
	}

	private void doubleQuoted() {
		int start = this.position;
		this.inWord = true;
		while (this.position < this.line.length()) {
			char c = this.line.charAt(this.position++);
			if (c == '"') {
				return;
			}
			if (c == '\\' && this.position < this.line.length()) {
				char next = this.line.charAt(this.position);
				if (next == '\n') {
					this.position++;
					continue;
				}
				if (next == '"' || next == '\\' || next == '$' || next == '`') {
					this.position++;
					c = next;
				}
			}
			this.word.append(c);
		}
		throw unclosed("double", start);
	}

	private void escaped() {
		if (this.position == this.line.length()) {
			throw StageException.usage("The command line ends with a backslash. Quote it: '\\'");
		}
		char c = this.line.charAt(this.position++);
		if (c != '\n') {
			append(c);
		}
	}

	private static StageException unclosed(String kind, int column) {
		return StageException.usage("The " + kind + " quote at column " + column + " is not closed");
	}

}
