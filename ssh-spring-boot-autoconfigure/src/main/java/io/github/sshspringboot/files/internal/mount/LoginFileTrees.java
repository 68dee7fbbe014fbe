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

package io.github.sshspringboot.files.internal.mount;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSource;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.LogFactory;

/**
 * {@link FileTrees} of mounts and other sources. Where several have the same path, the
 * later one wins.
 */
public final class LoginFileTrees implements FileTrees {

	private final FailureLog failures = new FailureLog(LogFactory.getLog(LoginFileTrees.class), Clock.systemUTC());

	private final Locations locations = new Locations();

	private final List<SshFileSystems> fileSystems;

	private final List<FileSource> sources;

	public LoginFileTrees(List<SshFileSystems> fileSystems, List<FileSource> sources) {
		this.fileSystems = List.copyOf(fileSystems);
		this.sources = List.copyOf(sources);
	}

	@Override
	public boolean isOffered() {
		return !this.fileSystems.isEmpty() || !this.sources.stream().allMatch(FileSource::isEmpty);
	}

	@Override
	public FileTree open(SshConnection connection) throws IOException {
		LoginTree tree = new LoginTree();
		try {
			mounts(connection).forEach((path, mount) -> tree.put(path, new MountTree(mount, this.locations)));
			for (FileSource source : this.sources) {
				source.open(connection).forEach(tree::put);
			}
			return tree;
		}
		catch (IOException | RuntimeException ex) {
			tree.close();
			this.failures.error("The files of a login cannot be opened: " + ex, ex);
			throw new AccessDeniedException("/");
		}
	}

	private Map<FilePath, SshMount> mounts(SshConnection connection) {
		Map<FilePath, SshMount> mounts = new LinkedHashMap<>();
		for (SshFileSystems files : this.fileSystems) {
			files.getMounts(connection).forEach((mount) -> mounts.put(FilePath.of(mount.path()), mount));
		}
		for (FilePath outer : mounts.keySet()) {
			for (FilePath inner : mounts.keySet()) {
				if (inner.names().size() > outer.names().size()
						&& inner.names().subList(0, outer.names().size()).equals(outer.names())) {
					throw new IllegalStateException("The mount " + inner + " is inside the mount " + outer);
				}
			}
		}
		return mounts;
	}

}
