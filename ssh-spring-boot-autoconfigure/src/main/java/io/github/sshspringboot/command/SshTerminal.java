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

import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshTerminalMode;

/**
 * The user's terminal. A command method may have a parameter of this type. If the client
 * did not request a terminal, the parameter is {@code null} if it is declared nullable.
 * Otherwise, it is a terminal without a user, on which every question fails immediately
 * with status 2 and a message that names the option that answers it. Must be used on the
 * thread of the command.
 *
 * @since 0.1.0
 */
public interface SshTerminal {

	/**
	 * Return the type of the terminal, which is the {@code TERM} of the client.
	 * @return the type, such as {@code xterm-256color}
	 */
	String getType();

	/**
	 * Return the current width.
	 * @return the number of columns, 80 if the client did not specify it
	 */
	int getColumns();

	/**
	 * Return the current height.
	 * @return the number of rows, 24 if the client did not specify it
	 */
	int getRows();

	/**
	 * Return the current width in pixels.
	 * @return the number of pixels, 0 if the client did not specify it
	 */
	int getPixelWidth();

	/**
	 * Return the current height in pixels.
	 * @return the number of pixels, 0 if the client did not specify it
	 */
	int getPixelHeight();

	/**
	 * Return the modes of the client's own terminal (RFC 4254 section 8), such as the key
	 * that erases a character.
	 * @return the values by mode, without modes that the client did not specify;
	 * unmodifiable
	 */
	Map<SshTerminalMode, Integer> getModes();

	/**
	 * Return the number of colours that the terminal supports.
	 * @return the number of colours, 0 for a terminal without colours and if the client
	 * sent {@code NO_COLOR}
	 */
	int getColors();

	/**
	 * Register a callback that is called whenever the size changes, until the command
	 * ends. It is called on a separate thread.
	 * @param callback the callback
	 */
	void onResize(Runnable callback);

	/**
	 * Return whether there is a user who can answer questions.
	 * @return {@code false} if the client did not request a terminal
	 */
	boolean isInteractive();

	/**
	 * Ask a yes-or-no question. Any answer other than yes, including an empty one, means
	 * no.
	 * @param question the question
	 * @param option the option that answers the question, such as {@code --yes}
	 * @return whether the answer is yes
	 * @throws SshCommandException if there is no user who can answer, or the user
	 * interrupts
	 */
	boolean confirm(String question, String option);

	/**
	 * Ask for a line of text.
	 * @param question the question
	 * @param option the option that answers the question
	 * @return the answer, which may be empty
	 * @throws SshCommandException if there is no user who can answer, or the user
	 * interrupts
	 */
	String ask(String question, String option);

	/**
	 * Ask for a secret, which is not echoed.
	 * @param question the question
	 * @param option the option that answers the question
	 * @return the answer, which may be empty
	 * @throws SshCommandException if there is no user who can answer, or the user
	 * interrupts
	 */
	String askSecretly(String question, String option);

	/**
	 * Let the user choose from a list, by number or by text. The question is repeated
	 * until the answer is one of the choices.
	 * @param question the question
	 * @param choices the choices, not empty
	 * @param option the option that answers the question
	 * @return one of the choices
	 * @throws SshCommandException if there is no user who can answer, or the user
	 * interrupts
	 */
	String choose(String question, List<String> choices, String option);

	/**
	 * Show a progress bar until it is closed. Nothing is shown without a terminal.
	 * @param title what is being done
	 * @param total the total amount of work, in any unit
	 * @return the progress
	 */
	SshProgress startProgress(String title, long total);

	/**
	 * Show a spinner for work of unknown duration until it is closed. Nothing is shown
	 * without a terminal.
	 * @param title what is being done
	 * @return the progress
	 */
	SshProgress startSpinner(String title);

	/**
	 * Open a view whose lines are redrawn in place, also when the size of the terminal
	 * changes.
	 * @return the view
	 */
	SshLiveView openLiveView();

}
