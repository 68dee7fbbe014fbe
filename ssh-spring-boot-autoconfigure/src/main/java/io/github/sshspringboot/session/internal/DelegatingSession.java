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
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.AgentConnection;
import io.github.sshspringboot.server.internal.SignalHandlers;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A session that passes everything on to another one, but what a subclass does itself.
 */
public abstract class DelegatingSession implements SshSession {

	private final SshSession session;

	protected DelegatingSession(SshSession session) {
		this.session = session;
	}

	@Override
	public Cancellation getCancellation() {
		return this.session.getCancellation();
	}

	@Override
	public SshConnection getConnection() {
		return this.session.getConnection();
	}

	@Override
	public boolean carries(SshService service) {
		return this.session.carries(service);
	}

	@Override
	public @Nullable String getCommand() {
		return this.session.getCommand();
	}

	@Override
	public @Nullable String getSubsystem() {
		return this.session.getSubsystem();
	}

	@Override
	public @Nullable String getOriginalCommand() {
		return this.session.getOriginalCommand();
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.session.getEnvironment();
	}

	@Override
	public @Nullable SshPty getPty() {
		return this.session.getPty();
	}

	@Override
	public InputStream getInput() {
		return this.session.getInput();
	}

	@Override
	public OutputStream getOutput() {
		return this.session.getOutput();
	}

	@Override
	public OutputStream getError() {
		return this.session.getError();
	}

	@Override
	public boolean isWritable() {
		return this.session.isWritable();
	}

	@Override
	public boolean isOutputClosed() {
		return this.session.isOutputClosed();
	}

	@Override
	public boolean isAgentForwarded() {
		return this.session.isAgentForwarded();
	}

	@Override
	public AgentConnection openAgent() throws IOException {
		return this.session.openAgent();
	}

	@Override
	public SignalHandlers getSignals() {
		return this.session.getSignals();
	}

	@Override
	public Activity beginActivity() {
		return this.session.beginActivity();
	}

	@Override
	public Activity beginCommand(String name) {
		return this.session.beginCommand(name);
	}

	@Override
	public void setListener(SshSessionListener listener) {
		this.session.setListener(listener);
	}

	@Override
	public Activity beginSecretInput() {
		return this.session.beginSecretInput();
	}

	@Override
	public void noteInput(byte[] input) {
		this.session.noteInput(input);
	}

}
