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

package io.github.sshspringboot.command.internal.result;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.command.UnknownColumnException;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names of columns: users may type the names of properties in any case and with
 * dashes.
 *
 * @since 0.1.0
 */
public final class ColumnNames {

	private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private static final Pattern SEPARATOR = Pattern.compile("[-_ ]");

	private ColumnNames() {
	}

	/**
	 * Return the properties of all rows in the order of their first occurrence.
	 */
	static Set<String> of(Stream<? extends Row> rows) {
		Set<String> names = new LinkedHashSet<>();
		rows.forEach((row) -> names.addAll(row.names()));
		return names;
	}

	/**
	 * Return the selected properties in the order of the user, all if none is given.
	 */
	static List<String> select(List<String> wanted, Collection<String> available) {
		if (wanted.isEmpty()) {
			return List.copyOf(available);
		}
		Set<String> selected = new LinkedHashSet<>();
		for (String column : wanted) {
			selected.add(find(column, available));
		}
		return List.copyOf(selected);
	}

	private static String find(String column, Collection<String> available) {
		String name = findKnown(column, available);
		if (name == null) {
			throw new UnknownColumnException(column, available.stream().map(ColumnNames::dashed).toList());
		}
		return name;
	}

	/**
	 * Find the property that the user typed, {@code null} if it is not known.
	 */
	public static @Nullable String findKnown(String column, Collection<String> known) {
		if (known.contains(column)) {
			return column;
		}
		String normalized = normalize(column);
		return known.stream().filter((name) -> normalize(name).equals(normalized)).findFirst().orElse(null);
	}

	private static String normalize(String name) {
		return SEPARATOR.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
	}

	static String header(String name) {
		return TerminalText.line(dashed(name).toUpperCase(Locale.ROOT));
	}

	private static String dashed(String name) {
		return WORD_BOUNDARY.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
	}

}
