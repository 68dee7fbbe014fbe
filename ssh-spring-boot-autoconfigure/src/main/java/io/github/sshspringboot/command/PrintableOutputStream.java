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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Text in UTF-8 on its way to a terminal, with blanks in the place of control characters
 * other than ends of lines and tabs.
 *
 * @since 0.1.0
 */
public final class PrintableOutputStream extends FilterOutputStream {

	private static final int C1_LEAD = 0xc2;

	private static final int C1_END = 0xa0;

	private static final int DELETE = 0x7f;

	private boolean lead;

	PrintableOutputStream(OutputStream out) {
		super(out);
	}

	/**
	 * Where a command writes text that others wrote, such as that of a log file, which
	 * must not steer the user's terminal.
	 * @param context the run of the command
	 * @return standard output, of which control characters are left out if it may reach a
	 * terminal, also through a pipeline
	 */
	public static OutputStream of(SshCommandContext context) {
		return (context instanceof CommandRun run && run.getIo().session().getPty() != null)
				? new PrintableOutputStream(context.getOutput()) : context.getOutput();
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		byte[] printable = new byte[length + 1];
		int size = 0;
		for (int i = offset; i < offset + length; i++) {
			int c = bytes[i] & 0xff;
			if (this.lead) {
				this.lead = false;
				if (c > DELETE && c < C1_END) {
					printable[size++] = ' ';
					continue;
				}
				printable[size++] = (byte) C1_LEAD;
			}
			this.lead = c == C1_LEAD;
			if (!this.lead) {
				boolean control = c == DELETE || (c < ' ' && c != '\n' && c != '\t');
				printable[size++] = control ? (byte) ' ' : bytes[i];
			}
		}
		this.out.write(printable, 0, size);
	}

}
