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

package io.github.sshspringboot.autoconfigure;

import java.util.concurrent.Executor;

import io.github.sshspringboot.server.internal.mina.MinaSshServerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NativeDetector;

/**
 * {@link ApplicationListener} that prepares the engine in the background while the
 * application starts, under the same conditions as the background preinitialization of
 * Spring Boot.
 */
class MinaPreparationListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private static final String IGNORE = "spring.backgroundpreinitializer.ignore";

	private final Executor executor;

	MinaPreparationListener() {
		this(MinaPreparationListener::runInBackground);
	}

	MinaPreparationListener(Executor executor) {
		this.executor = executor;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (event.getEnvironment().getProperty("ssh.server.enabled", Boolean.class, true) && !Boolean.getBoolean(IGNORE)
				&& Runtime.getRuntime().availableProcessors() > 1 && !NativeDetector.inNativeImage()) {
			this.executor.execute(MinaPreparationListener::prepare);
		}
	}

	private static void runInBackground(Runnable task) {
		Thread thread = new Thread(task, "ssh-preparation");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Prepare the engine. A failure is ignored here, since it occurs again, and is
	 * reported, where the engine is needed.
	 */
	private static void prepare() {
		try {
			MinaSshServerFactory.prepare();
		}
		catch (RuntimeException | LinkageError ex) {
			// Reported by the server
		}
	}

}
