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

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * One line of the server for the user of a session.
 */
final class SessionLine {

	private static final Log logger = LogFactory.getLog(SessionLine.class);

	private static final int MAX_LENGTH = 2000;

	private SessionLine() {
	}

	/**
	 * Write a line to standard error, after what the session wrote to standard output.
	 */
	static void write(SshSession session, String message) {
		String line = TerminalText.line((message.length() > MAX_LENGTH) ? message.substring(0, MAX_LENGTH) : message);
		try {
			session.getOutput().flush();
			session.getError()
				.write((line + ((session.getPty() != null) ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
			session.getError().flush();
		}
		catch (IOException ex) {
			logger.trace("The client left before it was told about its session", ex);
		}
	}

}
