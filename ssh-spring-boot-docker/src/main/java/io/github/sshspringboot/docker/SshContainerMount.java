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

package io.github.sshspringboot.docker;

import org.springframework.util.Assert;

/**
 * What of the host is in a container.
 *
 * @param source the absolute path of a directory or file of the host, which has to exist,
 * or the name of a volume of the engine
 * @param target the absolute path in the container
 * @param readOnly whether the container cannot change it
 * @since 0.1.0
 */
public record SshContainerMount(String source, String target, boolean readOnly) {

	public SshContainerMount {
		Assert.hasText(source, "'source' must not be empty");
		Assert.isTrue(target.startsWith("/"), "'target' must be an absolute path");
	}

	/**
	 * Return whether the source is a volume of the engine.
	 * @return whether it is no path of the host
	 */
	public boolean isVolume() {
		return !this.source.startsWith("/");
	}

}
