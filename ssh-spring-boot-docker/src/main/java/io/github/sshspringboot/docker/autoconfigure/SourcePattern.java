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

package io.github.sshspringboot.docker.autoconfigure;

/**
 * The source of a mount, in which <code>{username}</code> stands for any name of a user.
 *
 * @param source the path, or the name of a volume
 */
record SourcePattern(String source) {

	private static final String USERNAME = "{username}";

	/**
	 * Return whether this source for one user may be another source for another user, or
	 * within it.
	 */
	boolean mayBeWithin(String other) {
		String[] names = this.source.split("/");
		String[] otherNames = other.split("/");
		if (otherNames.length > names.length) {
			return false;
		}
		for (int i = 0; i < otherNames.length; i++) {
			if (!mayBeEqual(names[i], otherNames[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether there are users for whom two names are the same. Only what is before
	 * and after the users is looked at.
	 */
	private static boolean mayBeEqual(String name, String other) {
		boolean pattern = name.contains(USERNAME);
		boolean otherPattern = other.contains(USERNAME);
		if (pattern && otherPattern) {
			return mayBegin(before(name), before(other)) && mayEnd(after(name), after(other));
		}
		if (pattern) {
			return matches(name, other);
		}
		return otherPattern ? matches(other, name) : name.equals(other);
	}

	private static boolean mayBegin(String before, String other) {
		return before.startsWith(other) || other.startsWith(before);
	}

	private static boolean mayEnd(String after, String other) {
		return after.endsWith(other) || other.endsWith(after);
	}

	private static boolean matches(String pattern, String name) {
		String before = before(pattern);
		String after = after(pattern);
		return name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
	}

	private static String before(String pattern) {
		return pattern.substring(0, pattern.indexOf(USERNAME));
	}

	private static String after(String pattern) {
		return pattern.substring(pattern.lastIndexOf(USERNAME) + USERNAME.length());
	}

}
