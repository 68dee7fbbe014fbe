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

/**
 * The types of messages (section 3).
 */
final class SftpMessage {

	static final int INIT = 1;

	static final int VERSION = 2;

	static final int OPEN = 3;

	static final int CLOSE = 4;

	static final int READ = 5;

	static final int WRITE = 6;

	static final int LSTAT = 7;

	static final int FSTAT = 8;

	static final int SETSTAT = 9;

	static final int FSETSTAT = 10;

	static final int OPENDIR = 11;

	static final int READDIR = 12;

	static final int REMOVE = 13;

	static final int MKDIR = 14;

	static final int RMDIR = 15;

	static final int REALPATH = 16;

	static final int STAT = 17;

	static final int RENAME = 18;

	static final int READLINK = 19;

	static final int SYMLINK = 20;

	static final int STATUS = 101;

	static final int HANDLE = 102;

	static final int DATA = 103;

	static final int NAME = 104;

	static final int ATTRS = 105;

	static final int EXTENDED = 200;

	static final int EXTENDED_REPLY = 201;

	private SftpMessage() {
	}

}
