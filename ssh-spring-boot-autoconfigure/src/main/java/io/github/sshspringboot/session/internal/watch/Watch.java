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

package io.github.sshspringboot.session.internal.watch;

import java.io.ByteArrayOutputStream;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.internal.SessionTap;
import org.jspecify.annotations.Nullable;

/**
 * What one user who watches a session has not seen yet. The session never waits for that
 * user: of more than {@value #LIMIT} bytes only the latest are kept.
 */
public final class Watch implements SessionTap {

	static final int LIMIT = 1 << 20;

	private ByteArrayOutputStream output = new ByteArrayOutputStream();

	private boolean dropped;

	private @Nullable SshPseudoTerminal resized;

	private @Nullable ExitStatus end;

	@Override
	public synchronized void output(byte[] bytes, int offset, int length) {
		if (this.output.size() + length > LIMIT) {
			this.output = new ByteArrayOutputStream();
			this.dropped = true;
		}
		int kept = Math.min(length, LIMIT);
		this.output.write(bytes, offset + length - kept, kept);
		notifyAll();
	}

	@Override
	public synchronized void resized(SshPseudoTerminal terminal) {
		this.resized = terminal;
		notifyAll();
	}

	@Override
	public synchronized void ended(ExitStatus status) {
		this.end = status;
		notifyAll();
	}

	/**
	 * Wait a while for something new, and take it.
	 */
	public synchronized News take(long millis) throws InterruptedException {
		if (this.output.size() == 0 && this.resized == null && this.end == null) {
			wait(millis);
		}
		News news = new News(this.output.toByteArray(), this.dropped, this.resized, this.end);
		this.output = new ByteArrayOutputStream();
		this.dropped = false;
		this.resized = null;
		return news;
	}

	/**
	 * What is new: output, before which some may be missing, another size, and the end.
	 */
	public record News(byte[] output, boolean dropped, @Nullable SshPseudoTerminal resized, @Nullable ExitStatus end) {

	}

}
