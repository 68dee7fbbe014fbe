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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.FileSystemUtils;

/**
 * Gives the constructor of a test class a sample application that runs for all its tests,
 * with the key of each user registered.
 */
class RunningSample implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Sample.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getStore(ExtensionContext.Namespace.create(RunningSample.class))
			.computeIfAbsent(Running.class).sample;
	}

	private static final class Running implements AutoCloseable {

		private final Path data;

		private final Sample sample;

		Running() {
			try {
				this.data = Files.createTempDirectory("sample");
				this.sample = Sample.start(this.data);
				this.sample.authorize("operator", Clients.key("operator").publicKeys());
				this.sample.authorize("customer", Clients.key("customer").publicKeys());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.sample.close();
			FileSystemUtils.deleteRecursively(this.data);
		}

	}

}
