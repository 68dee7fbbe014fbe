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

package io.github.sshspringboot.command.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.pipeline.StageSyntax.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What lines are sorted by.
 *
 * @param from the number of the first field
 * @param to the number of the last field
 * @param separator what separates fields, {@code null} for blanks
 * @param flags letters for how to compare
 */
record SortKey(int from, int to, @Nullable Character separator, String flags) {

	private static final Pattern KEY = Pattern.compile("([1-9][0-9]{0,5})([nhfr]*)(?:,([1-9][0-9]{0,5})([nhfr]*))?");

	private static final Pattern NUMBER = Pattern.compile("\\s*(-?)([0-9]{0,300}(?:\\.[0-9]{0,300})?)([kKMGTPE]?)");

	private static final Pattern BLANKS = Pattern.compile("[ \t]+");

	private static final BigDecimal THOUSAND = BigDecimal.valueOf(1024);

	static List<SortKey> of(Arguments arguments) {
		StringBuilder general = new StringBuilder();
		for (char flag : "nhfr".toCharArray()) {
			if (arguments.has("-" + flag)) {
				general.append(flag);
			}
		}
		String separator = "\\t".equals(arguments.last("-t")) ? "\t" : arguments.last("-t");
		if (separator != null && separator.length() != 1) {
			throw StageException.usage("sort: -t takes one character, not '" + separator + "'");
		}
		Character character = (separator != null) ? separator.charAt(0) : null;
		List<SortKey> keys = new ArrayList<>();
		for (String key : arguments.all("-k")) {
			keys.add(parse(key, character, general.toString()));
		}
		return keys.isEmpty() ? List.of(new SortKey(0, 0, character, general.toString())) : keys;
	}

	private static SortKey parse(String key, @Nullable Character separator, String general) {
		Matcher matcher = KEY.matcher(key);
		if (!matcher.matches()) {
			throw StageException
				.usage("sort: '" + key + "' is no key. A key is the number of a field, such as 2, 2n or " + "2,3r");
		}
		String flags = matcher.group(2) + ((matcher.group(4) != null) ? matcher.group(4) : "");
		int from = Integer.parseInt(matcher.group(1));
		int to = (matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : Integer.MAX_VALUE;
		return new SortKey(from, to, separator, flags.isEmpty() ? general : flags);
	}

	static Comparator<SortLine> order(List<SortKey> keys) {
		if (keys.stream().allMatch(SortKey::isWholeLine)) {
			return keys.get(0).has('r') ? SortLine.BY_BYTES.reversed() : SortLine.BY_BYTES;
		}
		Comparator<SortLine> order = (left, right) -> 0;
		for (int i = 0; i < keys.size(); i++) {
			int index = i;
			Comparator<SortLine> byKey = (left, right) -> compare(left.values().get(index), right.values().get(index));
			order = order.thenComparing(keys.get(i).has('r') ? byKey.reversed() : byKey);
		}
		return order;
	}

	private static int compare(Comparable<?> left, Comparable<?> right) {
		if (left instanceof BigDecimal first && right instanceof BigDecimal second) {
			return first.compareTo(second);
		}
		return left.toString().compareTo(right.toString());
	}

	boolean isWholeLine() {
		return this.from == 0 && !has('n') && !has('h') && !has('f');
	}

	private boolean has(char flag) {
		return this.flags.indexOf(flag) >= 0;
	}

	Comparable<?> valueOf(String line) {
		String text = (this.from == 0) ? line : fields(line);
		if (has('n') || has('h')) {
			return number(text);
		}
		return has('f') ? text.toUpperCase(Locale.ROOT) : text;
	}

	private String fields(String line) {
		int start = startOf(line, this.from);
		int end = (this.to == Integer.MAX_VALUE) ? line.length() : endOf(line, this.to);
		return (start < end) ? line.substring(start, end) : "";
	}

	private int startOf(String line, int field) {
		if (this.separator != null) {
			int start = 0;
			for (int i = 1; i < field && start <= line.length(); i++) {
				int next = line.indexOf(this.separator, start);
				start = (next < 0) ? line.length() + 1 : next + 1;
			}
			return start;
		}
		Matcher blanks = BLANKS.matcher(line);
		int start = blanks.lookingAt() ? blanks.end() : 0;
		for (int i = 1; i < field; i++) {
			if (!blanks.find(start)) {
				return line.length();
			}
			start = blanks.end();
		}
		return start;
	}

	private int endOf(String line, int field) {
		int start = startOf(line, field);
		if (start >= line.length()) {
			return line.length();
		}
		if (this.separator != null) {
			int end = line.indexOf(this.separator, start);
			return (end < 0) ? line.length() : end;
		}
		Matcher blanks = BLANKS.matcher(line);
		return blanks.find(start) ? blanks.start() : line.length();
	}

	private BigDecimal number(String text) {
		Matcher matcher = NUMBER.matcher(text);
		if (!matcher.lookingAt() || matcher.group(2).isEmpty() || ".".equals(matcher.group(2))) {
			return BigDecimal.ZERO;
		}
		BigDecimal number = new BigDecimal(matcher.group(1) + matcher.group(2));
		int power = (has('h') && !matcher.group(3).isEmpty())
				? "KMGTPE".indexOf(matcher.group(3).toUpperCase(Locale.ROOT)) + 1 : 0;
		return number.multiply(THOUSAND.pow(power));
	}

}
