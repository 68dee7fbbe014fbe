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

package io.github.sshspringboot.files.internal.mount;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names that files may be given, on every operating system that may hold or receive them.
 */
final class FileNames {

	private static final int MAX_BYTES = 255;

	private static final Pattern DEVICE = Pattern
		.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);

	private FileNames() {
	}

	/**
	 * Return why a file must not have a name, or {@code null} if it may.
	 */
	static @Nullable String check(String name) {
		if (name.codePoints().anyMatch(FileNames::isUnprintable)) {
			return "The name contains a control character";
		}
		if (name.chars().anyMatch((character) -> "<>:\"|?*\\".indexOf(character) >= 0)) {
			return "The name contains one of < > : \" | ? * \\";
		}
		if (name.endsWith(".") || name.endsWith(" ")) {
			return "The name ends with a dot or a blank";
		}
		if (DEVICE.matcher(name).matches()) {
			return "The name is reserved on Windows";
		}
		return (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) ? "The name is too long" : null;
	}

	private static boolean isUnprintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> character == 0xFFFD;
		};
	}

}
