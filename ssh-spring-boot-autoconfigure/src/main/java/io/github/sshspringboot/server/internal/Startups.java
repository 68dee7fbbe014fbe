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

package io.github.sshspringboot.server.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Random early drop of unauthenticated connections, as in OpenSSH's {@code MaxStartups}:
 * from {@code start} on, {@code rate} percent (1 to 100) are refused, rising linearly
 * until all are refused from {@code full} on.
 */
public record Startups(int start, int rate, int full) {

	private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?::(\\d{1,3}):(\\d{1,9}))?");

	private static final int ALL = 100;

	public Startups {
		Assert.isTrue(start > 0 && rate > 0 && rate <= ALL && full >= start,
				"It must be a positive number, or 'start:rate:full' with a rate of 1 to 100 percent and 'full' not "
						+ "below 'start'");
	}

	/**
	 * Parse startups of the form {@code start:rate:full}, or the number from which all
	 * connections are refused.
	 */
	public static Startups of(String text) {
		Matcher matcher = TEXT.matcher(text);
		int start = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
		return (start == 0 || matcher.group(2) == null) ? new Startups(start, ALL, start)
				: new Startups(start, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
	}

	/**
	 * Return the text form, which {@link #of} can parse.
	 */
	@Override
	public String toString() {
		return this.start + ":" + this.rate + ":" + this.full;
	}

}
