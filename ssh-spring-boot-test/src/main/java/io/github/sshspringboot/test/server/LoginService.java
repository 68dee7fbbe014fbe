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

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sshspringboot.test.server.SshEvent.LoginAttempted;
import io.github.sshspringboot.test.server.SshEvent.LoginAttempted.Outcome;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.jspecify.annotations.Nullable;

/**
 * MINA's logins, with a record of each attempt before its answer is sent, and with the
 * faults of logins.
 */
final class LoginService extends ServerUserAuthService {

	private final SshFaults faults;

	private final List<List<String>> sequences = new ArrayList<>();

	private String username = "";

	private String method = "";

	private @Nullable String offeredKey;

	LoginService(Session session, List<List<String>> sequences, SshFaults faults) throws IOException {
		super(session);
		this.faults = faults;
		sequences.forEach((sequence) -> this.sequences.add(new ArrayList<>(sequence)));
	}

	@Override
	public void process(int command, Buffer buffer) throws Exception {
		Duration delay = this.faults.loginDelay();
		if (delay.isZero()) {
			super.process(command, buffer);
			return;
		}
		Buffer copy = new ByteArrayBuffer(buffer.array().clone(), buffer.rpos(), buffer.available());
		getServerSession().getFactoryManager()
			.getScheduledExecutorService()
			.schedule(() -> processLater(command, copy), delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void processLater(int command, Buffer buffer) {
		try {
			super.process(command, buffer);
		}
		catch (Exception ex) {
			getServerSession().exceptionCaught(ex);
		}
	}

	@Override
	protected boolean handleUserAuthRequestMessage(ServerSession session, Buffer buffer,
			AtomicReference<Boolean> authenticated) throws Exception {
		int position = buffer.rpos();
		this.username = buffer.getString();
		buffer.getString();
		this.method = buffer.getString();
		this.offeredKey = null;
		if ("publickey".equals(this.method) && !buffer.getBoolean()) {
			buffer.getString();
			this.offeredKey = fingerprint(buffer.getBytes());
		}
		buffer.rpos(position);
		return super.handleUserAuthRequestMessage(session, buffer, authenticated);
	}

	@Override
	protected void handleAuthenticationInProgress(int command, Buffer buffer) throws Exception {
		if (this.offeredKey != null) {
			add(new SshEvent.KeyOffered(this.username, this.offeredKey, true));
		}
		super.handleAuthenticationInProgress(command, buffer);
	}

	@Override
	protected void handleAuthenticationSuccess(int command, Buffer buffer) throws Exception {
		if (this.faults.refusesLogins()) {
			handleAuthenticationFailure(command, buffer);
			return;
		}
		boolean complete = false;
		for (List<String> sequence : this.sequences) {
			if (!sequence.isEmpty() && sequence.get(0).equals(this.method)) {
				sequence.remove(0);
				complete |= sequence.isEmpty();
			}
		}
		add(new LoginAttempted(this.username, this.method, (complete) ? Outcome.ACCEPTED : Outcome.PARTIAL));
		super.handleAuthenticationSuccess(command, buffer);
	}

	@Override
	protected void handleAuthenticationFailure(int command, Buffer buffer) throws Exception {
		if (this.offeredKey != null) {
			add(new SshEvent.KeyOffered(this.username, this.offeredKey, false));
		}
		else {
			add(new LoginAttempted(this.username, this.method, Outcome.REFUSED));
		}
		super.handleAuthenticationFailure(command, buffer);
	}

	private void add(SshEvent event) {
		ConnectionLog.add(getServerSession(), event);
	}

	private static String fingerprint(byte[] key) throws Exception {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
		return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
	}

}
