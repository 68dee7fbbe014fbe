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

package io.github.sshspringboot.server.mina;

import java.util.function.BiConsumer;

import io.github.sshspringboot.server.SshLogin;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * A method that decides at once. MINA lets what checks a login throw an
 * {@link AsyncAuthException} and log the client in later, past all that the method does
 * after the check: here that refuses.
 */
final class DecidedAuth implements UserAuth {

	private static final Log logger = LogFactory.getLog(DecidedAuth.class);

	private final UserAuth method;

	private final BiConsumer<SshLogin, String> rejections;

	DecidedAuth(UserAuth method, BiConsumer<SshLogin, String> rejections) {
		this.method = method;
		this.rejections = rejections;
	}

	@Override
	public @Nullable Boolean auth(ServerSession session, String username, String service, Buffer buffer)
			throws Exception {
		try {
			return this.method.auth(session, username, service, buffer);
		}
		catch (AsyncAuthException ex) {
			return refuse();
		}
		catch (RuntimeException ex) {
			reject(session, username);
			throw ex;
		}
	}

	@Override
	public @Nullable Boolean next(Buffer buffer) throws Exception {
		try {
			return this.method.next(buffer);
		}
		catch (AsyncAuthException ex) {
			return refuse();
		}
		catch (RuntimeException ex) {
			reject(getServerSession(), getUsername());
			throw ex;
		}
	}

	/**
	 * Tell of a message that is malformed: the engine takes it as a failure.
	 * @param session the connection
	 * @param username the name of the user
	 */
	private void reject(ServerSession session, String username) {
		this.rejections.accept(((ServerConnection) session).toLogin(username), getName());
	}

	private boolean refuse() {
		logger.debug("A login by " + getName() + " was refused: it was not decided at once");
		return false;
	}

	@Override
	public void destroy() {
		this.method.destroy();
	}

	@Override
	public String getName() {
		return this.method.getName();
	}

	@Override
	public String getUsername() {
		return this.method.getUsername();
	}

	@Override
	public ServerSession getSession() {
		return this.method.getSession();
	}

	@Override
	public ServerSession getServerSession() {
		return this.method.getServerSession();
	}

}
