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

/**
 * The user's terminal. A command method may have a parameter of this type. When the
 * client asked for no terminal, it is {@code null} if it is declared nullable, else a
 * terminal without a user: every question fails at once with status 2 and a message that
 * says which option answers it. To be used on the thread of the command.
 *
 * @since 0.1.0
 */
public interface SshTerminal {

	/**
	 * The type of the terminal, as the client's {@code TERM} names it.
	 * @return the type, such as {@code xterm-256color}
	 */
	String getType();

	/**
	 * The width at this moment.
	 * @return the number of columns, 80 if the client told none
	 */
	int getColumns();

	/**
	 * The height at this moment.
	 * @return the number of rows, 24 if the client told none
	 */
	int getRows();

	/**
	 * How many colours the terminal has.
	 * @return the number of colours, 0 for a terminal without them and where the user's
	 * {@code NO_COLOR} wants none
	 */
	int getColors();

	/**
	 * Call back when the size has changed, until the command has ended. Called on a
	 * thread of its own.
	 * @param callback the callback
	 */
	void onResize(Runnable callback);

	/**
	 * Whether there is a user who can be asked.
	 * @return {@code false} if the client asked for no terminal
	 */
	boolean isInteractive();

	/**
	 * Ask a question that is answered by yes or no. No answer, and any that is not yes,
	 * means no.
	 * @param question the question
	 * @param option the option that answers it, such as {@code --yes}
	 * @return whether the answer is yes
	 * @throws SshCommandException if there is nobody to ask, or the user interrupts
	 */
	boolean confirm(String question, String option);

	/**
	 * Ask for a line of text.
	 * @param question the question
	 * @param option the option that answers it
	 * @return the answer, which may be empty
	 * @throws SshCommandException if there is nobody to ask, or the user interrupts
	 */
	String ask(String question, String option);

	/**
	 * Ask for a secret, which is not echoed.
	 * @param question the question
	 * @param option the option that answers it
	 * @return the answer, which may be empty
	 * @throws SshCommandException if there is nobody to ask, or the user interrupts
	 */
	String askSecretly(String question, String option);

	/**
	 * Let the user choose from a list, by number or by text. Asks until one is chosen.
	 * @param question the question
	 * @param choices what to choose from, not empty
	 * @param option the option that answers it
	 * @return one of the choices
	 * @throws SshCommandException if there is nobody to ask, or the user interrupts
	 */
	String choose(String question, List<String> choices, String option);

	/**
	 * Show a progress bar until it is closed. Nothing is shown without a terminal.
	 * @param title what is being done
	 * @param total how much there is to do, in any unit
	 * @return the progress
	 */
	SshProgress startProgress(String title, long total);

	/**
	 * Show that something is being done of which nobody knows how long it takes. Nothing
	 * is shown without a terminal.
	 * @param title what is being done
	 * @return the progress
	 */
	SshProgress startSpinner(String title);

	/**
	 * Open a view that is drawn anew in place, also when the size changes.
	 * @return the view
	 */
	SshLiveView openLiveView();

}
