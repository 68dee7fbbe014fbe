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

package io.github.sshspringboot.command.internal.io;

import java.io.OutputStream;

/**
 * Where a command writes text that others wrote, such as that of a log file, which must
 * not even colour the user's terminal.
 *
 * @param stream standard output, of which only text is left if it may reach a terminal,
 * also through a pipeline
 * @since 0.1.0
 */
public record PlainOutput(OutputStream stream) {

}
