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

package io.github.sshspringboot.autoconfigure.actuate;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Configuration properties} for the audit of SSH.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.audit")
public class SshAuditProperties {

	/**
	 * Whether audit events of commands include what users typed after the name of the
	 * command. Values of secret options are masked; other arguments may be confidential
	 * too.
	 */
	private boolean includeArguments;

	public boolean isIncludeArguments() {
		return this.includeArguments;
	}

	public void setIncludeArguments(boolean includeArguments) {
		this.includeArguments = includeArguments;
	}

}
