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

package io.github.sshspringboot.session.internal.recording.s3;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a recording, as the metadata of its object: texts in ASCII, whose
 * total length is bounded.
 */
final class ObjectMetadata {

	private static final int MAX_TEXT = 256;

	private ObjectMetadata() {
	}

	static Map<String, String> of(SshRecording recording) {
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put("user", encode(recording.user()));
		metadata.put("remote-address", encode(recording.remoteAddress()));
		metadata.put("connection", encode(recording.connectionId()));
		metadata.put("session", encode(recording.sessionId()));
		metadata.put("type", recording.type().name());
		metadata.put("backend", encode(recording.backend()));
		metadata.put("columns", String.valueOf(recording.columns()));
		metadata.put("rows", String.valueOf(recording.rows()));
		metadata.put("started", recording.started().toString());
		if (recording.terminal() != null) {
			metadata.put("terminal", encode(recording.terminal()));
		}
		if (recording.ended() != null) {
			metadata.put("ended", recording.ended().toString());
		}
		if (recording.status() != null) {
			metadata.put("status", recording.status().toString());
		}
		return metadata;
	}

	private static String encode(String text) {
		String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
		int characters = text.codePointCount(0, text.length());
		while (encoded.length() > MAX_TEXT) {
			encoded = URLEncoder.encode(text.substring(0, text.offsetByCodePoints(0, --characters)) + "\u2026",
					StandardCharsets.UTF_8);
		}
		return encoded;
	}

	/**
	 * Return the recording of an object, or {@code null} if the metadata is not that of a
	 * recording.
	 */
	static @Nullable SshRecording parse(String id, Map<String, String> metadata, Instant modified, long bytes) {
		Map<String, String> texts = new HashMap<>();
		try {
			metadata.forEach((name, value) -> texts.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
			String status = texts.get("status");
			return new SshRecording(id, text("user", texts), text("remote-address", texts), text("connection", texts),
					text("session", texts), SshSessionType.valueOf(text("type", texts)), text("backend", texts),
					texts.get("terminal"), Integer.parseInt(text("columns", texts)),
					Integer.parseInt(text("rows", texts)), Instant.parse(text("started", texts)),
					texts.containsKey("ended") ? Instant.parse(text("ended", texts)) : modified,
					(status != null) ? Integer.valueOf(status) : null, bytes);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return null;
		}
	}

	private static String text(String name, Map<String, String> texts) {
		String text = texts.get(name);
		if (text == null) {
			throw new IllegalArgumentException(name);
		}
		return text;
	}

}
