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

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a recording. Its object {@code ssh}, which players skip, has what
 * {@link SshRecording} knows at the start, so that a recording needs no second file.
 */
public final class RecordingHeader {

	private RecordingHeader() {
	}

	/**
	 * Return the line, without its end.
	 */
	public static String format(SshRecording recording, CastFormat format) {
		StringBuilder line = new StringBuilder();
		String terminal = recording.terminal();
		if (format == CastFormat.ASCIICAST_V2) {
			line.append("{\"version\": 2, \"width\": ").append(recording.columns());
			line.append(", \"height\": ").append(recording.rows());
		}
		else {
			line.append("{\"version\": 3, \"term\": {\"cols\": ").append(recording.columns());
			line.append(", \"rows\": ").append(recording.rows());
			if (terminal != null) {
				line.append(", \"type\": ").append(quote(terminal));
			}
			line.append("}");
		}
		line.append(", \"timestamp\": ").append(recording.started().getEpochSecond());
		if (format == CastFormat.ASCIICAST_V2 && terminal != null) {
			line.append(", \"env\": {\"TERM\": ").append(quote(terminal)).append("}");
		}
		line.append(", \"ssh\": {\"id\": ").append(quote(recording.id()));
		line.append(", \"user\": ").append(quote(recording.user()));
		line.append(", \"address\": ").append(quote(recording.remoteAddress()));
		line.append(", \"connection\": ").append(quote(recording.connectionId()));
		line.append(", \"session\": ").append(quote(recording.sessionId()));
		line.append(", \"type\": ").append(quote(recording.type().name().toLowerCase(Locale.ROOT)));
		line.append(", \"backend\": ").append(quote(recording.backend()));
		line.append(", \"started\": ").append(quote(recording.started().toString()));
		return line.append("}}").toString();
	}

	/**
	 * Parse a line, and return the recording as it was at its start, or {@code null} if
	 * it is no recording of ours.
	 */
	public static @Nullable SshRecording parse(String line) {
		try {
			Map<?, ?> header = JsonObject.parse(line);
			if (!(header.get("ssh") instanceof Map<?, ?> ssh)) {
				return null;
			}
			Map<?, ?> term = (header.get("term") instanceof Map<?, ?> map) ? map : header;
			boolean version2 = term == header;
			Object terminal = term.get("type");
			if (version2) {
				terminal = (header.get("env") instanceof Map<?, ?> env) ? env.get("TERM") : null;
			}
			return new SshRecording(text(ssh, "id"), text(ssh, "user"), text(ssh, "address"), text(ssh, "connection"),
					text(ssh, "session"), SshSessionType.valueOf(text(ssh, "type").toUpperCase(Locale.ROOT)),
					text(ssh, "backend"), (terminal instanceof String text) ? text : null,
					number(term, version2 ? "width" : "cols"), number(term, version2 ? "height" : "rows"),
					Instant.parse(text(ssh, "started")), null, null, 0);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return null;
		}
	}

	private static String text(Map<?, ?> object, String name) {
		if (object.get(name) instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("There is no text '" + name + "'");
	}

	private static int number(Map<?, ?> object, String name) {
		if (object.get(name) instanceof Long number) {
			return number.intValue();
		}
		throw new IllegalArgumentException("There is no number '" + name + "'");
	}

	private static String quote(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		byte[] quoted = new byte[CastText.maxLength(bytes.length)];
		CastText encoder = new CastText();
		encoder.encode(bytes, 0, bytes.length, quoted, 0, quoted.length);
		return "\"" + new String(quoted, 0, encoder.position(), StandardCharsets.UTF_8) + "\"";
	}

}
