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

package io.github.sshspringboot.actuate.internal.endpoint.view;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Named value in a document: a map, a list or a scalar, {@code null} if it is absent. The
 * name is the key in a map or the index in a list.
 */
record DocumentNode(String name, @Nullable Object value) {

	boolean has(String key) {
		return get(key).value() != null;
	}

	/**
	 * Return the child at the end of a path of keys, without a value if there is none.
	 */
	DocumentNode get(String... path) {
		Object found = this.value;
		for (String key : path) {
			found = (found instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return new DocumentNode(path[path.length - 1], found);
	}

	/**
	 * Return the children of a child that has to be a map or a list.
	 */
	Stream<DocumentNode> each(String key) {
		DocumentNode child = get(key);
		if (!child.isMap() && !(child.value() instanceof List<?>)) {
			throw new UnexpectedDocumentException();
		}
		return child.children();
	}

	/**
	 * Return the children of a child that may be absent.
	 */
	Stream<DocumentNode> eachIfPresent(String key) {
		return get(key).children();
	}

	/**
	 * Return all values below this node at any depth, named by the path to them such as
	 * {@code disk.free} and {@code nodes[0].id}.
	 */
	Stream<DocumentNode> leaves() {
		if (!isMap()) {
			throw new UnexpectedDocumentException();
		}
		return children().flatMap(DocumentNode::leavesOrSelf);
	}

	private Stream<DocumentNode> leavesOrSelf() {
		boolean nested = children().anyMatch((child) -> isMap() || child.isMap());
		return nested ? children().map(this::below).flatMap(DocumentNode::leavesOrSelf) : Stream.of(this);
	}

	private DocumentNode below(DocumentNode child) {
		return new DocumentNode(this.name + (isMap() ? "." + child.name() : "[" + child.name() + "]"), child.value());
	}

	private boolean isMap() {
		return this.value instanceof Map<?, ?>;
	}

	/**
	 * Return the entries of a map or the elements of a list.
	 */
	Stream<DocumentNode> children() {
		if (this.value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> new DocumentNode(String.valueOf(entry.getKey()), entry.getValue()));
		}
		return (this.value instanceof List<?> list) ? IntStream.range(0, list.size())
			.mapToObj((index) -> new DocumentNode(String.valueOf(index), list.get(index))) : Stream.empty();
	}

	/**
	 * Thrown if a document does not have the shape that a table expects.
	 */
	static final class UnexpectedDocumentException extends RuntimeException {

	}

}
