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

package io.github.sshspringboot.server;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The modes of a terminal (RFC 4254 section 8). Their values are the codes of keys, 0 or
 * 1 for flags, and speeds.
 *
 * @since 0.1.0
 */
public enum SshTerminalMode {

	/** Key that interrupts. */
	VINTR(1),

	/** Key that quits. */
	VQUIT(2),

	/** Key that erases a character. */
	VERASE(3),

	/** Key that erases the line. */
	VKILL(4),

	/** Key that ends the input. */
	VEOF(5),

	/** Key that ends a line, in addition to the usual ones. */
	VEOL(6),

	/** Second key that ends a line. */
	VEOL2(7),

	/** Key that continues the output. */
	VSTART(8),

	/** Key that pauses the output. */
	VSTOP(9),

	/** Key that suspends. */
	VSUSP(10),

	/** Key that suspends when it is read. */
	VDSUSP(11),

	/** Key that prints the line again. */
	VREPRINT(12),

	/** Key that erases a word. */
	VWERASE(13),

	/** Key that takes the next one literally. */
	VLNEXT(14),

	/** Key that discards the output. */
	VFLUSH(15),

	/** Key that switches layers. */
	VSWTCH(16),

	/** Key that asks for the status. */
	VSTATUS(17),

	/** Key that toggles the discarding of output. */
	VDISCARD(18),

	/** Ignore parity errors. */
	IGNPAR(30),

	/** Mark parity errors. */
	PARMRK(31),

	/** Check the parity of input. */
	INPCK(32),

	/** Strip the eighth bit of input. */
	ISTRIP(33),

	/** Read newlines as carriage returns. */
	INLCR(34),

	/** Ignore carriage returns. */
	IGNCR(35),

	/** Read carriage returns as newlines. */
	ICRNL(36),

	/** Read upper case as lower case. */
	IUCLC(37),

	/** Let keys pause the output. */
	IXON(38),

	/** Let any key continue the output. */
	IXANY(39),

	/** Pause the input when there is too much. */
	IXOFF(40),

	/** Ring the bell when there is too much input. */
	IMAXBEL(41),

	/** The terminal is UTF-8 (RFC 8160). */
	IUTF8(42),

	/** Let keys send signals. */
	ISIG(50),

	/** Edit input in lines. */
	ICANON(51),

	/** Write upper case with a backslash. */
	XCASE(52),

	/** Echo input. */
	ECHO(53),

	/** Erase characters visibly. */
	ECHOE(54),

	/** Begin a new line when a line is erased. */
	ECHOK(55),

	/** Echo newlines even without echo. */
	ECHONL(56),

	/** Keep pending input after a signal. */
	NOFLSH(57),

	/** Stop background processes that write. */
	TOSTOP(58),

	/** Extended keys work. */
	IEXTEN(59),

	/** Echo control characters with a circumflex. */
	ECHOCTL(60),

	/** Erase lines visibly. */
	ECHOKE(61),

	/** Pending input is read again. */
	PENDIN(62),

	/** Process the output. */
	OPOST(70),

	/** Write lower case as upper case. */
	OLCUC(71),

	/** Write newlines with a carriage return. */
	ONLCR(72),

	/** Write carriage returns as newlines. */
	OCRNL(73),

	/** Write no carriage return in the first column. */
	ONOCR(74),

	/** A newline returns the carriage. */
	ONLRET(75),

	/** Seven bits. */
	CS7(90),

	/** Eight bits. */
	CS8(91),

	/** With parity. */
	PARENB(92),

	/** Odd parity. */
	PARODD(93),

	/** Speed of input in bits per second. */
	TTY_OP_ISPEED(128),

	/** Speed of output in bits per second. */
	TTY_OP_OSPEED(129);

	private final int opcode;

	SshTerminalMode(int opcode) {
		this.opcode = opcode;
	}

	/**
	 * Return the number of the mode in the protocol.
	 * @return the opcode
	 */
	public int getOpcode() {
		return this.opcode;
	}

	/**
	 * Return the mode with the given number.
	 * @param opcode the opcode
	 * @return the mode, or {@code null} if the number is unknown
	 */
	public static @Nullable SshTerminalMode ofOpcode(int opcode) {
		return Arrays.stream(values()).filter((mode) -> mode.opcode == opcode).findFirst().orElse(null);
	}

}
