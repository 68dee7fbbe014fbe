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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;

import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import io.github.sshspringboot.server.internal.mina.admission.LoginAttempt;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * The connection of a client that logs in, as its authentication sees it.
 */
public interface LoginConnection extends Session {

	/**
	 * Return the client, with what it has proved so far.
	 * @param username the name that the client gave
	 * @return the client
	 */
	SshLogin toLogin(String username);

	LoginState getLoginState();

	LoginAttempt getLoginAttempt();

	/**
	 * Whether the client is neither logged in nor disconnected.
	 * @return whether it may still log in
	 */
	boolean isAwaitingLogin();

	/**
	 * Log the client in, and go on with what it has sent already before anything that it
	 * sends from now on. That is not possible while keys are exchanged.
	 * @param username the name that the client gave
	 * @param service the service to start
	 * @param pipelined takes the messages for that service
	 * @param retry called later if keys are exchanged now: when that has ended or the
	 * connection is closed, on a thread that must not be blocked
	 * @return whether it was decided; {@code false} if there is to be a retry
	 * @throws Exception if the login is refused or fails
	 */
	boolean logIn(String username, String service, Supplier<List<Buffer>> pipelined, Runnable retry) throws Exception;

	/**
	 * Tell the listeners of the server that a client attempted to authenticate.
	 * @param username the name that the client gave
	 * @param method the name of the method
	 * @param outcome how the attempt was decided
	 */
	void authenticationAttempted(String username, String method, Outcome outcome);

	/**
	 * Disconnect a client that sends what no client needs to send.
	 * @param message why, for the client
	 */
	void refuse(String message);

	/**
	 * Disconnect a client whose login there is no thread for.
	 */
	void disconnectOverloaded();

	/**
	 * Disconnect a client since a message of it could not be handled.
	 * @param type the number of the message
	 * @param failure what happened
	 */
	void failed(int type, Throwable failure);

	/**
	 * Run a short task when as much time has passed as a login may take.
	 * @param task the task
	 * @return the future of the task
	 */
	ScheduledFuture<?> afterLoginGrace(Runnable task);

}
