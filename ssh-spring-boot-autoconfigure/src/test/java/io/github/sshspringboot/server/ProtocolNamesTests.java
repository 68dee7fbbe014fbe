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

package io.github.sshspringboot.server;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Objects;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the names of the numbers in the protocol.
 */
class ProtocolNamesTests {

	@Test
	void disconnectReasons() throws Exception {
		assertThat(SshDisconnectReason.values()).hasSize(15);
		for (SshDisconnectReason reason : SshDisconnectReason.values()) {
			assertThat(reason.getCode()).isEqualTo(constant("SSH2_DISCONNECT_" + reason.name()));
			assertThat(SshDisconnectReason.ofCode(reason.getCode())).isEqualTo(reason);
		}
		assertThat(SshDisconnectReason.ofCode(0)).isNull();
		assertThat(SshDisconnectReason.ofCode(-1)).isNull();
		assertThat(new SshDisconnect(SshDisconnect.Side.CLIENT, 11, "").reason())
			.isEqualTo(SshDisconnectReason.BY_APPLICATION);
		assertThat(new SshDisconnect(SshDisconnect.Side.CLIENT, 79, "").reason()).isNull();
	}

	@Test
	void openFailureReasons() throws Exception {
		assertThat(SshOpenFailureReason.values()).hasSize(6);
		for (SshOpenFailureReason reason : SshOpenFailureReason.values()) {
			assertThat(SshOpenFailureReason.ofCode(reason.getCode())).isEqualTo(reason);
			if (!reason.name().startsWith("REQUEST_")) {
				assertThat(reason.getCode()).isEqualTo(constant("SSH_OPEN_" + reason.name()));
			}
		}
		assertThat(SshOpenFailureReason.ofCode(0)).isNull();
	}

	private static int constant(String name) throws Exception {
		Field field = SshConstants.class.getField(name);
		return field.getInt(null);
	}

	@Test
	void terminalModes() {
		assertThat(Arrays.stream(SshTerminalMode.values()).map(SshTerminalMode::name))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(PtyMode.values()).map(PtyMode::name).toList());
		for (SshTerminalMode mode : SshTerminalMode.values()) {
			assertThat(Objects.requireNonNull(PtyMode.fromInt(mode.getOpcode())).name()).isEqualTo(mode.name());
			assertThat(SshTerminalMode.ofOpcode(mode.getOpcode())).isEqualTo(mode);
		}
		assertThat(SshTerminalMode.ofOpcode(0)).isNull();
	}

	@Test
	void signals() {
		assertThat(SshSignal.values()).hasSize(13);
		assertThat(SshSignal.ofName("TERM")).isEqualTo(SshSignal.TERM);
		assertThat(SshSignal.ofName("SIGTERM")).isNull();
		assertThat(SshSignal.ofName("INFO@openssh.com")).isNull();
	}

}
