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

package io.github.sshspringboot;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

import static org.awaitility.Awaitility.await;

/**
 * Assertions for conversations that a test leads itself. Each takes the next message of
 * the user authentication or connection protocol, so a test reads as the dialogue.
 */
public final class TestSessionAssert extends AbstractAssert<TestSessionAssert, TestSession> {

	TestSessionAssert(TestSession session) {
		super(session, TestSessionAssert.class);
	}

	/**
	 * Verify that the next message is of a type.
	 * @param type the number of the message
	 * @return this assertion
	 */
	public TestSessionAssert receives(int type) {
		receive(type);
		return this;
	}

	/**
	 * Verify that the login succeeded.
	 * @return this assertion
	 */
	public TestSessionAssert receivesSuccess() {
		return receives(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
	}

	/**
	 * Verify that a request of user authentication failed.
	 * @param methods the methods that can go on, nothing if they do not matter
	 * @return this assertion
	 */
	public TestSessionAssert receivesFailure(String... methods) {
		Buffer body = receive(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		return (methods.length > 0) ? hasMethods(body, false, methods) : this;
	}

	/**
	 * Verify that a request of user authentication succeeded but does not suffice.
	 * @param methods the methods that can go on
	 * @return this assertion
	 */
	public TestSessionAssert receivesPartialSuccess(String... methods) {
		return hasMethods(receive(SshConstants.SSH_MSG_USERAUTH_FAILURE), true, methods);
	}

	private TestSessionAssert hasMethods(Buffer body, boolean partialSuccess, String... methods) {
		Assertions.assertThat(body.getString().split(",")).as("methods that can go on").containsExactly(methods);
		Assertions.assertThat(body.getBoolean()).as("partial success").isEqualTo(partialSuccess);
		return this;
	}

	/**
	 * Verify that the server disconnected with a message and closed the connection.
	 * @return this assertion
	 */
	public TestSessionAssert receivesDisconnect() {
		receive(SshConstants.SSH_MSG_DISCONNECT);
		await().atMost(SshTestServer.SOON).until(this.actual::isClosed);
		return this;
	}

	private Buffer receive(int type) {
		isNotNull();
		try {
			return this.actual.receive(type).body();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
