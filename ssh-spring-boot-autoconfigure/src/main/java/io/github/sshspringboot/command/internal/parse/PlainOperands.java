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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Reads words none of which can be an option and that give each argument of a command its
 * value, since picocli takes long for what is most often typed. All other words are left
 * to picocli, and with them all that are wrong.
 */
final class PlainOperands {

	private static final PlainOperands NONE = new PlainOperands(List.of(), false);

	private final List<CommandParameter> arguments;

	private final boolean lastIsMulti;

	private PlainOperands(List<CommandParameter> arguments, boolean lastIsMulti) {
		this.arguments = arguments;
		this.lastIsMulti = lastIsMulti;
	}

	static PlainOperands of(CommandSpec spec) {
		List<PositionalParamSpec> positionals = spec.positionalParameters();
		int last = positionals.size() - 1;
		boolean plain = last >= 0
				&& spec.options()
					.stream()
					.noneMatch((option) -> option.required()
							|| !List.of(option.names()).stream().allMatch(OptionScanner::isDashed))
				&& positionals.stream().limit(last).noneMatch(PositionalParamSpec::isMultiValue);
		return plain ? new PlainOperands(
				positionals.stream().map((positional) -> (CommandParameter) positional.userObject()).toList(),
				positionals.get(last).isMultiValue()) : NONE;
	}

	/**
	 * Return the values of the arguments, or {@code null} if these words are not plain.
	 */
	@Nullable Map<CommandParameter, List<String>> read(List<String> words) {
		int last = this.arguments.size() - 1;
		if (last < 0 || words.size() <= last || (words.size() > last + 1 && !this.lastIsMulti)) {
			return null;
		}
		for (String word : words) {
			if (word.isEmpty() || OptionScanner.isDashed(word)) {
				return null;
			}
		}
		Map<CommandParameter, List<String>> values = new HashMap<>();
		for (int index = 0; index < last; index++) {
			values.put(this.arguments.get(index), List.of(words.get(index)));
		}
		values.put(this.arguments.get(last), List.copyOf(words.subList(last, words.size())));
		return values;
	}

}
