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

package io.github.sshspringboot.actuate.internal.server;

import java.util.List;

import io.github.sshspringboot.server.SshPublicKey;

/**
 * Description of a host key, with its fingerprint as OpenSSH prints it.
 *
 * @since 0.1.0
 */
public record HostKeyDescriptor(String type, String fingerprint) {

	static List<HostKeyDescriptor> of(List<SshPublicKey> keys) {
		return keys.stream().map((key) -> new HostKeyDescriptor(key.getType(), key.getFingerprint())).toList();
	}

}
