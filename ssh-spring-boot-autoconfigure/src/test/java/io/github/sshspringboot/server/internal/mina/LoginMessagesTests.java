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

package io.github.sshspringboot.server.internal.mina;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.extension.KexExtensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginMessages}.
 */
class LoginMessagesTests {

	private final LoginMessages messages = new LoginMessages();

	@Test
	void loginOfAnyMethodIsAllowed() {
		allow(SshConstants.SSH_MSG_KEXINIT, SshConstants.SSH_MSG_KEX_FIRST, SshConstants.SSH_MSG_NEWKEYS,
				KexExtensions.SSH_MSG_EXT_INFO, SshConstants.SSH_MSG_SERVICE_REQUEST);
		for (int i = 0; i < 1000; i++) {
			allow(SshConstants.SSH_MSG_USERAUTH_REQUEST, SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE);
		}
	}

	@Test
	void serviceIsRequestedOnce() {
		allow(SshConstants.SSH_MSG_SERVICE_REQUEST);
		assertThat(this.messages.refuse(SshConstants.SSH_MSG_SERVICE_REQUEST)).contains("service");
	}

	@Test
	void clientsThatAskForTheServiceBeforeEachAttemptMay() {
		for (int i = 0; i < 5; i++) {
			allow(SshConstants.SSH_MSG_SERVICE_REQUEST, SshConstants.SSH_MSG_USERAUTH_REQUEST);
		}
	}

	@Test
	void thirdKeyExchangeIsRefused() {
		allow(SshConstants.SSH_MSG_KEXINIT, SshConstants.SSH_MSG_KEXINIT);
		assertThat(this.messages.refuse(SshConstants.SSH_MSG_KEXINIT)).contains("key exchanges");
	}

	@ParameterizedTest
	@ValueSource(ints = { SshConstants.SSH_MSG_IGNORE, SshConstants.SSH_MSG_DEBUG, SshConstants.SSH_MSG_UNIMPLEMENTED,
			KexExtensions.SSH_MSG_EXT_INFO, KexExtensions.SSH_MSG_NEWCOMPRESS, SshConstants.SSH_MSG_USERAUTH_REQUEST,
			SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, SshConstants.SSH_MSG_GLOBAL_REQUEST,
			SshConstants.SSH_MSG_CHANNEL_OPEN, 19, 128, 192, 255 })
	void otherMessagesAreBoundedTogether(int type) {
		for (int i = 0; i < LoginMessages.MAX_OTHERS; i++) {
			allow((i % 2 == 0) ? type : SshConstants.SSH_MSG_IGNORE);
		}
		assertThat(this.messages.refuse(type)).contains("messages");
	}

	private void allow(int... types) {
		for (int type : types) {
			assertThat(this.messages.refuse(type)).isNull();
		}
	}

}
