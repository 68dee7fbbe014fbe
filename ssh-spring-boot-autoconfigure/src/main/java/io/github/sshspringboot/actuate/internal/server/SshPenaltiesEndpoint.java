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

package io.github.sshspringboot.actuate.internal.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} to show and clear the penalties of clients' addresses.
 *
 * @since 0.1.0
 */
@Endpoint(id = "sshpenalties")
public class SshPenaltiesEndpoint {

	private final SshPenalties penalties;

	public SshPenaltiesEndpoint(SshPenalties penalties) {
		this.penalties = penalties;
	}

	@ReadOperation
	public PenaltiesDescriptor penalties() {
		return new PenaltiesDescriptor(this.penalties.list().stream().map(PenaltyDescriptor::of).toList());
	}

	@DeleteOperation
	public ClearedDescriptor clearPenalties() {
		int count = this.penalties.list().size();
		this.penalties.clear();
		return new ClearedDescriptor(count);
	}

	@DeleteOperation
	public @Nullable ClearedDescriptor clearPenalty(@Selector String address) {
		return this.penalties.clear(parse(address)) ? new ClearedDescriptor(1) : null;
	}

	private static InetAddress parse(String address) {
		try {
			return AddressBlock.of(address).address();
		}
		catch (IllegalArgumentException ex) {
			String reason = "'" + address + "' is not an IP address, such as 192.0.2.7 or 2001:db8::7";
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

	/**
	 * Description of all penalties, the longest first.
	 */
	public record PenaltiesDescriptor(List<PenaltyDescriptor> penalties) implements OperationResponseBody {

	}

	/**
	 * Description of a penalty. The reason is that of its last part, and an enforced
	 * penalty is one because of which connections are refused.
	 */
	public record PenaltyDescriptor(String source, SshPenaltyReason reason, Instant until, boolean enforced) {

		private static PenaltyDescriptor of(SshPenalty penalty) {
			return new PenaltyDescriptor(penalty.source().toString(), penalty.reason(), penalty.until(),
					penalty.enforced());
		}

	}

	/**
	 * Number of penalties that were cleared.
	 */
	public record ClearedDescriptor(int cleared) implements OperationResponseBody {

	}

}
