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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the work that clients wait for, so that a server can stop when there is none.
 */
public final class ActivityTracker {

	private final List<Runnable> idleCallbacks = new ArrayList<>(1);

	private int active;

	synchronized void begin() {
		this.active++;
	}

	void end() {
		List<Runnable> callbacks;
		synchronized (this) {
			this.active--;
			if (this.active > 0) {
				return;
			}
			callbacks = List.copyOf(this.idleCallbacks);
			this.idleCallbacks.clear();
		}
		callbacks.forEach(Runnable::run);
	}

	public void onIdle(Runnable callback) {
		synchronized (this) {
			if (this.active > 0) {
				this.idleCallbacks.add(callback);
				return;
			}
		}
		callback.run();
	}

}
