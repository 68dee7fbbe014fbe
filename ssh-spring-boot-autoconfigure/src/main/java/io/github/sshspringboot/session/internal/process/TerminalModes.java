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

package io.github.sshspringboot.session.internal.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.sshspringboot.server.SshTerminalMode;

/**
 * Lets a program find its terminal in the modes that the client sent. pty4j cannot set
 * them, so {@code stty} does it on the terminal before the program takes its place.
 */
final class TerminalModes {

	private static final String SHELL = "/bin/sh";

	private static final int DISABLED = 255;

	private static final Map<SshTerminalMode, String> KEYS = new EnumMap<>(Map.of(SshTerminalMode.VINTR, "intr",
			SshTerminalMode.VQUIT, "quit", SshTerminalMode.VERASE, "erase", SshTerminalMode.VKILL, "kill",
			SshTerminalMode.VEOF, "eof", SshTerminalMode.VEOL, "eol", SshTerminalMode.VSTART, "start",
			SshTerminalMode.VSTOP, "stop", SshTerminalMode.VSUSP, "susp", SshTerminalMode.VWERASE, "werase"));

	private static final Set<SshTerminalMode> FLAGS = EnumSet.of(SshTerminalMode.ISTRIP, SshTerminalMode.INLCR,
			SshTerminalMode.IGNCR, SshTerminalMode.ICRNL, SshTerminalMode.IXON, SshTerminalMode.IXANY,
			SshTerminalMode.IXOFF, SshTerminalMode.IMAXBEL, SshTerminalMode.IUTF8, SshTerminalMode.ISIG,
			SshTerminalMode.ICANON, SshTerminalMode.ECHO, SshTerminalMode.ECHOE, SshTerminalMode.ECHOK,
			SshTerminalMode.ECHONL, SshTerminalMode.NOFLSH, SshTerminalMode.TOSTOP, SshTerminalMode.IEXTEN,
			SshTerminalMode.ECHOCTL, SshTerminalMode.ECHOKE, SshTerminalMode.OPOST, SshTerminalMode.ONLCR,
			SshTerminalMode.OCRNL, SshTerminalMode.ONOCR, SshTerminalMode.ONLRET);

	private TerminalModes() {
	}

	/**
	 * Return the arguments that set the modes first.
	 */
	static List<String> wrap(List<String> arguments, Map<SshTerminalMode, Integer> modes) {
		List<String> settings = settings(modes);
		if (settings.isEmpty() || !Files.isExecutable(Path.of(SHELL))) {
			return arguments;
		}
		List<String> wrapped = new ArrayList<>(
				List.of(SHELL, "-c", "stty " + String.join(" ", settings) + " 2>/dev/null; exec \"$@\"", SHELL));
		wrapped.addAll(arguments);
		return wrapped;
	}

	private static List<String> settings(Map<SshTerminalMode, Integer> modes) {
		List<String> settings = new ArrayList<>();
		new TreeMap<>(modes).forEach((mode, value) -> {
			String key = KEYS.get(mode);
			if (key != null && value >= 0 && value <= DISABLED) {
				settings.add(key + ((value == DISABLED || value == 0) ? " undef" : String.format(" 0x%02x", value)));
			}
			else if (FLAGS.contains(mode)) {
				settings.add(((value != 0) ? "" : "-") + mode.name().toLowerCase(Locale.ROOT));
			}
		});
		return settings;
	}

}
