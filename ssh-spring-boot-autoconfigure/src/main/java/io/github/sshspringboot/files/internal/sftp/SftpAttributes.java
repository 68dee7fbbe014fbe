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

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of files (section 5), without owners and groups.
 */
final class SftpAttributes {

	private static final int SIZE = 0x00000001;

	private static final int OWNER = 0x00000002;

	private static final int PERMISSIONS = 0x00000004;

	private static final int TIMES = 0x00000008;

	private static final int EXTENDED = 0x80000000;

	private static final int KNOWN = SIZE | OWNER | PERMISSIONS | TIMES | EXTENDED;

	private static final int DIRECTORY_TYPE = 0040000;

	private static final int FILE_TYPE = 0100000;

	private static final int PERMISSION_BITS = 0777;

	private static final long MAX_TIME = 0xffffffffL;

	private static final DateTimeFormatter LIST_TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter LIST_DATE = DateTimeFormatter.ofPattern("MMM ppd  uuuu", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final long RECENT_SECONDS = 182L * 24 * 60 * 60;

	private SftpAttributes() {
	}

	static void write(FileStatus status, SftpReply reply) {
		Long size = status.size();
		reply.putInt(((size != null) ? SIZE : 0) | PERMISSIONS | TIMES);
		if (size != null) {
			reply.putLong(size);
		}
		reply.putInt((status.isDirectory() ? DIRECTORY_TYPE : FILE_TYPE) | (status.permissions() & PERMISSION_BITS))
			.putInt(toTime(status.accessedAt()))
			.putInt(toTime(status.modifiedAt()));
	}

	private static int toTime(Instant time) {
		return (int) Math.max(0, Math.min(MAX_TIME, time.getEpochSecond()));
	}

	/**
	 * Read the attributes of a new file or directory, of which owner and group are
	 * ignored.
	 */
	static FileChange readNew(SftpRequest request) throws SftpException {
		return read(request, false);
	}

	/**
	 * Read the attributes to change.
	 */
	static FileChange readChange(SftpRequest request) throws SftpException {
		return read(request, true);
	}

	private static FileChange read(SftpRequest request, boolean exact) throws SftpException {
		int flags = (int) request.readInt();
		if ((flags & ~KNOWN) != 0) {
			throw SftpException.truncated();
		}
		if (exact && (flags & OWNER) != 0) {
			throw SftpException.denied("Owners and groups cannot be changed");
		}
		@Nullable Long size = ((flags & SIZE) != 0) ? request.readLong() : null;
		if ((flags & OWNER) != 0) {
			request.readInt();
			request.readInt();
		}
		@Nullable Integer permissions = ((flags & PERMISSIONS) != 0) ? (int) request.readInt() & PERMISSION_BITS : null;
		@Nullable Instant accessedAt = null;
		@Nullable Instant modifiedAt = null;
		if ((flags & TIMES) != 0) {
			accessedAt = Instant.ofEpochSecond(request.readInt());
			modifiedAt = Instant.ofEpochSecond(request.readInt());
		}
		if ((flags & EXTENDED) != 0) {
			for (long count = request.readInt(); count > 0; count--) {
				request.readBytes();
				request.readBytes();
			}
		}
		return new FileChange(size, permissions, modifiedAt, accessedAt);
	}

	/**
	 * Return a line as of {@code ls -l} that tells nothing of owner and group.
	 */
	static String toLongName(String name, FileStatus status, Instant now) {
		StringBuilder line = new StringBuilder(64 + name.length());
		line.append(status.isDirectory() ? 'd' : '-');
		for (int bit = 8; bit >= 0; bit--) {
			line.append((((status.permissions() >> bit) & 1) != 0) ? "xwr".charAt(bit % 3) : '-');
		}
		String size = (status.size() != null) ? status.size().toString() : "0";
		line.append("    1 -        -        ").append(" ".repeat(Math.max(0, 12 - size.length()))).append(size);
		Instant time = status.modifiedAt();
		boolean recent = Math.abs(now.getEpochSecond() - time.getEpochSecond()) < RECENT_SECONDS;
		(recent ? LIST_TIME : LIST_DATE).formatTo(time, line.append(' '));
		return line.append(' ').append(name).toString();
	}

}
