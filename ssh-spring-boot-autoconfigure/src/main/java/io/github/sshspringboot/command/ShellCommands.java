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

package io.github.sshspringboot.command;

import java.io.PrintWriter;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The commands of a shell itself, such as {@code exit}. They stand in command lines like
 * those of the application. Called on the thread of a command.
 *
 * @since 0.1.0
 */
public interface ShellCommands {

	/**
	 * Run a command.
	 * @param words its words
	 * @param output standard output
	 * @return how it ended, {@code null} if it is none of the shell's
	 */
	@Nullable CommandEnd run(List<String> words, PrintWriter output);

	/**
	 * Whether a command has ended the shell, so that nothing that follows it is run.
	 * @return whether the shell ends
	 */
	boolean isLeaving();

}
