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

package io.github.sshspringboot.files;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * A directory that a user sees over SFTP and SCP. The directory can be in any
 * {@link java.nio.file.FileSystem}; nothing outside of it can be reached, and symbolic
 * links in it are not seen.
 *
 * @param path the path that clients use, such as {@code /inbox}, or {@code /} for all
 * paths
 * @param location the existing directory
 * @param access what the user may do
 * @param maxFileSize the size that no file may exceed, or {@code null} for no limit
 * @param maxFiles the number of files and directories that the location may hold, or
 * {@code null} for no limit
 * @param quota the bytes that all files of the location may have, or {@code null} for no
 * limit
 * @param keepPartial whether a new file stays if its upload is interrupted, so that a
 * client can resume it
 * @since 0.1.0
 */
public record SshMount(String path, Path location, Access access, @Nullable DataSize maxFileSize,
		@Nullable Integer maxFiles, @Nullable DataSize quota, boolean keepPartial) {

	/**
	 * Create a mount.
	 * @throws IllegalArgumentException if the path is not absolute, contains empty names,
	 * {@code .} or {@code ..}, or ends with a slash, or if a limit is not positive
	 */
	public SshMount {
		Assert.isTrue(path.equals("/") || path.matches("(/(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+)+"),
				() -> "'" + path + "' is not an absolute path without a slash at its end, '.' and '..'");
		Assert.isTrue(maxFileSize == null || maxFileSize.toBytes() > 0, "maxFileSize must be positive");
		Assert.isTrue(maxFiles == null || maxFiles > 0, "maxFiles must be positive");
		Assert.isTrue(quota == null || quota.toBytes() > 0, "quota must be positive");
	}

	/**
	 * Create a read-only mount without limits.
	 * @param path the path that clients use
	 * @param location the existing directory
	 * @return the mount
	 */
	public static SshMount of(String path, Path location) {
		return new SshMount(path, location, Access.READ_ONLY, null, null, null, false);
	}

	/**
	 * Return this mount with another access.
	 * @param access what the user may do
	 * @return the changed mount
	 */
	public SshMount withAccess(Access access) {
		return new SshMount(this.path, this.location, access, this.maxFileSize, this.maxFiles, this.quota,
				this.keepPartial);
	}

	/**
	 * Return this mount with other limits.
	 * @param maxFileSize the size that no file may exceed, or {@code null}
	 * @param maxFiles the number of files and directories, or {@code null}
	 * @param quota the bytes of all files, or {@code null}
	 * @return the changed mount
	 */
	public SshMount withLimits(@Nullable DataSize maxFileSize, @Nullable Integer maxFiles, @Nullable DataSize quota) {
		return new SshMount(this.path, this.location, this.access, maxFileSize, maxFiles, quota, this.keepPartial);
	}

	/**
	 * Return this mount with a choice for interrupted uploads.
	 * @param keepPartial whether a new file stays if its upload is interrupted
	 * @return the changed mount
	 */
	public SshMount withKeepPartial(boolean keepPartial) {
		return new SshMount(this.path, this.location, this.access, this.maxFileSize, this.maxFiles, this.quota,
				keepPartial);
	}

	/**
	 * What a user may do with the files of a mount.
	 */
	public enum Access {

		/**
		 * List and read.
		 */
		READ_ONLY,

		/**
		 * List, read, upload, change, rename and remove.
		 */
		READ_WRITE,

		/**
		 * Upload new files and create directories, and nothing else.
		 */
		UPLOAD_ONLY

	}

}
