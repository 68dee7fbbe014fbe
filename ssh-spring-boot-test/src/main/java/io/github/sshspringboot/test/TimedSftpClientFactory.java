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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.client.SftpErrorDataHandler;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.apache.sshd.sftp.client.impl.DefaultSftpClientFactory;

/**
 * Creates SFTP clients that wait no longer than a time-out for the answer to a request.
 */
final class TimedSftpClientFactory extends DefaultSftpClientFactory {

	private final Duration timeout;

	TimedSftpClientFactory(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	protected DefaultSftpClient createDefaultSftpClient(ClientSession session, SftpVersionSelector versions,
			SftpErrorDataHandler errors) throws IOException {
		Duration timeout = this.timeout;
		return new DefaultSftpClient(session, versions, errors) {

			@Override
			public Buffer receive(int id) throws IOException {
				Buffer answer = receive(id, timeout);
				if (answer == null) {
					throw new SocketTimeoutException("No answer within " + Deadline.after(timeout));
				}
				return answer;
			}

		};
	}

}
