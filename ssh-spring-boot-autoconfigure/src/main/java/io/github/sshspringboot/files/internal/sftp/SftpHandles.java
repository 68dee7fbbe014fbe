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

import java.util.HashMap;
import java.util.Map;

import io.github.sshspringboot.files.internal.sftp.SftpHandle.DirectoryHandle;
import io.github.sshspringboot.files.internal.sftp.SftpHandle.FileHandle;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The open files and directories of a session. A number is not used again, so that a
 * handle which is closed is never another file.
 */
final class SftpHandles implements AutoCloseable {

	/** The number of handles that a session may have. */
	static final int MAX = 100;

	private static final Log logger = LogFactory.getLog(SftpHandles.class);

	private final Map<Integer, SftpHandle> handles = new HashMap<>();

	private int last;

	void checkRoom() throws SftpException {
		if (this.handles.size() >= MAX) {
			throw new SftpException(SftpStatus.FAILURE, "Too many open files");
		}
	}

	int add(SftpHandle handle) {
		this.handles.put(++this.last, handle);
		return this.last;
	}

	FileHandle getFile(int number) throws SftpException {
		if (this.handles.get(number) instanceof FileHandle file) {
			return file;
		}
		throw invalid();
	}

	DirectoryHandle getDirectory(int number) throws SftpException {
		if (this.handles.get(number) instanceof DirectoryHandle directory) {
			return directory;
		}
		throw invalid();
	}

	SftpHandle get(int number) throws SftpException {
		SftpHandle handle = this.handles.get(number);
		if (handle == null) {
			throw invalid();
		}
		return handle;
	}

	SftpHandle remove(int number) throws SftpException {
		SftpHandle handle = get(number);
		this.handles.remove(number);
		return handle;
	}

	boolean isEmpty() {
		return this.handles.isEmpty();
	}

	private static SftpException invalid() {
		return new SftpException(SftpStatus.FAILURE, "Invalid handle");
	}

	/**
	 * Abandon what is still open.
	 */
	@Override
	public void close() {
		for (SftpHandle handle : this.handles.values()) {
			try {
				handle.close();
			}
			catch (Exception ex) {
				logger.debug("An abandoned file was not closed", ex);
			}
		}
		this.handles.clear();
	}

}
