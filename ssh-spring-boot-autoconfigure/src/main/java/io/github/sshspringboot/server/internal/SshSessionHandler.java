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

package io.github.sshspringboot.server.internal;

import java.util.Set;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import org.jspecify.annotations.Nullable;

/**
 * Handler of session channels.
 */
@FunctionalInterface
public interface SshSessionHandler {

	/**
	 * Return the handler of an {@code exec} request's command line, if it is not this
	 * one. Called on an I/O thread: must be quick and must not block.
	 */
	default SshSessionHandler select(String commandLine) {
		return this;
	}

	/**
	 * Return the kind of an {@code exec} request's command line, or of a subsystem's
	 * name, which determines the executor. Called on an I/O thread: must be quick and
	 * must not block.
	 */
	default CommandKind getKind(String commandLine) {
		return CommandKind.WORK;
	}

	/**
	 * Return what the listener must carry for a session with a command line, with the
	 * name of a subsystem, or with {@code null} for a shell. Called on an I/O thread:
	 * must be quick and must not block.
	 */
	default SshService getService(@Nullable String commandOrSubsystem) {
		return (commandOrSubsystem != null) ? SshService.COMMANDS : SshService.SHELL;
	}

	/**
	 * Return the services of which the listener must carry one for a session to begin.
	 * They are more than one while it is not decided which handler is used; that one is
	 * asked again. Called on an I/O thread: must be quick and must not block.
	 */
	default Set<SshService> getServices(@Nullable String commandOrSubsystem) {
		return Set.of(getService(commandOrSubsystem));
	}

	/**
	 * Return whether each session has a thread of its own, because it lasts for as long
	 * as its client likes, as shells do. Such a handler counts itself what a draining
	 * server waits for (see {@link SshSession#beginActivity()}).
	 */
	default boolean hasOwnThread() {
		return false;
	}

	/**
	 * Return whether {@link #route(SshSession)} has to decide, on a thread of its own,
	 * which handler is used.
	 */
	default boolean isRouted() {
		return false;
	}

	/**
	 * Return the handler that handles a session instead of this one. Called on a thread
	 * of the session, which may block, if {@link #isRouted()}.
	 */
	default SshSessionHandler route(SshSession session) throws Exception {
		return this;
	}

	/**
	 * Handle a session and return what to tell the client. Called on a thread of the
	 * command executor, or on a thread of its own. The thread is interrupted when the
	 * session is cancelled. After an exception, the client is told status 1.
	 */
	ExitStatus handle(SshSession session) throws Exception;

}
