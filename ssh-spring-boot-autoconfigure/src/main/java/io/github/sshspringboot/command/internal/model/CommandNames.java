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

package io.github.sshspringboot.command.internal.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Validates and derives names of commands, options and arguments.
 */
public final class CommandNames {

	private static final Pattern COMMAND = Pattern
		.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:-]*( [\\p{L}\\p{N}_][\\p{L}\\p{N}_.:-]*)*");

	private static final String SUBSYSTEM_PREFIX = "subsystem:";

	/**
	 * A name of RFC 4250 section 4.6.1, with its prefix.
	 */
	private static final Pattern SUBSYSTEM = Pattern
		.compile(SUBSYSTEM_PREFIX + "(?=.{1,64}$)[!-~&&[^@,]]+(@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*)?");

	private static final String FILE_PREFIX = "file:";

	/**
	 * An absolute path without empty names, {@code .} and {@code ..}, with its prefix.
	 */
	private static final Pattern FILE = Pattern.compile(FILE_PREFIX + "(/(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+)+");

	private static final Pattern OPTION = Pattern.compile("--?[\\p{L}\\p{N}?][\\p{L}\\p{N}_.:-]*");

	private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private CommandNames() {
	}

	static boolean isValid(String name) {
		return COMMAND.matcher(name).matches();
	}

	static boolean isValidSubsystem(String name) {
		return SUBSYSTEM.matcher(name).matches();
	}

	static boolean isValidFile(String name) {
		return FILE.matcher(name).matches();
	}

	public static boolean isValidOption(String name) {
		return OPTION.matcher(name).matches();
	}

	/**
	 * Return the name of a subsystem for rules, audit and metrics.
	 */
	public static String subsystem(String name) {
		return SUBSYSTEM_PREFIX + name;
	}

	/**
	 * Return the name of the file with a path for rules, audit and metrics.
	 */
	static String file(String path) {
		return FILE_PREFIX + path;
	}

	static String path(String file) {
		return file.substring(FILE_PREFIX.length());
	}

	public static String join(String group, String name) {
		return (group + " " + name).strip().replaceAll("\\s+", " ");
	}

	static String dashed(String camelCase) {
		return WORD_BOUNDARY.matcher(camelCase).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
	}

	static String optionName(String name) {
		if (name.startsWith("-")) {
			return name;
		}
		return ((name.length() == 1) ? "-" : "--") + name;
	}

}
