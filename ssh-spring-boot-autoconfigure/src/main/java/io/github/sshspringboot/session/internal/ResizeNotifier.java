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

package io.github.sshspringboot.session.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sshspringboot.session.SshPseudoTerminal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a handler the latest size of a terminal, on the executor and one call at a time.
 * Sizes that come while the handler runs become one call.
 */
final class ResizeNotifier {

	private static final Log logger = LogFactory.getLog(ResizeNotifier.class);

	private final Executor executor;

	private final Supplier<@Nullable SshPseudoTerminal> terminal;

	private @Nullable Consumer<SshPseudoTerminal> handler;

	private boolean changed;

	private boolean running;

	ResizeNotifier(Executor executor, Supplier<@Nullable SshPseudoTerminal> terminal) {
		this.executor = executor;
		this.terminal = terminal;
	}

	synchronized void setHandler(@Nullable Consumer<SshPseudoTerminal> handler) {
		this.handler = handler;
	}

	/**
	 * Note that the size changed. Does not block.
	 */
	void resized() {
		synchronized (this) {
			this.changed = true;
			if (this.running || this.handler == null) {
				return;
			}
			this.running = true;
		}
		try {
			this.executor.execute(this::tellAll);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			logger.debug("There is no thread for the size of a terminal", ex);
			synchronized (this) {
				this.running = false;
			}
		}
	}

	private void tellAll() {
		for (Consumer<SshPseudoTerminal> next = next(); next != null; next = next()) {
			SshPseudoTerminal size = this.terminal.get();
			try {
				if (size != null) {
					next.accept(size);
				}
			}
			catch (RuntimeException | Error ex) {
				logger.error("A backend failed to handle the size of a terminal", ex);
			}
		}
	}

	private synchronized @Nullable Consumer<SshPseudoTerminal> next() {
		Consumer<SshPseudoTerminal> next = this.changed ? this.handler : null;
		this.changed = false;
		this.running = next != null;
		return next;
	}

}
