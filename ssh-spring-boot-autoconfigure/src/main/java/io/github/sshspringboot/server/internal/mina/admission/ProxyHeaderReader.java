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

package io.github.sshspringboot.server.internal.mina.admission;

import java.util.Arrays;

import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the data of a proxy until the PROXY protocol header is complete.
 */
final class ProxyHeaderReader {

	private byte[] received = new byte[0];

	/**
	 * Add received data, and return the header or {@code null} if it is not complete yet.
	 */
	@Nullable ProxyHeader read(Readable message) throws ProxyHeaderException {
		int previous = this.received.length;
		int length = message.available();
		this.received = Arrays.copyOf(this.received, previous + length);
		message.getRawBytes(this.received, previous, length);
		return ProxyHeader.parse(this.received, this.received.length);
	}

	/**
	 * Return the client's data that followed the header.
	 */
	Buffer rest(ProxyHeader header) {
		return new ByteArrayBuffer(Arrays.copyOfRange(this.received, header.length(), this.received.length));
	}

}
