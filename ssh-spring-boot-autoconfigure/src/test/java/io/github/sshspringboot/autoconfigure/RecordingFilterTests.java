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

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.RunningSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RecordingFilter}.
 */
class RecordingFilterTests {

	private final SshRecordingProperties properties = new SshRecordingProperties();

	private final RecordingFilter filter = new RecordingFilter(this.properties, (user, authorities) -> false);

	@ParameterizedTest
	@CsvSource({ "adm*, admin, true", "*, admin, true", "a?min, admin, false", "a?min, a?min, true",
			"admin, administrator, false" })
	void onlyTheStarOfAUserIsSpecial(String pattern, String user, boolean recorded) {
		this.properties.setSessions(SshRecordingProperties.Sessions.ALL);
		this.properties.setUsers(List.of(pattern));
		assertThat(this.filter.test(session(SshSessionType.SHELL, SshService.SHELL, user))).isEqualTo(recorded);
	}

	@ParameterizedTest
	@CsvSource({ "ALL, SUBSYSTEM, FILES, false", "ALL, EXEC, FILES, false", "EXEC, EXEC, FILES, false",
			"EXEC, EXEC, COMMANDS, true", "EXEC, SHELL, SHELL, false", "SHELLS, SHELL, SHELL, true",
			"SHELLS, EXEC, COMMANDS, false", "SHELLS, SUBSYSTEM, SUBSYSTEMS, false",
			"EXEC, SUBSYSTEM, SUBSYSTEMS, false", "ALL, SUBSYSTEM, SUBSYSTEMS, true", "NONE, SHELL, SHELL, false" })
	void transfersOfFilesAreNotRecorded(SshRecordingProperties.Sessions sessions, SshSessionType type,
			SshService service, boolean recorded) {
		this.properties.setSessions(sessions);
		assertThat(this.filter.test(session(type, service, "admin"))).isEqualTo(recorded);
	}

	private static RunningSession session(SshSessionType type, SshService service, String user) {
		SshConnection connection = mock();
		given(connection.getAuthentication()).willReturn(new TestingAuthenticationToken(user, ""));
		RunningSession session = mock();
		given(session.getRequest()).willReturn(new SshSessionRequest(connection, type, null, null, false));
		given(session.getService()).willReturn(service);
		return session;
	}

}
