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

package io.github.sshspringboot.session.internal.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.session.SshRecordingOutput;

import org.springframework.util.Assert;

/**
 * Writes the events of one session as lines of an asciicast. The time of an event is in
 * nanoseconds since the start of the recording, and never before that of the last one.
 */
final class CastEncoder {

	/**
	 * Maximum length of a line.
	 */
	static final int MAX_LINE = 64 * 1024;

	/**
	 * What is left for the last events of a recording that has reached its maximum size.
	 */
	private static final int RESERVE = 1024;

	private static final int NANOS_PER_MICRO = 1000;

	private static final int MICROS_PER_MILLI = 1000;

	private static final int MICROS_PER_SECOND = 1_000_000;

	private final CastFormat format;

	private final SshRecordingOutput target;

	private final long maxBytes;

	private final CastText output = new CastText();

	private final CastText input = new CastText();

	private byte[] buffer = new byte[0];

	private int position;

	private long written;

	private long lastMicros;

	CastEncoder(CastFormat format, SshRecordingOutput target, long maxBytes) {
		this.format = format;
		this.target = target;
		this.maxBytes = maxBytes;
	}

	long size() {
		return this.written + this.position;
	}

	/**
	 * Write the header.
	 */
	void header(String line) throws IOException {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		this.target.write(bytes, 0, bytes.length);
		this.written += bytes.length;
	}

	/**
	 * Write what the session sends.
	 * @return whether the recording may grow further
	 */
	boolean output(long time, byte[] bytes, int offset, int length) throws IOException {
		return text(time, 'o', this.output, bytes, offset, offset + length);
	}

	/**
	 * Write what the user types.
	 * @return whether the recording may grow further
	 */
	boolean input(long time, byte[] bytes, int offset, int length) throws IOException {
		return text(time, 'i', this.input, bytes, offset, offset + length);
	}

	/**
	 * Write the size of the terminal.
	 * @return whether the recording may grow further
	 */
	boolean resize(long time, int columns, int rows) throws IOException {
		return event(time, 'r', columns + "x" + rows);
	}

	/**
	 * Write a marker.
	 * @return whether the recording may grow further
	 */
	boolean marker(long time, String label) throws IOException {
		return event(time, 'm', label);
	}

	/**
	 * Write the exit status as the last event.
	 */
	void exit(long time, int status) throws IOException {
		end(time);
		if (this.format == CastFormat.ASCIICAST_V2) {
			marker(time, "exit " + status);
		}
		else {
			event(time, 'x', String.valueOf(status));
		}
	}

	/**
	 * Write what is left of characters that were cut.
	 */
	void end(long time) throws IOException {
		end(time, 'o', this.output);
		end(time, 'i', this.input);
	}

	private void end(long time, char code, CastText text) throws IOException {
		if (text.isCut()) {
			begin(time, code);
			this.position = text.end(this.buffer, this.position);
			finish();
		}
	}

	/**
	 * Hand everything to the store.
	 */
	void drain() throws IOException {
		if (this.position > 0) {
			this.target.write(this.buffer, 0, this.position);
			this.written += this.position;
			this.position = 0;
		}
	}

	/**
	 * Free the memory for encoding, after everything has been handed to the store.
	 */
	void release() {
		Assert.state(this.position == 0, "There must be nothing left");
		this.buffer = new byte[0];
	}

	private boolean text(long time, char code, CastText text, byte[] bytes, int offset, int end) throws IOException {
		int position = offset;
		while (position < end) {
			if (size() + MAX_LINE + RESERVE > this.maxBytes) {
				return false;
			}
			long before = this.lastMicros;
			int line = begin(time, code);
			int start = this.position;
			position = text.encode(bytes, position, end, this.buffer, start, line + MAX_LINE);
			this.position = text.position();
			if (this.position == start) {
				this.position = line;
				this.lastMicros = before;
			}
			else {
				finish();
			}
		}
		return true;
	}

	private boolean event(long time, char code, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		begin(time, code);
		CastText encoder = new CastText();
		encoder.encode(bytes, 0, bytes.length, this.buffer, this.position, this.position + MAX_LINE / 2);
		this.position = encoder.position();
		finish();
		return size() + MAX_LINE + RESERVE <= this.maxBytes;
	}

	/**
	 * Begin a line, for which there is room then.
	 */
	private int begin(long time, char code) throws IOException {
		if (this.buffer.length == 0) {
			this.buffer = new byte[2 * MAX_LINE];
		}
		if (this.buffer.length - this.position < MAX_LINE) {
			drain();
		}
		int line = this.position;
		ascii("[" + time(time) + ", \"" + code + "\", \"");
		return line;
	}

	/**
	 * Format a time: that since the start with microseconds (version 2), or that since
	 * the last event with milliseconds (version 3), whose roundings do not add up.
	 */
	private String time(long nanos) {
		long micros = Math.max(nanos / NANOS_PER_MICRO, this.lastMicros);
		if (this.format == CastFormat.ASCIICAST_V2) {
			this.lastMicros = micros;
			return micros / MICROS_PER_SECOND + "." + digits(micros % MICROS_PER_SECOND, 6);
		}
		long millis = (micros - this.lastMicros) / MICROS_PER_MILLI;
		this.lastMicros += millis * MICROS_PER_MILLI;
		return millis / 1000 + "." + digits(millis % 1000, 3);
	}

	private static String digits(long number, int count) {
		String digits = String.valueOf(number);
		return "0".repeat(count - digits.length()) + digits;
	}

	private void finish() {
		ascii("\"]\n");
	}

	@SuppressWarnings("deprecation")
	private void ascii(String text) {
		text.getBytes(0, text.length(), this.buffer, this.position);
		this.position += text.length();
	}

}
