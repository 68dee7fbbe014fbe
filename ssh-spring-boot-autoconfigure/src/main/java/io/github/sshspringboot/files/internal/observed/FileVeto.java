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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.util.List;

import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.SshFileOperation;
import io.github.sshspringboot.files.SshFileOperation.Type;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the listeners before each operation of a session.
 */
final class FileVeto {

	private static final FailureLog failures = new FailureLog(LogFactory.getLog(FileVeto.class), Clock.systemUTC());

	private final List<SshFileListener> listeners;

	private final SshConnection connection;

	FileVeto(List<SshFileListener> listeners, SshConnection connection) {
		this.listeners = listeners;
		this.connection = connection;
	}

	void check(Type type, FilePath path) throws IOException {
		check(type, path, null);
	}

	void check(Type type, FilePath path, @Nullable FilePath newPath) throws IOException {
		if (this.listeners.isEmpty()) {
			return;
		}
		SshFileOperation operation = new SshFileOperation(type, this.connection, path.toString(),
				(newPath != null) ? newPath.toString() : null);
		for (SshFileListener listener : this.listeners) {
			check(listener, operation);
		}
	}

	private static void check(SshFileListener listener, SshFileOperation operation) throws IOException {
		try {
			listener.beforeOperation(operation);
		}
		catch (AccessDeniedException ex) {
			throw new AccessDeniedException(operation.path(), null, ex.getReason());
		}
		catch (FileSystemException ex) {
			throw (ex.getReason() != null) ? new FileSystemException(operation.path(), null, ex.getReason())
					: new AccessDeniedException(operation.path());
		}
		catch (IOException ex) {
			throw new AccessDeniedException(operation.path());
		}
		catch (RuntimeException ex) {
			failures.error("A listener for files failed, so the operation is refused", ex);
			throw new AccessDeniedException(operation.path());
		}
	}

}
