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

package io.github.sshspringboot.command.internal.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a recording in the versions 2 and 3 of the format asciicast, event by event.
 * Lines that cannot be read are skipped and counted.
 */
final class CastReader implements Closeable {

	/** Maximum length of a line. Longer ones are damaged. */
	static final int MAX_LINE = 1024 * 1024;

	private static final double MAX_SECONDS = Duration.ofDays(365).toSeconds();

	private static final JsonFactory JSON = new JsonFactory();

	private final InputStream input;

	private final CastHeader header;

	private double last;

	private int damaged;

	private boolean truncated;

	/**
	 * Create a reader at the beginning of a recording.
	 * @throws CastException if it does not begin with a header
	 */
	CastReader(InputStream input) throws IOException {
		this.input = new BufferedInputStream(input);
		byte[] line = readLine();
		this.header = (line != null) ? CastHeader.parse(line) : CastHeader.NONE;
	}

	CastHeader getHeader() {
		return this.header;
	}

	/**
	 * Return the number of lines that were skipped, without a last line that has no end.
	 */
	int getDamaged() {
		return this.damaged;
	}

	/**
	 * Return whether the last line has no end, and was skipped.
	 */
	boolean isTruncated() {
		return this.truncated;
	}

	/**
	 * Return the next event, or {@code null} at the end.
	 */
	@Nullable CastEvent next() throws IOException {
		for (byte[] line = readLine(); line != null; line = readLine()) {
			if (line.length > 0 && line[0] != '#') {
				CastEvent event = parse(line);
				if (event != null) {
					return event;
				}
				this.damaged++;
			}
		}
		return null;
	}

	private @Nullable CastEvent parse(byte[] line) {
		try (JsonParser parser = parser(line)) {
			if (parser.nextToken() != JsonToken.START_ARRAY || !parser.nextToken().isNumeric()) {
				return null;
			}
			double time = parser.getDoubleValue();
			String code = parser.nextStringValue();
			String data = parser.nextStringValue();
			if (code == null || data == null || parser.nextToken() != JsonToken.END_ARRAY || !Double.isFinite(time)) {
				return null;
			}
			return new CastEvent(delay(time), code, data);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Version 2 has times since the start, version 3 since the event before.
	 */
	private Duration delay(double time) {
		double delay = time;
		if (this.header.version() < 3) {
			delay = time - this.last;
			this.last = Math.max(time, this.last);
		}
		return Duration.ofNanos((long) (Math.max(0, Math.min(delay, MAX_SECONDS)) * 1e9));
	}

	/**
	 * Return the next line without its end, an empty one if it is too long, or
	 * {@code null} at the end and in place of a line that has none.
	 */
	private byte @Nullable [] readLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int length = 0;
		for (int b = this.input.read(); b != -1; b = this.input.read()) {
			if (b == '\n') {
				if (length <= MAX_LINE) {
					return line.toByteArray();
				}
				this.damaged++;
				return new byte[0];
			}
			if (++length <= MAX_LINE) {
				line.write(b);
			}
		}
		this.truncated |= length > 0;
		return null;
	}

	static JsonParser parser(byte[] line) {
		return JSON.createParser(ObjectReadContext.empty(), new String(line, StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
