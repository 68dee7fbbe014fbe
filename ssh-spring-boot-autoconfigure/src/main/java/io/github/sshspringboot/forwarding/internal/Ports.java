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

package io.github.sshspringboot.forwarding.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Ports: one, a range such as {@code 8000-8099}, or any ({@code *}). Only the last
 * includes port 0, which stands for a free port, as in OpenSSH.
 */
record Ports(int first, int last) {

	private static final int MAX = 65535;

	private static final Ports ANY = new Ports(0, MAX);

	private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

	static Ports of(String text) {
		if ("*".equals(text)) {
			return ANY;
		}
		Matcher matcher = TEXT.matcher(text);
		Assert.isTrue(matcher.matches(), "The port must be a number, a range such as '8000-8099', or '*'.");
		int first = Integer.parseInt(matcher.group(1));
		int last = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : first;
		Assert.isTrue(first > 0 && first <= last && last <= MAX, "The port must be between 1 and 65535.");
		return new Ports(first, last);
	}

	boolean isAny() {
		return this.equals(ANY);
	}

	boolean contains(int port) {
		return port >= this.first && port <= this.last;
	}

}
