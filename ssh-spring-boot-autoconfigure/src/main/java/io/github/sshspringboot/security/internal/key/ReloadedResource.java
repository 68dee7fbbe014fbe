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

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import io.github.sshspringboot.server.internal.key.KeyFileProblem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * The content of a resource, which is read again when it may have changed.
 *
 * @param <T> the type of the parsed content
 */
final class ReloadedResource<T> {

	private static final Log logger = LogFactory.getLog(ReloadedResource.class);

	private static final int MAX_LENGTH = 64 * 1024 * 1024;

	private final Resource resource;

	private final Function<byte[], T> parser;

	private @Nullable ResourceVersion version;

	private @Nullable T content;

	private @Nullable String problem;

	/**
	 * Create a new reader. The parser throws an {@link IllegalArgumentException} if the
	 * content is malformed.
	 */
	ReloadedResource(Resource resource, Function<byte[], T> parser) {
		this.resource = resource;
		this.parser = parser;
	}

	/**
	 * Return the current content, or {@code null} if it cannot be read or is malformed,
	 * which is logged.
	 */
	synchronized @Nullable T get() {
		try {
			ResourceVersion current = ResourceVersion.of(this.resource, null);
			if (!current.equals(this.version)) {
				this.content = null;
				this.version = current;
				this.content = read(current);
				this.problem = null;
			}
		}
		catch (IOException | RuntimeException ex) {
			this.content = null;
			this.version = (ex instanceof IOException) ? null : this.version;
			report(this.resource.getDescription() + " cannot be used: " + KeyFileProblem.describe(this.resource, ex));
		}
		return this.content;
	}

	private T read(ResourceVersion current) throws IOException {
		KeyFileProblem problem = current.problem();
		if (problem != null) {
			throw new IllegalArgumentException("it " + problem.reason() + "; " + problem.action());
		}
		try (InputStream input = this.resource.getInputStream()) {
			byte[] bytes = input.readNBytes(MAX_LENGTH + 1);
			Assert.isTrue(bytes.length <= MAX_LENGTH, "it is too long");
			return this.parser.apply(bytes);
		}
	}

	private void report(String problem) {
		if (!problem.equals(this.problem)) {
			this.problem = problem;
			logger.error(problem);
		}
	}

	/**
	 * Require usable content. The message of an {@link IllegalArgumentException} says
	 * where the problem is, and why.
	 */
	synchronized void require() {
		if (get() == null) {
			throw new IllegalArgumentException(this.problem);
		}
	}

}
