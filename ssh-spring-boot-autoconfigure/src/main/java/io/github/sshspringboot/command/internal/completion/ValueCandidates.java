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

package io.github.sshspringboot.command.internal.completion;

import java.util.List;
import java.util.stream.StreamSupport;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ValueDescription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Proposes values of a parameter. Completers of the application, which may be slow, are
 * called only if requested.
 */
record ValueCandidates(boolean askApplication) {

	private static final Log logger = LogFactory.getLog(ValueCandidates.class);

	/**
	 * Propose values for a prefix; after a comma, the next value of a parameter with
	 * several.
	 */
	List<SshCandidate> of(CommandParameter.Typed parameter, String prefix) {
		int start = parameter.isMulti() ? prefix.lastIndexOf(',') + 1 : 0;
		String rest = prefix.substring(start);
		SshCompleter completer = parameter.completer();
		return prepend(prefix.substring(0, start), (completer != null) ? ask(completer, parameter, rest)
				: matching(ValueDescription.candidates(parameter.target()), rest));
	}

	List<SshCandidate> matching(Iterable<String> values, String prefix) {
		return StreamSupport.stream(values.spliterator(), false)
			.filter((value) -> value.startsWith(prefix))
			.map(SshCandidate::of)
			.toList();
	}

	private List<SshCandidate> ask(SshCompleter completer, CommandParameter.Typed parameter, String prefix) {
		if (!this.askApplication) {
			return List.of();
		}
		try {
			return completer.complete(prefix)
				.stream()
				.filter((candidate) -> candidate.value().startsWith(prefix))
				.toList();
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			if (!(NestedExceptionUtils.getMostSpecificCause(ex) instanceof InterruptedException)) {
				logger.warn("The completer of " + parameter.label() + " in " + parameter.type().location()
						+ " failed, so it proposes nothing", ex);
			}
			return List.of();
		}
	}

	static List<SshCandidate> prepend(String head, List<SshCandidate> candidates) {
		return head.isEmpty() ? candidates
				: candidates.stream()
					.map((candidate) -> new SshCandidate(head + candidate.value(), candidate.description()))
					.toList();
	}

}
