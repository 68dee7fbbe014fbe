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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;

import io.github.sshspringboot.files.internal.FailureText;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;

/**
 * {@link SshSubsystemHandler} that serves the files of a login by SFTP.
 */
public final class SftpSubsystem implements SshSubsystemHandler {

	private final FileTrees trees;

	public SftpSubsystem(FileTrees trees) {
		this.trees = trees;
	}

	@Override
	public boolean supports(String subsystem) {
		return SFTP.equals(subsystem) && this.trees.isOffered();
	}

	@Override
	public boolean hasOwnThread() {
		return true;
	}

	@Override
	public ExitStatus handle(SshSession session) throws IOException {
		try (FileTree tree = this.trees.open(session.getConnection())) {
			return new SftpSession(session, tree).run();
		}
		catch (FileSystemException ex) {
			session.getError().write((FailureText.describe(ex) + '\n').getBytes(StandardCharsets.UTF_8));
			return ExitStatus.FAILURE;
		}
	}

}
