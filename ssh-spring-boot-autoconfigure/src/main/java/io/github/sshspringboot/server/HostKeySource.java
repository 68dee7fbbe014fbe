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

import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.server.internal.SshServerException;

/**
 * Strategy interface that provides the host keys of the server. A bean of this type
 * replaces {@code ssh.server.host-keys}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HostKeySource {

	/**
	 * Return the host keys in order of preference. Of several keys of one type the first
	 * is used; the others are announced to clients that are logged in, so that they know
	 * them when they become the first. Called once for each start of the server.
	 * @return the keys, at least one
	 * @throws SshServerException if a key is not available
	 */
	List<KeyPair> getHostKeys();

	/**
	 * Return the certificates of the keys, made by {@code ssh-keygen -h -s}. Clients that
	 * trust the authority do not have to know the keys. Called once for each start of the
	 * server.
	 * @return the certificates, of which those for the first key of a type are used; none
	 * by default
	 * @throws SshServerException if a certificate is not available
	 */
	default List<SshCertificate> getCertificates() {
		return List.of();
	}

}
