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

package io.github.sshspringboot.actuate.endpoint.view;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name
 * @param sources where its value may be, the first that is there counts
 * @param conversion makes what is shown of the value
 */
record Column(String name, List<String> sources, UnaryOperator<@Nullable Object> conversion) {

	/**
	 * Declare a column.
	 * @param text the name, which is that of the property too, or {@code name=source},
	 * where the source consists of keys with slashes in between, {@code .} for all,
	 * {@code {name}} for what was met on the way, or {@code 'text'}; several sources have
	 * bars in between
	 * @return the column, in which maps and lists are text
	 */
	static Column of(String text) {
		String[] parts = text.split("=", 2);
		return new Column(parts[0], List.of(parts[parts.length - 1].split("\\|")), TreeText::pairs);
	}

	Column converted(UnaryOperator<@Nullable Object> conversion) {
		return new Column(this.name, this.sources, conversion);
	}

	@Nullable Object valueOf(Branch branch) {
		Object value = this.sources.stream()
			.map((source) -> find(branch, source))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return this.conversion.apply(value);
	}

	private static @Nullable Object find(Branch branch, String source) {
		if (".".equals(source)) {
			return branch.value();
		}
		if (source.startsWith("'")) {
			return source.substring(1, source.length() - 1);
		}
		if (source.startsWith("{")) {
			return branch.names().get(source.substring(1, source.length() - 1));
		}
		Branch place = branch;
		for (String key : Stream.of(source.split("/")).toList()) {
			place = place.to(place.child(key));
		}
		return place.value();
	}

}
