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

package io.github.sshspringboot.session;

import java.util.Map;

import io.github.sshspringboot.server.SshTerminalMode;

/**
 * The pseudo-terminal that a client requested (RFC 4254 section 6.2). A size of 0 is
 * unknown.
 *
 * @param type the type, such as {@code xterm-256color}, {@code dumb} if what the client
 * sent is unusable
 * @param columns the width in characters
 * @param rows the height in characters
 * @param pixelWidth the width in pixels
 * @param pixelHeight the height in pixels
 * @param modes the modes that the client sent, unmodifiable
 * @since 0.1.0
 */
public record SshPseudoTerminal(String type, int columns, int rows, int pixelWidth, int pixelHeight,
		Map<SshTerminalMode, Integer> modes) {

	public SshPseudoTerminal {
		modes = Map.copyOf(modes);
	}

}
