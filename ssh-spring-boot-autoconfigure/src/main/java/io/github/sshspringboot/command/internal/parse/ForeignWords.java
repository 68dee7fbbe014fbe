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

package io.github.sshspringboot.command.internal.parse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.internal.model.BuiltInOption;
import io.github.sshspringboot.command.internal.option.OptionParser;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.option.OptionScanner.Kind;
import io.github.sshspringboot.command.internal.option.OptionScanner.Part;
import io.github.sshspringboot.command.internal.option.OptionScanner.Scan;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The words of a command that another library parses, and the built-in options that were
 * taken out of them.
 */
record ForeignWords(List<String> words, Map<BuiltInOption, List<String>> builtIn) {

	/**
	 * Take the built-in options out of words. Throws a {@link ParameterException} if one
	 * lacks its value, is repeated, or is joined with an option of the command.
	 */
	static ForeignWords split(List<String> words, OptionParser parser) {
		parser.check(words);
		Map<BuiltInOption, List<String>> builtIn = new EnumMap<>(BuiltInOption.class);
		Set<Integer> taken = new HashSet<>();
		Set<Integer> left = new HashSet<>();
		Scan scan = parser.scanner().scan(words);
		OptionSpec awaiting = null;
		for (Part part : scan.parts()) {
			OptionSpec option = part.option();
			if (awaiting != null && part.kind() != Kind.VALUE) {
				throw missing(awaiting, parser);
			}
			if (option == null || !(option.userObject() instanceof BuiltInOption own)) {
				left.add(part.word());
				continue;
			}
			taken.add(part.word());
			List<String> values = builtIn.get(own);
			if (part.kind() == Kind.VALUE) {
				String value = words.get(part.word()).substring(part.start());
				Objects.requireNonNull(values)
					.addAll(option.isMultiValue() ? List.of(value.split(",")) : List.of(value));
				awaiting = null;
			}
			else {
				if (values != null && !option.isMultiValue() && own != BuiltInOption.HELP) {
					throw new ParameterException(parser.commandLine(),
							"Option '" + option.longestName() + "' should be specified only once");
				}
				builtIn.putIfAbsent(own, new ArrayList<>());
				awaiting = OptionScanner.takesValue(option) ? option : null;
			}
		}
		if (awaiting != null) {
			throw missing(awaiting, parser);
		}
		taken.stream().filter(left::contains).findFirst().ifPresent((index) -> {
			throw new ParameterException(parser.commandLine(), "One word joins options of the command and of results");
		});
		return new ForeignWords(IntStream.range(0, words.size())
			.filter((index) -> !taken.contains(index))
			.mapToObj(words::get)
			.toList(), builtIn);
	}

	private static MissingParameterException missing(OptionSpec option, OptionParser parser) {
		return new MissingParameterException(parser.commandLine(), option,
				"Missing required parameter for option '" + option.longestName() + "'");
	}

}
