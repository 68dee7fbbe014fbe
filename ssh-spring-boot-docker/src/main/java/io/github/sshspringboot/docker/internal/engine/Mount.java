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

package io.github.sshspringboot.docker.internal.engine;

import java.util.Locale;
import java.util.Map;

/**
 * A directory of the host or a volume in a container.
 */
public record Mount(Type type, String source, String target, boolean readOnly) {

	Map<String, Object> toJson() {
		return Map.of("Type", this.type.name().toLowerCase(Locale.ROOT), "Source", this.source, "Target", this.target,
				"ReadOnly", this.readOnly);
	}

	/**
	 * What is mounted.
	 */
	public enum Type {

		/** A directory or file of the host, which has to exist. */
		BIND,

		/** A volume of the engine, made if there is none of the name. */
		VOLUME

	}

}
