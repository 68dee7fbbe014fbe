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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sshspringboot.server.internal.SshServerStatus;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} for what the SSH server tells each of its clients:
 * identification, algorithms and the fingerprints of its host keys.
 *
 * @since 0.1.0
 */
public class SshInfoContributor implements InfoContributor {

	private final Supplier<SshServerStatus> status;

	public SshInfoContributor(Supplier<SshServerStatus> status) {
		this.status = status;
	}

	@Override
	public void contribute(Info.Builder builder) {
		SshServerStatus.Identity identity = this.status.get().identity();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("identification", identity.identification());
		details.put("hostKeys", HostKeyDescriptor.of(identity.hostKeys()));
		details.put("algorithms", identity.algorithms());
		builder.withDetail("ssh", details);
	}

}
