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

package io.github.sshspringboot.shell.internal;

import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * {@link Parser} that reads the edited line once for all its users. An incomplete line
 * continues on the next one.
 */
final class ShellParser implements Parser {

	private volatile CommandLine last = CommandLine.of("");

	/**
	 * Return the tokens of a line, which are cached until another line is read.
	 */
	CommandLine read(String text) {
		CommandLine line = this.last;
		if (!line.text().equals(text)) {
			line = CommandLine.of(text);
			this.last = line;
		}
		return line;
	}

	@Override
	public ParsedLine parse(String text, int cursor, ParseContext context) {
		if (context != ParseContext.ACCEPT_LINE) {
			return ShellParsedLine.of(read(text.substring(0, Math.min(cursor, text.length()))));
		}
		CommandLine line = read(text);
		if (line.isOpen()) {
			throw new EOFError(-1, -1, "The line goes on");
		}
		return ShellParsedLine.of(line);
	}

}
