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

package io.github.sshspringboot.shell.internal.terminal;

import java.util.HashMap;
import java.util.Map;

import io.github.sshspringboot.server.SshTerminalMode;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jspecify.annotations.Nullable;

/**
 * Converts the client's terminal modes (RFC 4254 section 8) to JLine's attributes, which
 * have the same names. Missing modes keep their defaults.
 */
final class TerminalModes {

	/** The value of a disabled control character. */
	static final int DISABLED = 255;

	private static final int DELETE = 0x7f;

	private final Map<String, Integer> modes = new HashMap<>();

	TerminalModes(Map<SshTerminalMode, Integer> modes) {
		modes.forEach((mode, value) -> this.modes.put(mode.name(), value));
	}

	Attributes apply(Attributes defaults) {
		Attributes attributes = new Attributes(defaults);
		attributes.setControlChar(ControlChar.VERASE, DELETE);
		for (LocalFlag flag : LocalFlag.values()) {
			attributes.setLocalFlag(flag, flag(flag, attributes.getLocalFlag(flag)));
		}
		for (InputFlag flag : InputFlag.values()) {
			attributes.setInputFlag(flag, flag(flag, attributes.getInputFlag(flag)));
		}
		for (OutputFlag flag : OutputFlag.values()) {
			attributes.setOutputFlag(flag, flag(flag, attributes.getOutputFlag(flag)));
		}
		for (ControlChar control : ControlChar.values()) {
			Integer value = value(control);
			if (value != null) {
				attributes.setControlChar(control, (value > 0 && value < DISABLED) ? value : DISABLED);
			}
		}
		return attributes;
	}

	private boolean flag(Enum<?> name, boolean otherwise) {
		Integer value = value(name);
		return (value != null) ? value != 0 : otherwise;
	}

	private @Nullable Integer value(Enum<?> name) {
		return this.modes.get(name.name());
	}

}
