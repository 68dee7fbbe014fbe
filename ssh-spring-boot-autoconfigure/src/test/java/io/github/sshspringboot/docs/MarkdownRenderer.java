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

package io.github.sshspringboot.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;

import org.springframework.stereotype.Component;

/**
 * Example of the page on commands.
 */
@Component
class MarkdownRenderer implements SshResultRenderer {

	@Override
	public String getFormat() {
		return "markdown";
	}

	@Override
	public void render(SshResult result, OutputStream output) throws IOException {
		while (result.values().hasNext()) {
			output.write(("* " + result.values().next() + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

}
