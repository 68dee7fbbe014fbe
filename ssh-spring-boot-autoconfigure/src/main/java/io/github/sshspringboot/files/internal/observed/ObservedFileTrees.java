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

package io.github.sshspringboot.files.internal.observed;

import java.io.IOException;

import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.SshConnection;

/**
 * {@link FileTrees} whose observers are told what is done.
 *
 * @param trees the files
 * @param observers those who are told
 */
public record ObservedFileTrees(FileTrees trees, FileObservers observers) implements FileTrees {

	@Override
	public boolean isOffered() {
		return this.trees.isOffered();
	}

	@Override
	public FileTree open(SshConnection connection) throws IOException {
		return this.observers.observe(this.trees.open(connection), connection);
	}

}
