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

import java.util.List;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import org.springframework.util.StringUtils;

/**
 * Explains wrong arguments to users. For commands with secrets, words that may be secrets
 * are not repeated.
 */
record UsageMessages(CommandDefinition definition) {

	UsageException of(ParameterException failure) {
		return of(explain(failure));
	}

	UsageException of(String problem) {
		return new UsageException(this.definition.name() + ": " + problem + (problem.endsWith("?") ? "" : ".")
				+ " Try '" + this.definition.name() + " --help'");
	}

	private String explain(ParameterException failure) {
		if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
			String first = unmatched.getUnmatched().get(0);
			if (!unmatched.isUnknownOption()) {
				return "there is one argument too many" + (this.definition.hasSecrets() ? "" : ": '" + first + "'");
			}
			List<String> suggestions = unmatched.getSuggestions();
			return "there is no option '" + option(first) + "'"
					+ (suggestions.isEmpty() ? "" : ". Did you mean '" + suggestions.get(0) + "'?");
		}
		if (failure instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
			return String.join(" and ", missing.getMissing().stream().map(UsageMessages::label).toList())
					+ ((missing.getMissing().size() == 1) ? " is missing" : " are missing");
		}
		if (this.definition.hasSecrets()) {
			return "the options cannot be used like this";
		}
		return StringUtils.uncapitalize(String.valueOf(failure.getMessage()));
	}

	/**
	 * Return the part of an unknown option that may be shown, since its end may be a
	 * secret.
	 */
	private String option(String word) {
		if (!this.definition.hasSecrets()) {
			return word;
		}
		return word.substring(0, OptionScanner.endOfUnknownName(word, 0));
	}

	private static String label(ArgSpec spec) {
		return (spec instanceof OptionSpec option) ? option.longestName() : spec.paramLabel();
	}

}
