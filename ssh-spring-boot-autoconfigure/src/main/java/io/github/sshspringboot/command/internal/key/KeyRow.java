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

package io.github.sshspringboot.command.internal.key;

import io.github.sshspringboot.security.internal.key.UserKeyLine;

/**
 * A key of a user.
 *
 * @param type the type
 * @param fingerprint the fingerprint in the format of OpenSSH
 * @param comment the comment after the key
 * @param options the options before the key
 */
record KeyRow(String type, String fingerprint, String comment, String options) {

	static KeyRow of(UserKeyLine line) {
		return new KeyRow(line.key().key().getType(), line.key().key().getFingerprint(), line.comment(),
				line.options());
	}

}
