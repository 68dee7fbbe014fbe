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

import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.files.internal.scp.ScpExecHandler;
import io.github.sshspringboot.server.internal.SshSessionHandler;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Takes the lines of {@code scp} out of those that are commands, if there are files.
 *
 * @param trees the files
 * @param enabled whether to serve them by the protocol of {@code scp}
 */
record ScpLines(FileTrees trees, boolean enabled) {

	static SshSessionHandler takeFrom(SshSessionHandler commands, ObjectProvider<ScpLines> scp) {
		ScpLines lines = scp.getIfAvailable();
		return (lines != null) ? new ScpExecHandler(commands, lines.trees(), lines.enabled()) : commands;
	}

}
