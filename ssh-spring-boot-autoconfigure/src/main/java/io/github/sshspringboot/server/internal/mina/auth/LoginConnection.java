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
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.mina.admission.LoginAttempt;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * The connection of a client that logs in, as its authentication sees it.
 */
public interface LoginConnection extends Session {

	/**
	 * Return the login of the given user name, with what the client has proved so far.
	 */
	SshLogin toLogin(String username);

	/**
	 * Return the settings of the listener that the client connected to.
	 */
	SshListenerSettings getListener();

	LoginState getLoginState();

	LoginAttempt getLoginAttempt();

	/**
	 * Return whether the client is neither logged in nor disconnected.
	 */
	boolean isAwaitingLogin();

	/**
	 * Log the client in, start the service and pass it the pipelined messages before any
	 * later ones. Returns {@code false} if keys are being exchanged: then the retry is
	 * called when that has ended or the connection is closed, on a thread that must not
	 * be blocked. Throws an exception if the login is refused or fails.
	 */
	boolean logIn(String username, String service, Supplier<List<Buffer>> pipelined, Runnable retry) throws Exception;

	/**
	 * Notify the listeners of an authentication attempt.
	 */
	void authenticationAttempted(String username, String method, Outcome outcome);

	/**
	 * Disconnect a client that sends what no client needs to send, with the given
	 * message.
	 */
	void refuse(String message);

	/**
	 * Disconnect a client because no thread is available for its login.
	 */
	void disconnectOverloaded();

	/**
	 * Disconnect a client because its message with the given number could not be handled.
	 */
	void failed(int type, Throwable failure);

	/**
	 * Schedule a short task for the end of the login grace.
	 */
	ScheduledFuture<?> afterLoginGrace(Runnable task);

}
