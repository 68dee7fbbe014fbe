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

package io.github.sshspringboot.face;

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.face.internal.InternalType;

/**
 * Names what is internal in each place where a public type must not, for a test of the
 * rules.
 *
 * @param <T> a type that is internal
 */
public abstract class LeakingType<T extends InternalType> {

	protected InternalType[] field;

	private InternalType hidden;

	protected LeakingType(InternalType parameter) {
		this.hidden = parameter;
	}

	public abstract Map<String, List<? extends InternalType>> result();

	abstract InternalType hidden();

	/**
	 * A supertype that is internal.
	 */
	public static class Subtype extends InternalType {

	}

	/**
	 * A member of an annotation that is internal.
	 */
	public @interface Marker {

		Class<? extends InternalType> value();

	}

}
