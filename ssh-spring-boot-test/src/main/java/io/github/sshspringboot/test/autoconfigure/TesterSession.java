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

package io.github.sshspringboot.test.autoconfigure;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.DetachedSession;
import io.github.sshspringboot.server.internal.SshSession;

/**
 * {@link SshSession} that runs one command line without a connection and a terminal.
 */
class TesterSession extends DetachedSession {

	private final SshConnection connection;

	private final String line;

	private final Map<String, String> environment;

	private final InputStream input;

	private final TesterOutput output = new TesterOutput();

	private final TesterOutput error = new TesterOutput();

	TesterSession(SshConnection connection, String line, Map<String, String> environment, byte[] stdin) {
		this.connection = connection;
		this.line = line;
		this.environment = environment;
		this.input = new ByteArrayInputStream(stdin);
	}

	@Override
	public SshConnection getConnection() {
		return this.connection;
	}

	@Override
	public String getCommand() {
		return this.line;
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.environment;
	}

	@Override
	public InputStream getInput() {
		return this.input;
	}

	@Override
	public OutputStream getOutput() {
		return this.output;
	}

	@Override
	public OutputStream getError() {
		return this.error;
	}

	byte[] getOutputBytes() {
		return this.output.getBytes();
	}

	byte[] getErrorBytes() {
		return this.error.getBytes();
	}

	boolean isOutputExceeded() {
		return this.output.isExceeded() || this.error.isExceeded();
	}

}
