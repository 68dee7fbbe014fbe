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

import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * {@link RowStage} that replaces the rows with their number.
 */
final class CountStage implements RowStage {

	static final StageSyntax SYNTAX = new StageSyntax("count", "Count the rows.", "");

	private final Cancellation cancellation;

	CountStage(Arguments arguments, Cancellation cancellation) {
		arguments.operands(0);
		this.cancellation = cancellation;
	}

	@Override
	public Iterator<?> apply(Iterator<?> rows) {
		long count = 0;
		while (rows.hasNext()) {
			if (this.cancellation.isCancelled()) {
				throw StageException.failure("The command was cancelled");
			}
			rows.next();
			count++;
		}
		return List.of(count).iterator();
	}

	@Override
	public boolean isSingle() {
		return true;
	}

}
