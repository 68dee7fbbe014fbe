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

package io.github.sshspringboot.files.internal.scp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for: to send files ({@code -f}), or to receive them in a directory
 * ({@code -t}).
 */
record ScpCommandLine(boolean sends, boolean recursive, boolean times, boolean directory, List<String> words) {

	private static final String NAME = "scp";

	private static final Pattern OPTION = Pattern.compile("[ \t]++-([a-zA-Z]++)");

	private static final String FLAGS = "tfrpdvq";

	static boolean isScp(String line) {
		Matcher option = OPTION.matcher(line);
		int position = line.startsWith(NAME) ? NAME.length() : line.length();
		while (option.region(position, line.length()).lookingAt()) {
			if (option.group(1).indexOf('t') >= 0 || option.group(1).indexOf('f') >= 0) {
				return true;
			}
			position = option.end();
		}
		return false;
	}

	/**
	 * Parse a line. Throws {@link IllegalArgumentException} if it is not one of
	 * {@code scp}.
	 */
	static ScpCommandLine parse(String line) {
		List<String> words = ScpWords.split(line);
		StringBuilder flags = new StringBuilder();
		int position = 1;
		while (position < words.size() && words.get(position).startsWith("-")) {
			String word = words.get(position++);
			if (word.equals("--")) {
				break;
			}
			flags.append(word, 1, word.length());
		}
		boolean sends = has(flags, 'f');
		List<String> paths = words.subList(position, words.size());
		if (!flags.chars().allMatch((flag) -> FLAGS.indexOf(flag) >= 0) || sends == has(flags, 't') || paths.isEmpty()
				|| (!sends && paths.size() > 1)) {
			throw new IllegalArgumentException("usage is scp -f [-pr] FILE... or scp -t [-dpr] TARGET");
		}
		return new ScpCommandLine(sends, has(flags, 'r'), has(flags, 'p'), has(flags, 'd'), List.copyOf(paths));
	}

	private static boolean has(StringBuilder flags, char flag) {
		return flags.indexOf(String.valueOf(flag)) >= 0;
	}

}
