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

package io.github.sshspringboot.command;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An option as completion sees it.
 *
 * @param names the names with their dashes
 * @param description what it does
 * @param hidden whether it is not to be shown
 * @param takesValue whether a value follows
 * @param values the values that it is known to take
 * @param declared the parameter that declares it, {@code null} if every command has it
 */
record CompletableOption(List<String> names, String description, boolean hidden, boolean takesValue,
		List<String> values, CommandParameter.@Nullable Option declared) {

	/**
	 * The names that completion proposes: a long one rather than its short form.
	 * @return the names
	 */
	List<String> proposals() {
		List<String> all = allNames();
		List<String> longNames = all.stream().filter((name) -> name.startsWith("--")).toList();
		return longNames.isEmpty() ? all : longNames;
	}

	/**
	 * All names, with those that deny a flag.
	 * @return the names
	 */
	List<String> allNames() {
		if (this.declared == null || !this.declared.annotation().negatable()) {
			return this.names;
		}
		return Stream.concat(this.names.stream(),
				this.names.stream().filter((name) -> name.startsWith("--")).map((name) -> "--no-" + name.substring(2)))
			.distinct()
			.toList();
	}

	boolean hasName(String name) {
		return allNames().contains(name);
	}

	boolean isSecret() {
		return this.declared != null && this.declared.annotation().secret();
	}

	/**
	 * Whether the option may stand on a command line more than once.
	 * @return whether it may be repeated
	 */
	boolean isRepeatable() {
		return this.declared != null
				&& (this.declared.annotation().counted() || CompletableValue.isMulti(this.declared));
	}

	String exclusiveGroup() {
		return (this.declared != null) ? this.declared.annotation().exclusive() : "";
	}

}
