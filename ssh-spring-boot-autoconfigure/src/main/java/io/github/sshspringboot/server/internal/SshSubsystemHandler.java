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

package io.github.sshspringboot.server.internal;

import org.jspecify.annotations.Nullable;

/**
 * Handler of the sessions that request a subsystem (RFC 4254 section 6.5).
 */
public interface SshSubsystemHandler extends SshSessionHandler {

	/** Name of the subsystem that transfers files. */
	String SFTP = "sftp";

	/**
	 * Return whether this handler serves a subsystem, such as {@code sftp}. Called on an
	 * I/O thread: must be quick and must not block.
	 */
	boolean supports(String subsystem);

	@Override
	default SshService getService(@Nullable String subsystem) {
		return SFTP.equals(subsystem) ? SshService.FILES : SshService.SUBSYSTEMS;
	}

}
