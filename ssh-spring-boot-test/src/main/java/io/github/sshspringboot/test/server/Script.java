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

package io.github.sshspringboot.test.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The answers to commands. Later ones win.
 */
final class Script {

	private static final Answer ECHO = new Answer((exchange) -> {
		exchange.print(exchange.line() + "\n");
		return 0;
	}, null);

	private final List<Stub> stubs = new CopyOnWriteArrayList<>();

	private final Map<String, SshExecHandler> subsystems = new ConcurrentHashMap<>();

	private volatile @Nullable SshExecHandler shell;

	Script() {
	}

	Script(Script source) {
		this.stubs.addAll(source.stubs);
		this.subsystems.putAll(source.subsystems);
		this.shell = source.shell;
	}

	<T> SshExecStub<T> on(T owner, Pattern pattern) {
		return new SshExecStub<>(owner, (handler) -> this.stubs.add(0, new Stub(pattern, handler)),
				() -> this.stubs.add(0, new Stub(pattern, null)));
	}

	void shell(SshExecHandler handler) {
		this.shell = handler;
	}

	void subsystem(String name, SshExecHandler handler) {
		this.subsystems.put(name, handler);
	}

	@Nullable SshExecHandler shell() {
		return this.shell;
	}

	@Nullable SshExecHandler subsystem(String name) {
		return this.subsystems.get(name);
	}

	/**
	 * Return the answer to a line: an echo if there is none.
	 */
	Answer find(String line) {
		for (Stub stub : this.stubs) {
			Matcher matcher = stub.pattern.matcher(line);
			if (matcher.matches()) {
				return new Answer(stub.handler, matcher.toMatchResult());
			}
		}
		return ECHO;
	}

	/**
	 * An answer.
	 *
	 * @param handler the handler, or {@code null} to refuse
	 * @param match what the pattern matched
	 */
	record Answer(@Nullable SshExecHandler handler, @Nullable MatchResult match) {
	}

	private record Stub(Pattern pattern, @Nullable SshExecHandler handler) {
	}

}
