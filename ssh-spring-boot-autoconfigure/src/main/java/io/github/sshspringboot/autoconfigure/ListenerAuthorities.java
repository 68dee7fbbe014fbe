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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which listeners require authorities of their own.
 */
final class ListenerAuthorities {

	private ListenerAuthorities() {
	}

	/**
	 * Return the required authorities by the name of the listener.
	 */
	static Map<String, List<String>> of(List<SshServerProperties.Listener> listeners) {
		Map<String, List<String>> authorities = new HashMap<>();
		for (int i = 0; i < listeners.size(); i++) {
			SshServerProperties.Listener listener = listeners.get(i);
			List<String> required = listener.getRequiredAuthorities();
			if (required != null) {
				PropertyValue.check("ssh.server.listeners[" + i + "].required-authorities", "", !required.isEmpty(),
						"There must be at least one authority: a login needs one of them.");
				authorities.put(String.valueOf(listener.getName()), List.copyOf(required));
			}
		}
		return authorities;
	}

}
