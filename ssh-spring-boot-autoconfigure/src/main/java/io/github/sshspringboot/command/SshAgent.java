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

package io.github.sshspringboot.command;

import java.util.List;

import io.github.sshspringboot.server.SshUserKey;

import org.springframework.util.Assert;

/**
 * The agent of the user, which signs with the user's private keys ({@code ssh -A}). A
 * command method may have a parameter of this type. If the client does not forward an
 * agent, {@code ssh.session.agent-forwarding} is not enabled or the key of the login does
 * not permit it, the parameter is {@code null} if it is declared nullable; otherwise, the
 * command fails with a message. The agent is reachable until the command ends.
 * <p>
 * All methods wait for the agent, whose user may have to confirm, and throw a
 * {@link SshCommandException} if it does not answer or refuses.
 *
 * @since 0.1.0
 */
public interface SshAgent {

	/**
	 * Return the keys that the agent can sign with.
	 * @return the keys and certificates, without those of unsupported types
	 */
	List<Identity> getIdentities();

	/**
	 * Sign data. RSA keys sign with {@code rsa-sha2-512}.
	 * @param key one of the keys of the agent
	 * @param data the data to sign
	 * @return the encoded signature with its algorithm (RFC 4253 section 6.6)
	 */
	byte[] sign(SshUserKey key, byte[] data);

	/**
	 * Sign data with the given algorithm.
	 * @param key one of the keys of the agent
	 * @param data the data to sign
	 * @param algorithm the signature algorithm: the type of the key, or
	 * {@code rsa-sha2-256} or {@code rsa-sha2-512} for RSA keys, which do not sign with
	 * SHA-1
	 * @return the encoded signature with its algorithm (RFC 4253 section 6.6)
	 */
	byte[] sign(SshUserKey key, byte[] data, String algorithm);

	/**
	 * A key of an agent.
	 *
	 * @param key the key, with its certificate if it is one
	 * @param comment the text that the agent has for the key, often the name of its file
	 */
	record Identity(SshUserKey key, String comment) {

		public Identity {
			Assert.notNull(key, "'key' must not be null");
			Assert.notNull(comment, "'comment' must not be null");
		}

	}

}
