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

package io.github.sshspringboot.security.internal.key;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshCertificate;

import org.springframework.util.Assert;

/**
 * The revoked certificates of an authority. Serial numbers are unsigned. A certificate
 * with the number 0 has none, so it cannot be revoked by number.
 */
final class RevokedCertificates implements Predicate<SshCertificate> {

	private final Set<String> keyIds = new HashSet<>();

	private final Set<Long> serials = new HashSet<>();

	private final List<Range> ranges = new ArrayList<>();

	private final List<Bitmap> bitmaps = new ArrayList<>();

	void addKeyId(String keyId) {
		this.keyIds.add(keyId);
	}

	void addSerial(long serial) {
		Assert.isTrue(serial != 0, "it has a serial number 0");
		this.serials.add(serial);
	}

	void addRange(long first, long last) {
		Assert.isTrue(first != 0 && Long.compareUnsigned(first, last) <= 0, "it has a malformed range");
		this.ranges.add(new Range(first, last));
	}

	void addBitmap(long offset, BigInteger bits) {
		Assert.isTrue(offset != 0 || !bits.testBit(0), "it has a serial number 0");
		Assert.isTrue(bits.signum() == 0 || Long.compareUnsigned(offset + bits.bitLength() - 1, offset) >= 0,
				"it has a malformed bitmap");
		this.bitmaps.add(new Bitmap(offset, bits));
	}

	@Override
	public boolean test(SshCertificate certificate) {
		long serial = certificate.getSerial();
		return this.keyIds.contains(certificate.getKeyId()) || (serial != 0
				&& (this.serials.contains(serial) || this.ranges.stream().anyMatch((range) -> range.contains(serial))
						|| this.bitmaps.stream().anyMatch((bitmap) -> bitmap.contains(serial))));
	}

	private record Range(long first, long last) {

		boolean contains(long serial) {
			return Long.compareUnsigned(serial, this.first) >= 0 && Long.compareUnsigned(serial, this.last) <= 0;
		}

	}

	private record Bitmap(long offset, BigInteger bits) {

		boolean contains(long serial) {
			long index = serial - this.offset;
			return Long.compareUnsigned(serial, this.offset) >= 0
					&& Long.compareUnsigned(index, this.bits.bitLength()) < 0 && this.bits.testBit((int) index);
		}

	}

}
