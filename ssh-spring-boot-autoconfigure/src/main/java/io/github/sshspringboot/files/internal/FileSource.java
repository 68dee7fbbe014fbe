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

package io.github.sshspringboot.files.internal;

import java.io.IOException;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;

/**
 * Files that are put into the tree of a login beside its mounts.
 */
@FunctionalInterface
public interface FileSource {

	/**
	 * Return whether there are files at all, regardless of who may see them. Must not
	 * block.
	 */
	default boolean isEmpty() {
		return false;
	}

	/**
	 * Open the trees that a login may see, by the paths that they are put at. The root of
	 * such a tree may also be a file. They are closed with the tree of the login.
	 */
	Map<FilePath, FileTree> open(SshConnection connection) throws IOException;

}
