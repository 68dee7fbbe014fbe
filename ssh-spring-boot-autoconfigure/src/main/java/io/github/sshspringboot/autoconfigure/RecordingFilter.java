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

package io.github.sshspringboot.autoconfigure;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.github.sshspringboot.autoconfigure.SshRecordingProperties.Sessions;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.text.WildcardPattern;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.RunningSession;

import org.springframework.security.core.Authentication;

/**
 * Which sessions the properties want to be recorded.
 */
final class RecordingFilter implements Predicate<RunningSession> {

	private final SshRecordingProperties properties;

	private final BiPredicate<Authentication, List<String>> authorities;

	RecordingFilter(SshRecordingProperties properties, BiPredicate<Authentication, List<String>> authorities) {
		this.properties = properties;
		this.authorities = authorities;
	}

	@Override
	public boolean test(RunningSession session) {
		SshSessionRequest request = session.getRequest();
		Authentication user = request.connection().getAuthentication();
		return isRecorded(request.type()) && session.getService() != SshService.FILES
				&& (this.properties.getUsers().isEmpty() || this.properties.getUsers()
					.stream()
					.anyMatch((pattern) -> WildcardPattern.matchesName(pattern, user.getName())))
				&& (this.properties.getBackends().isEmpty()
						|| this.properties.getBackends().contains(session.getBackend()))
				&& (this.properties.getAuthorities().isEmpty()
						|| this.authorities.test(user, this.properties.getAuthorities()));
	}

	private boolean isRecorded(SshSessionType type) {
		Sessions sessions = this.properties.getSessions();
		return switch (type) {
			case SHELL -> sessions == Sessions.SHELLS || sessions == Sessions.ALL;
			case EXEC -> sessions == Sessions.EXEC || sessions == Sessions.ALL;
			case SUBSYSTEM -> sessions == Sessions.ALL;
		};
	}

}
