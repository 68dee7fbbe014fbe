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

import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * Text that aborts a search when the command is cancelled: a large pattern takes long on
 * a long text.
 */
final class InterruptibleText implements CharSequence {

	private static final int CHECK_INTERVAL = 4096;

	private final String text;

	private final Cancellation cancellation;

	private int reads;

	InterruptibleText(String text, Cancellation cancellation) {
		this.text = text;
		this.cancellation = cancellation;
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public char charAt(int index) {
		if (++this.reads % CHECK_INTERVAL == 0 && this.cancellation.isCancelled()) {
			throw StageException.failure("The command was cancelled");
		}
		return this.text.charAt(index);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
