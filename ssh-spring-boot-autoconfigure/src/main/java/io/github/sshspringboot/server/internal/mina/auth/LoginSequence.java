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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.List;

/**
 * The progress through alternative sequences of methods, one of which must be completed.
 */
final class LoginSequence {

	private List<List<String>> remaining;

	LoginSequence(List<List<String>> alternatives) {
		this.remaining = alternatives.stream().filter((sequence) -> !sequence.isEmpty()).toList();
	}

	boolean isNext(String method) {
		return this.remaining.stream().anyMatch((sequence) -> sequence.get(0).equals(method));
	}

	/**
	 * Note that a method was passed, and return whether a sequence is complete.
	 */
	boolean pass(String method) {
		this.remaining = this.remaining.stream()
			.map((sequence) -> sequence.get(0).equals(method) ? sequence.subList(1, sequence.size()) : sequence)
			.toList();
		return this.remaining.stream().anyMatch(List::isEmpty);
	}

	/**
	 * Return the names of the methods that can continue (RFC 4252 section 5.1), separated
	 * by commas.
	 */
	String getNext() {
		return String.join(",", this.remaining.stream().map((sequence) -> sequence.get(0)).distinct().toList());
	}

}
