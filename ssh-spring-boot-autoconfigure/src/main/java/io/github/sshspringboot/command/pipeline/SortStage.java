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

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;

import io.github.sshspringboot.command.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * The lines in order.
 */
final class SortStage extends LineStage {

	static final StageSyntax SYNTAX = new StageSyntax("sort", "Sort lines.", "")
		.flag("-r --reverse", "From the last to the first.")
		.flag("-n --numeric-sort", "By the number at the beginning.")
		.flag("-h --human-numeric-sort", "By the number at the beginning, such as 2K or 1.5G.")
		.flag("-f --ignore-case", "Upper and lower case are the same.")
		.flag("-u --unique", "Show only one of the lines that are the same.")
		.value("-k --key", "KEY", "By field FROM or fields FROM,TO, each with n, h, f or r if it needs; repeatable.")
		.value("-t --field-separator", "CHAR", "What separates fields, blanks if not given.");

	private static final int CHECK_INTERVAL = 1024;

	private final List<@Nullable SortLine> lines = new ArrayList<>();

	private final HeldMemory memory;

	private final List<SortKey> keys;

	private final Comparator<SortLine> order;

	private final boolean unique;

	private final @Nullable Comparator<SortLine> lastResort;

	private final Cancellation cancellation;

	private int comparisons;

	SortStage(Arguments arguments, HeldMemory memory, Cancellation cancellation, OutputStream next) {
		super("sort", next);
		this.memory = memory;
		arguments.operands(0);
		this.keys = SortKey.of(arguments);
		this.order = SortKey.order(this.keys);
		this.unique = arguments.has("-u");
		Comparator<SortLine> bytes = SortLine.BY_BYTES;
		this.lastResort = this.unique ? null : (arguments.has("-r") ? bytes.reversed() : bytes);
		this.cancellation = cancellation;
	}

	@Override
	protected void line(byte[] line) {
		SortLine sortLine = SortLine.of(line, this.keys);
		this.memory.take("sort", sortLine.weight());
		this.lines.add(sortLine);
	}

	private int compare(@Nullable SortLine left, @Nullable SortLine right) {
		return compareLines(Objects.requireNonNull(left), Objects.requireNonNull(right));
	}

	private int compareLines(SortLine left, SortLine right) {
		if (++this.comparisons % CHECK_INTERVAL == 0 && this.cancellation.isCancelled()) {
			throw StageException.failure("The command was cancelled");
		}
		int result = this.order.compare(left, right);
		return (result == 0 && this.lastResort != null) ? this.lastResort.compare(left, right) : result;
	}

	@Override
	protected ExitStatus end() throws IOException {
		this.lines.sort(this::compare);
		SortLine previous = null;
		for (ListIterator<@Nullable SortLine> sorted = this.lines.listIterator(); sorted.hasNext();) {
			SortLine line = Objects.requireNonNull(sorted.next());
			sorted.set(null);
			this.memory.giveBack(line.weight());
			if (!this.unique || previous == null || this.order.compare(previous, line) != 0) {
				writeLine(line.bytes());
			}
			previous = line;
		}
		return ExitStatus.OK;
	}

}
