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

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digest of a file that is written from its beginning to its end, as clients
 * do.
 */
final class UploadDigest {

	private final MessageDigest digest;

	private long length;

	private boolean inOrder = true;

	UploadDigest() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	synchronized void update(ByteBuffer bytes, long position) {
		this.inOrder = this.inOrder && position == this.length;
		if (this.inOrder) {
			this.length += bytes.remaining();
			this.digest.update(bytes);
		}
	}

	/**
	 * Note that the file was cut or extended to a size.
	 */
	synchronized void resized(long size) {
		this.inOrder = this.inOrder && size == this.length;
	}

	/**
	 * Return the digest of a whole file in hexadecimal, or {@code null} if the file is
	 * not what was written in order.
	 */
	synchronized @Nullable String of(long size) {
		return (this.inOrder && this.length == size) ? HexFormat.of().formatHex(this.digest.digest()) : null;
	}

}
