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

package io.github.sshspringboot.test.server;

import java.util.function.Consumer;

/**
 * Says what is answered to a command line.
 *
 * @param <T> the type to go on with
 * @since 0.1.0
 */
public final class SshExecStub<T> {

	private final T owner;

	private final Consumer<SshExecHandler> registration;

	private final Runnable refusal;

	SshExecStub(T owner, Consumer<SshExecHandler> registration, Runnable refusal) {
		this.owner = owner;
		this.registration = registration;
		this.refusal = refusal;
	}

	/**
	 * Answer with the given output and the exit status 0.
	 * @param stdout the output
	 * @return what to go on with
	 */
	public T reply(String stdout) {
		return reply(stdout, "", 0);
	}

	/**
	 * Answer with the given output and exit status.
	 * @param stdout the output
	 * @param stderr the output of errors
	 * @param status the exit status
	 * @return what to go on with
	 */
	public T reply(String stdout, String stderr, int status) {
		return handle((exchange) -> {
			exchange.print(stdout);
			exchange.printError(stderr);
			return status;
		});
	}

	/**
	 * Run the given handler.
	 * @param handler the handler
	 * @return what to go on with
	 */
	public T handle(SshExecHandler handler) {
		this.registration.accept(handler);
		return this.owner;
	}

	/**
	 * End by the given signal.
	 * @param signal the name of the signal without {@code SIG}, such as {@code KILL}
	 * @return what to go on with
	 */
	public T exitSignal(String signal) {
		return handle((exchange) -> {
			exchange.exitSignal(signal);
			return 0;
		});
	}

	/**
	 * Close the channel without an exit status.
	 * @return what to go on with
	 */
	public T omitExitStatus() {
		return handle((exchange) -> {
			exchange.omitExitStatus();
			return 0;
		});
	}

	/**
	 * Never answer, until the client closes the channel.
	 * @return what to go on with
	 */
	public T hang() {
		return handle((exchange) -> {
			Thread.sleep(Long.MAX_VALUE);
			return 0;
		});
	}

	/**
	 * Refuse the request.
	 * @return what to go on with
	 */
	public T refuse() {
		this.refusal.run();
		return this.owner;
	}

}
