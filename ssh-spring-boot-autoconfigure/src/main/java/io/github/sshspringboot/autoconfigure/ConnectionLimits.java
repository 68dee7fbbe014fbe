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

package io.github.sshspringboot.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SourceBlocks;
import io.github.sshspringboot.server.SshServerSettings.Limits;
import io.github.sshspringboot.server.SshServerSettings.Startups;
import org.jspecify.annotations.Nullable;

/**
 * Makes the limits of the server from its properties.
 */
final class ConnectionLimits {

	private static final String PREFIX = "ssh.server.limits.";

	private static final String NONE = "none";

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

	private static final Pattern STARTUPS = Pattern.compile("(\\d{1,9})(?::(\\d{1,3}):(\\d{1,9}))?");

	private static final Pattern BLOCKS = Pattern.compile("(\\d{1,2}):(\\d{1,3})");

	private static final int ALL = 100;

	private final SshServerProperties.Limits properties;

	ConnectionLimits(SshServerProperties.Limits properties) {
		this.properties = properties;
	}

	Limits toLimits() {
		checkPositive("max-connections", this.properties.getMaxConnections());
		checkPositive("max-connections-per-user", this.properties.getMaxConnectionsPerUser());
		checkPositive("max-sessions-per-connection", this.properties.getMaxSessionsPerConnection());
		return new Limits(startups(), startupsPerSource(), sources(), this.properties.getMaxConnections(),
				this.properties.getMaxConnectionsPerUser(), this.properties.getMaxSessionsPerConnection());
	}

	private static void checkPositive(String name, @Nullable Integer value) {
		PropertyValue.check(PREFIX + name, value, value == null || value > 0, "It must be positive.");
	}

	private @Nullable Integer startupsPerSource() {
		String text = this.properties.getMaxStartupsPerSource();
		if (NONE.equalsIgnoreCase(text)) {
			return null;
		}
		int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
		PropertyValue.check(PREFIX + "max-startups-per-source", text, limit > 0,
				"It must be a positive number, or 'none' for no limit.");
		return limit;
	}

	private Startups startups() {
		String text = this.properties.getMaxStartups();
		Matcher matcher = STARTUPS.matcher(text);
		Startups startups = matcher.matches() ? startups(matcher) : new Startups(0, 0, 0);
		PropertyValue.check(PREFIX + "max-startups", text,
				startups.start() > 0 && startups.rate() > 0 && startups.rate() <= ALL
						&& startups.full() >= startups.start(),
				"It must be a positive number, or 'start:rate:full' with a rate of 1 to 100 percent and 'full' not "
						+ "below 'start'.");
		return startups;
	}

	private static Startups startups(Matcher matcher) {
		int start = Integer.parseInt(matcher.group(1));
		return (matcher.group(2) != null)
				? new Startups(start, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
				: new Startups(start, ALL, start);
	}

	SourceBlocks sources() {
		String text = this.properties.getSourceBlockSize();
		Matcher matcher = BLOCKS.matcher(text);
		boolean matches = matcher.matches();
		int ipv4 = matches ? Integer.parseInt(matcher.group(1)) : -1;
		int ipv6 = matches ? Integer.parseInt(matcher.group(2)) : -1;
		PropertyValue.check(PREFIX + "source-block-size", text, matches && ipv4 <= 32 && ipv6 <= 128,
				"It must be 'IPv4:IPv6', with 0 to 32 and 0 to 128 bits.");
		return new SourceBlocks(ipv4, ipv6);
	}

}
