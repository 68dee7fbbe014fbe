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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.session.internal.recording.CastFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * {@link ConfigurationProperties Configuration properties} for recordings of sessions.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.recording")
public class SshRecordingProperties {

	/**
	 * Sessions to record: 'none', 'shells', 'exec' (command lines), or 'all', which also
	 * are subsystems other than 'sftp'.
	 */
	private Sessions sessions = Sessions.NONE;

	/**
	 * Names of the users whose sessions are recorded, with '*' for any characters. By
	 * default, those of all users are.
	 */
	private List<String> users = new ArrayList<>();

	/**
	 * Authorities of which a user needs one for his sessions to be recorded. By default,
	 * those of all users are.
	 */
	private List<String> authorities = new ArrayList<>();

	/**
	 * Names of the backends whose sessions are recorded. By default, those of all
	 * backends are.
	 */
	private List<String> backends = new ArrayList<>();

	/**
	 * Directory of the recordings, which is created if it does not exist.
	 */
	private @Nullable Path location;

	/**
	 * Format of new recordings.
	 */
	private CastFormat format = CastFormat.ASCIICAST_V3;

	/**
	 * Whether to record what users type, except secrets. Only what the commands and the
	 * shell of the application read can be recorded.
	 */
	private boolean input;

	/**
	 * Maximum size of a recording.
	 */
	private @Nullable DataSize maxSize = DataSize.ofGigabytes(1);

	/**
	 * What happens to a session that cannot be recorded, or not any further.
	 */
	private OnFailure onFailure = OnFailure.END_SESSION;

	/**
	 * Line to show at the start of shells that are recorded, empty for none.
	 */
	private String notice = "This session is recorded.";

	/**
	 * Authorities of which a user needs one to list and read recordings. By default,
	 * nobody does.
	 */
	private List<String> readerAuthorities = new ArrayList<>();

	private final Retention retention = new Retention();

	private final S3 s3 = new S3();

	public Sessions getSessions() {
		return this.sessions;
	}

	public void setSessions(Sessions sessions) {
		this.sessions = sessions;
	}

	public List<String> getUsers() {
		return this.users;
	}

	public void setUsers(List<String> users) {
		this.users = users;
	}

	public List<String> getAuthorities() {
		return this.authorities;
	}

	public void setAuthorities(List<String> authorities) {
		this.authorities = authorities;
	}

	public List<String> getBackends() {
		return this.backends;
	}

	public void setBackends(List<String> backends) {
		this.backends = backends;
	}

	public @Nullable Path getLocation() {
		return this.location;
	}

	public void setLocation(@Nullable Path location) {
		this.location = location;
	}

	public CastFormat getFormat() {
		return this.format;
	}

	public void setFormat(CastFormat format) {
		this.format = format;
	}

	public boolean isInput() {
		return this.input;
	}

	public void setInput(boolean input) {
		this.input = input;
	}

	public @Nullable DataSize getMaxSize() {
		return this.maxSize;
	}

	public void setMaxSize(@Nullable DataSize maxSize) {
		this.maxSize = maxSize;
	}

	public OnFailure getOnFailure() {
		return this.onFailure;
	}

	public void setOnFailure(OnFailure onFailure) {
		this.onFailure = onFailure;
	}

	public String getNotice() {
		return this.notice;
	}

	public void setNotice(String notice) {
		this.notice = notice;
	}

	public List<String> getReaderAuthorities() {
		return this.readerAuthorities;
	}

	public void setReaderAuthorities(List<String> readerAuthorities) {
		this.readerAuthorities = readerAuthorities;
	}

	public Retention getRetention() {
		return this.retention;
	}

	public S3 getS3() {
		return this.s3;
	}

	/**
	 * Which sessions are recorded.
	 */
	public enum Sessions {

		/** None. */
		NONE,

		/** Shells. */
		SHELLS,

		/** Command lines. */
		EXEC,

		/** Shells, command lines, and subsystems other than {@code sftp}. */
		ALL

	}

	/**
	 * What happens to a session that cannot be recorded.
	 */
	public enum OnFailure {

		/** The session is refused, or ends. */
		END_SESSION,

		/** The session goes on without the recording. */
		CONTINUE

	}

	/**
	 * How long recordings are kept.
	 */
	public static class Retention {

		/**
		 * Age after which recordings are deleted, counted from their end. By default,
		 * they are kept.
		 */
		@DurationUnit(ChronoUnit.DAYS)
		private @Nullable Duration maxAge;

		/**
		 * Maximum size of all recordings together, beyond which the oldest ones of the
		 * users who have most are deleted. By default, there is no limit.
		 */
		private @Nullable DataSize maxTotalSize;

		public @Nullable Duration getMaxAge() {
			return this.maxAge;
		}

		public void setMaxAge(@Nullable Duration maxAge) {
			this.maxAge = maxAge;
		}

		public @Nullable DataSize getMaxTotalSize() {
			return this.maxTotalSize;
		}

		public void setMaxTotalSize(@Nullable DataSize maxTotalSize) {
			this.maxTotalSize = maxTotalSize;
		}

	}

	/**
	 * Storage with the API of Amazon S3.
	 */
	public static class S3 {

		/**
		 * Bucket to which recordings are uploaded at their end. Until then, and as long
		 * as the bucket cannot be reached, they are in 'ssh.recording.location'.
		 */
		private @Nullable String bucket;

		/**
		 * What the keys of recordings begin with, such as a directory.
		 */
		private String prefix = "";

		/**
		 * Region of the bucket. By default, that which the AWS SDK finds. Without effect,
		 * like 'endpoint' and 'path-style', if there is an S3Client bean.
		 */
		private @Nullable String region;

		/**
		 * URL of a storage other than that of Amazon.
		 */
		private @Nullable URI endpoint;

		/**
		 * Whether the name of the bucket is part of the path rather than of the host.
		 */
		private boolean pathStyle;

		public @Nullable String getBucket() {
			return this.bucket;
		}

		public void setBucket(@Nullable String bucket) {
			this.bucket = bucket;
		}

		public String getPrefix() {
			return this.prefix;
		}

		public void setPrefix(String prefix) {
			this.prefix = prefix;
		}

		public @Nullable String getRegion() {
			return this.region;
		}

		public void setRegion(@Nullable String region) {
			this.region = region;
		}

		public @Nullable URI getEndpoint() {
			return this.endpoint;
		}

		public void setEndpoint(@Nullable URI endpoint) {
			this.endpoint = endpoint;
		}

		public boolean isPathStyle() {
			return this.pathStyle;
		}

		public void setPathStyle(boolean pathStyle) {
			this.pathStyle = pathStyle;
		}

	}

}
