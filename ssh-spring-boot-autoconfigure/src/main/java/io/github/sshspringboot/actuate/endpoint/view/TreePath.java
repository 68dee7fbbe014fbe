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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where in a document the rows of a table are. The steps of a path are separated by
 * slashes:
 * <ul>
 * <li>{@code key}: the child with that key</li>
 * <li>{@code *}: each child</li>
 * <li>{@code {name}}: each child of a map, whose key gets that name</li>
 * <li>{@code {name:one|two}}: those of the named children that are there</li>
 * <li>{@code {**name}}: each leaf below, whose keys, with dots, get that name</li>
 * <li>{@code [name=key]}: no step, but the child with that key gets that name</li>
 * <li>{@code ?key}, {@code !key}: no step, but ends the path where there is no such
 * child, or is one</li>
 * <li>{@code ?{name}}, {@code !{name}}: no step, but ends the path unless there is, or is
 * not, something of that name</li>
 * </ul>
 */
final class TreePath {

	private static final Pattern LEAVES = Pattern.compile("\\{\\*\\*([a-z]+)}");

	private static final Pattern EACH = Pattern.compile("\\{([a-z]+)(?::([a-zA-Z|]+))?}");

	private static final Pattern NAMED = Pattern.compile("\\[([a-z]+)=([a-zA-Z]+)]");

	private static final Pattern GIVEN = Pattern.compile("([?!])\\{([a-zA-Z]+)}");

	private final List<Step> steps;

	private TreePath(List<Step> steps) {
		this.steps = steps;
	}

	static TreePath of(String path) {
		return new TreePath(Stream.of(path.split("/")).map(TreePath::step).toList());
	}

	/**
	 * Whether a document has the shape that the path expects, be it without a row.
	 * @param document the document
	 * @return {@code false} if no branch of it has all keys of the path
	 */
	boolean fits(Branch document) {
		return fits(document, 0);
	}

	private boolean fits(Branch branch, int index) {
		if (index == this.steps.size()) {
			return true;
		}
		List<Branch> children = this.steps.get(index).from(branch);
		return children != null
				&& (children.isEmpty() || children.stream().anyMatch((child) -> fits(child, index + 1)));
	}

	Stream<Branch> walk(Branch document) {
		Stream<Branch> branches = Stream.of(document);
		for (Step step : this.steps) {
			branches = branches.flatMap((branch) -> {
				List<Branch> children = step.from(branch);
				return (children != null) ? children.stream() : Stream.empty();
			});
		}
		return branches;
	}

	private static Step step(String text) {
		Matcher leaves = LEAVES.matcher(text);
		if (leaves.matches()) {
			return (branch) -> (branch.value() instanceof Map<?, ?>) ? leaves(branch, leaves.group(1), "") : null;
		}
		Matcher each = EACH.matcher(text);
		if (each.matches()) {
			String keys = each.group(2);
			return (keys != null) ? (branch) -> some(branch, each.group(1), List.of(keys.split("\\|")))
					: (branch) -> entries(branch, each.group(1));
		}
		Matcher named = NAMED.matcher(text);
		if (named.matches()) {
			return (branch) -> List.of(branch.named(named.group(1), branch.child(named.group(2))));
		}
		Matcher given = GIVEN.matcher(text);
		if (given.matches()) {
			boolean wanted = "?".equals(given.group(1));
			return (branch) -> ((branch.names().get(given.group(2)) != null) == wanted) ? List.of(branch) : null;
		}
		if (text.startsWith("?")) {
			return (branch) -> (branch.child(text.substring(1)) != null) ? List.of(branch) : null;
		}
		if (text.startsWith("!")) {
			return (branch) -> (branch.child(text.substring(1)) == null) ? List.of(branch) : null;
		}
		return "*".equals(text) ? TreePath::children : (branch) -> child(branch, text);
	}

	private static @Nullable List<Branch> child(Branch branch, String key) {
		Object child = branch.child(key);
		return (child != null) ? List.of(branch.to(child)) : null;
	}

	private static @Nullable List<Branch> children(Branch branch) {
		if (branch.value() instanceof List<?> list) {
			return list.stream().map(branch::to).toList();
		}
		return (branch.value() instanceof Map<?, ?> map) ? map.values().stream().map(branch::to).toList() : null;
	}

	private static @Nullable List<Branch> entries(Branch branch, String name) {
		return (branch.value() instanceof Map<?, ?> map) ? map.entrySet()
			.stream()
			.map((entry) -> branch.to(entry.getValue()).named(name, entry.getKey()))
			.toList() : null;
	}

	private static @Nullable List<Branch> some(Branch branch, String name, List<String> keys) {
		List<String> there = keys.stream().filter((key) -> branch.child(key) != null).toList();
		return there.isEmpty() ? null
				: there.stream().map((key) -> branch.to(branch.child(key)).named(name, key)).toList();
	}

	private static List<Branch> leaves(Branch branch, String name, String path) {
		List<Branch> leaves = new ArrayList<>();
		if (branch.value() instanceof Map<?, ?> map && !map.isEmpty()) {
			map.forEach((key, value) -> leaves
				.addAll(leaves(branch.to(value), name, StringUtils.hasLength(path) ? path + "." + key : "" + key)));
		}
		else if (branch.value() instanceof List<?> list && list.stream().anyMatch((value) -> value instanceof Map)) {
			for (int i = 0; i < list.size(); i++) {
				leaves.addAll(leaves(branch.to(list.get(i)), name, path + "[" + i + "]"));
			}
		}
		else if (!path.isEmpty()) {
			leaves.add(branch.named(name, path));
		}
		return leaves;
	}

	/**
	 * A step of a path.
	 */
	@FunctionalInterface
	private interface Step {

		/**
		 * Make the step.
		 * @param branch where it begins
		 * @return where it leads to, {@code null} if it is impossible
		 */
		@Nullable List<Branch> from(Branch branch);

	}

}
