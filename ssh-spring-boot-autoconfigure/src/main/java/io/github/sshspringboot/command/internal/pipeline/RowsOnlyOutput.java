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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Rejects text of a command when the first stage expects rows.
 */
final class RowsOnlyOutput extends FilterOutputStream {

	private final String stage;

	private final BooleanSupplier rowsPassed;

	RowsOnlyOutput(String stage, OutputStream out, BooleanSupplier rowsPassed) {
		super(out);
		this.stage = stage;
		this.rowsPassed = rowsPassed;
	}

	@Override
	public void write(int b) throws IOException {
		check();
		this.out.write(b);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		check();
		this.out.write(bytes, offset, length);
	}

	private void check() {
		if (!this.rowsPassed.getAsBoolean()) {
			throw StageException
				.usage(this.stage + ": the command writes text, not rows. Use grep, head or wc instead");
		}
	}

}
