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

package io.github.sshspringboot.shell;

import java.util.List;

import io.github.sshspringboot.command.annotation.SshCandidate;

/**
 * What may stand after a {@code |}.
 */
final class PipelineStages {

	private static final List<SshCandidate> STAGES = List.of(
			new SshCandidate("grep", "Keep the lines that match a pattern"),
			new SshCandidate("head", "Keep the first lines"), new SshCandidate("tail", "Keep the last lines"),
			new SshCandidate("sort", "Sort the lines"),
			new SshCandidate("uniq", "Keep one of equal lines that follow each other"),
			new SshCandidate("wc", "Count lines, words and bytes"), new SshCandidate("less", "Page through the lines"),
			new SshCandidate("watch", "Run again and again, and show the last result"),
			new SshCandidate("where", "Keep the rows that meet a condition"),
			new SshCandidate("select", "Choose the columns of the rows"),
			new SshCandidate("sort-by", "Sort the rows by a column"));

	private PipelineStages() {
	}

	static List<SshCandidate> complete(String prefix) {
		return STAGES.stream().filter((stage) -> stage.value().startsWith(prefix)).toList();
	}

	static boolean has(String name) {
		return STAGES.stream().anyMatch((stage) -> stage.value().equals(name));
	}

}
