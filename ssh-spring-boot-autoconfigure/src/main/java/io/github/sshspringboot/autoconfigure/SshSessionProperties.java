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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Configuration properties} for SSH sessions.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.session")
public class SshSessionProperties {

	/**
	 * Names of environment variables to accept from clients. '*' matches any characters.
	 */
	private List<String> acceptEnv = new ArrayList<>(List.of("LANG", "LC_*"));

	public List<String> getAcceptEnv() {
		return this.acceptEnv;
	}

	public void setAcceptEnv(List<String> acceptEnv) {
		this.acceptEnv = acceptEnv;
	}

}
