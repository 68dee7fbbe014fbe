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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.files.SshMount;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the files that users see over SFTP and SCP.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.sftp")
public class SshSftpProperties {

	/**
	 * Directories that users see. Without any, and without an SshFileSystems bean or a
	 * method with @SshFile, there is no file transfer.
	 */
	private List<Mount> mounts = new ArrayList<>();

	public List<Mount> getMounts() {
		return this.mounts;
	}

	public void setMounts(List<Mount> mounts) {
		this.mounts = mounts;
	}

	/**
	 * A directory that users see.
	 */
	public static class Mount {

		/**
		 * Path that clients use, such as '/inbox', or '/' if there is no other mount.
		 */
		private @Nullable String path;

		/**
		 * Location of the directory, such as 'file:/srv/inbox/{username}', or
		 * 'classpath:reports', which is read-only. '{username}' stands for the user and
		 * must be a whole name of the path.
		 */
		private @Nullable String location;

		/**
		 * Whether to create the directory on first use if it does not exist.
		 */
		private boolean create;

		/**
		 * What users may do: 'read-only', 'read-write', or 'upload-only' for a drop box
		 * in which nothing can be read, listed, overwritten, renamed or removed.
		 */
		private SshMount.Access access = SshMount.Access.READ_ONLY;

		/**
		 * Authorities of which a user needs one to see the mount. By default, every user
		 * sees it.
		 */
		private List<String> authorities = new ArrayList<>();

		/**
		 * Maximum size of a file. By default, there is no limit.
		 */
		private @Nullable DataSize maxFileSize;

		/**
		 * Maximum number of files and directories in the location. By default, there is
		 * no limit.
		 */
		private @Nullable Integer maxFiles;

		/**
		 * Maximum size of all files in the location. By default, there is no limit.
		 */
		private @Nullable DataSize quota;

		/**
		 * Whether a new file stays if its upload is interrupted, so that a client can
		 * resume it. By default, files are seen only when they are whole.
		 */
		private boolean keepPartial;

		public @Nullable String getPath() {
			return this.path;
		}

		public void setPath(@Nullable String path) {
			this.path = path;
		}

		public @Nullable String getLocation() {
			return this.location;
		}

		public void setLocation(@Nullable String location) {
			this.location = location;
		}

		public boolean isCreate() {
			return this.create;
		}

		public void setCreate(boolean create) {
			this.create = create;
		}

		public SshMount.Access getAccess() {
			return this.access;
		}

		public void setAccess(SshMount.Access access) {
			this.access = access;
		}

		public List<String> getAuthorities() {
			return this.authorities;
		}

		public void setAuthorities(List<String> authorities) {
			this.authorities = authorities;
		}

		public @Nullable DataSize getMaxFileSize() {
			return this.maxFileSize;
		}

		public void setMaxFileSize(@Nullable DataSize maxFileSize) {
			this.maxFileSize = maxFileSize;
		}

		public @Nullable Integer getMaxFiles() {
			return this.maxFiles;
		}

		public void setMaxFiles(@Nullable Integer maxFiles) {
			this.maxFiles = maxFiles;
		}

		public @Nullable DataSize getQuota() {
			return this.quota;
		}

		public void setQuota(@Nullable DataSize quota) {
			this.quota = quota;
		}

		public boolean isKeepPartial() {
			return this.keepPartial;
		}

		public void setKeepPartial(boolean keepPartial) {
			this.keepPartial = keepPartial;
		}

	}

}
