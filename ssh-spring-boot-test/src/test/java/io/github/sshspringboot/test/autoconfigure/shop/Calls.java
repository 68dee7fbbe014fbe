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

package io.github.sshspringboot.test.autoconfigure.shop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshCommandInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Keeps the names of the commands that were called, and of their threads.
 */
@Component
public class Calls implements SshCommandInterceptor {

	private final List<String> names = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@Override
	public @Nullable Object intercept(SshCommandInvocation invocation) throws Throwable {
		this.names.add(invocation.getContext().getCommandName());
		this.threads.add(Thread.currentThread());
		return invocation.proceed();
	}

	/**
	 * Return the names of the commands.
	 * @return the names
	 */
	public List<String> getNames() {
		return this.names;
	}

	/**
	 * Return the threads of the commands.
	 * @return the threads
	 */
	public List<Thread> getThreads() {
		return this.threads;
	}

}
