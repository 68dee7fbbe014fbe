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

package io.github.sshspringboot.session.internal.recording;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionTap;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A session without a server.
 */
record TestRunningSession(SshSessionType type, @Nullable SshPseudoTerminal terminal, String backend, String user,
		List<String> told, List<String> terminated, List<SessionTap> detached) implements RunningSession {

	static TestRunningSession shell() {
		return shell("xterm");
	}

	static TestRunningSession shell(String terminal) {
		return of(SshSessionType.SHELL, new SshPseudoTerminal(terminal, 100, 40, 0, 0, Map.of()));
	}

	static TestRunningSession exec() {
		return of(SshSessionType.EXEC, null);
	}

	private static TestRunningSession of(SshSessionType type, @Nullable SshPseudoTerminal terminal) {
		return new TestRunningSession(type, terminal, "commands", "alice", new CopyOnWriteArrayList<>(),
				new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
	}

	TestRunningSession withBackend(String backend) {
		return new TestRunningSession(this.type, this.terminal, backend, this.user, this.told, this.terminated,
				this.detached);
	}

	@Override
	public String getId() {
		return "s1";
	}

	@Override
	public SshSessionRequest getRequest() {
		SshConnection connection = mock(SshConnection.class);
		given(connection.getId()).willReturn("c1");
		given(connection.getRemoteAddress()).willReturn(new InetSocketAddress("192.0.2.1", 5000));
		given(connection.getAuthentication()).willReturn(UsernamePasswordAuthenticationToken.authenticated(this.user,
				null, AuthorityUtils.createAuthorityList("ROLE_USER")));
		return new SshSessionRequest(connection, this.type, null, null, this.terminal != null);
	}

	@Override
	public SshService getService() {
		return (this.type == SshSessionType.SHELL) ? SshService.SHELL : SshService.COMMANDS;
	}

	@Override
	public String getBackend() {
		return this.backend;
	}

	@Override
	public Instant getStartedAt() {
		return Instant.parse("2026-11-28T19:05:33.123Z");
	}

	@Override
	public Map<String, String> getEnvironment() {
		return Map.of();
	}

	@Override
	public @Nullable SshPseudoTerminal getTerminal() {
		return this.terminal;
	}

	@Override
	public void attach(SessionTap tap) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void detach(SessionTap tap) {
		this.detached.add(tap);
	}

	@Override
	public void tell(String message) {
		this.told.add(message);
	}

	@Override
	public void terminate(String message) {
		this.terminated.add(message);
	}

}
