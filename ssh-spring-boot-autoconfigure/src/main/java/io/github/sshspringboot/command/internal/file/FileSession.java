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

package io.github.sshspringboot.command.internal.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.DetachedSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of a method that writes a file: without input, terminal and environment.
 */
final class FileSession extends DetachedSession {

	private static final int MAX_MESSAGE = 1000;

	private final SshConnection connection;

	private final OutputStream output;

	private final ByteArrayOutputStream error = new ByteArrayOutputStream() {

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			super.write(bytes, offset, Math.min(length, MAX_MESSAGE - Math.min(MAX_MESSAGE, size())));
		}

	};

	FileSession(SshConnection connection, OutputStream output) {
		this.connection = connection;
		this.output = new BufferedOutputStream(output);
	}

	/**
	 * Return the first line of standard error, or a default.
	 */
	String getMessage(String defaultMessage) {
		return this.error.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank())
			.findFirst()
			.orElse(defaultMessage);
	}

	@Override
	public SshConnection getConnection() {
		return this.connection;
	}

	@Override
	public @Nullable String getCommand() {
		return null;
	}

	@Override
	public Map<String, String> getEnvironment() {
		return Map.of();
	}

	@Override
	public InputStream getInput() {
		return InputStream.nullInputStream();
	}

	@Override
	public OutputStream getOutput() {
		return this.output;
	}

	@Override
	public OutputStream getError() {
		return this.error;
	}

}
