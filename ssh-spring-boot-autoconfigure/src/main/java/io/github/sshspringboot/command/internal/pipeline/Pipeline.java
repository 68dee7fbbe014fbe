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

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.result.RowFilter;
import io.github.sshspringboot.server.ExitStatus;

/**
 * Connected stages for one run of a command, which passes its rows to {@link #pass} and
 * writes its text to {@link #output()}.
 *
 * @since 0.1.0
 */
public final class Pipeline implements RowFilter {

	private final List<RowStage> rowStages;

	private final List<Pipe> pipes;

	private final OutputStream output;

	private boolean rowsPassed;

	Pipeline(List<RowStage> rowStages, String firstRowStage, List<Pipe> pipes, OutputStream output) {
		this.rowStages = List.copyOf(rowStages);
		this.pipes = List.copyOf(pipes);
		OutputStream first = pipes.isEmpty() ? output : pipes.get(0);
		this.output = rowStages.isEmpty() ? first : new RowsOnlyOutput(firstRowStage, first, () -> this.rowsPassed);
	}

	/**
	 * Whether the text of the command goes through a stage.
	 */
	public boolean isTextPiped() {
		return !this.pipes.isEmpty();
	}

	@Override
	public boolean isRowPiped() {
		return !this.rowStages.isEmpty();
	}

	@Override
	public Iterator<?> pass(Iterator<?> rows) {
		this.rowsPassed = true;
		Iterator<?> result = rows;
		for (RowStage stage : this.rowStages) {
			result = stage.apply(result);
		}
		return result;
	}

	@Override
	public List<String> selectedColumns() {
		List<String> columns = List.of();
		for (RowStage stage : this.rowStages) {
			columns = stage.selectedColumns().isEmpty() ? columns : stage.selectedColumns();
		}
		return columns;
	}

	@Override
	public boolean isSingle() {
		return this.rowStages.stream().anyMatch(RowStage::isSingle);
	}

	/**
	 * Return the stream that the command writes to.
	 */
	public OutputStream output() {
		return this.output;
	}

	/**
	 * Whether the command wrote something to the first stage.
	 */
	public boolean isUsed() {
		return !this.pipes.isEmpty() && this.pipes.get(0).isUsed();
	}

	@Override
	public boolean isClosed() {
		return !this.pipes.isEmpty() && this.pipes.get(0).isClosed();
	}

	/**
	 * End the input of the stages, one after the other, and return their statuses.
	 */
	public List<ExitStatus> finish() throws IOException {
		List<ExitStatus> statuses = new ArrayList<>();
		for (Pipe pipe : this.pipes) {
			statuses.add(pipe.finish());
		}
		return statuses;
	}

	/**
	 * Return the failures in the order of the stages.
	 */
	public List<StageException> failures() {
		return this.pipes.stream().map(Pipe::getFailure).flatMap(Stream::ofNullable).toList();
	}

}
