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

/**
 * A key of a terminal that has no character of its own.
 *
 * @since 0.1.0
 * @see SshTestShell#press(SshTestKey...)
 */
public enum SshTestKey {

	/**
	 * Enter.
	 */
	ENTER("\r"),

	/**
	 * Tab.
	 */
	TAB("\t"),

	/**
	 * Escape.
	 */
	ESCAPE("\u001b"),

	/**
	 * Backspace, which removes the character before the cursor.
	 */
	BACKSPACE("\u007f"),

	/**
	 * Arrow up.
	 */
	UP("~A"),

	/**
	 * Arrow down.
	 */
	DOWN("~B"),

	/**
	 * Arrow right.
	 */
	RIGHT("~C"),

	/**
	 * Arrow left.
	 */
	LEFT("~D"),

	/**
	 * Home.
	 */
	HOME("~H"),

	/**
	 * End.
	 */
	END("~F"),

	/**
	 * Page up.
	 */
	PAGE_UP("~1"),

	/**
	 * Page down.
	 */
	PAGE_DOWN("~2"),

	/**
	 * Insert.
	 */
	INSERT("~3"),

	/**
	 * Delete, which removes the character at the cursor.
	 */
	DELETE("~4");

	private final String code;

	SshTestKey(String code) {
		this.code = code;
	}

	/**
	 * Return the key as the emulator of the terminal names it.
	 */
	String code() {
		return this.code;
	}

}
