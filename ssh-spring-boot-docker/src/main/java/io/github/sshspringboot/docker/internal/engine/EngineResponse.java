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

package io.github.sshspringboot.docker.internal.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

/**
 * An answer of the engine, whose body is still to be read.
 */
record EngineResponse(int status, Map<String, String> headers, InputStream body) {

	private static final int MAX_BODY = 8 * 1024 * 1024;

	private static final int MAX_LINE = 64 * 1024;

	private static final JsonParser PARSER = JsonParserFactory.getJsonParser();

	/**
	 * Whether the engine did what it was asked for, or finds that done already.
	 */
	boolean isSuccess() {
		return this.status < 300 || this.status == 304;
	}

	String text() throws IOException {
		byte[] text = this.body.readNBytes(MAX_BODY + 1);
		if (text.length > MAX_BODY) {
			throw new ProtocolException("The answer is longer than " + MAX_BODY + " bytes");
		}
		return new String(text, StandardCharsets.UTF_8);
	}

	/**
	 * Return the next line of a long answer, or {@code null} at its end.
	 */
	@Nullable String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.body.read(); next != '\n'; next = this.body.read()) {
			if (next < 0) {
				return (line.size() > 0) ? line.toString(StandardCharsets.UTF_8) : null;
			}
			if (line.size() == MAX_LINE) {
				throw new ProtocolException("A line of the answer is longer than " + MAX_LINE + " bytes");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	Map<String, Object> object() throws IOException {
		return parse(text());
	}

	List<Object> list() throws IOException {
		try {
			return PARSER.parseList(text());
		}
		catch (JsonParseException ex) {
			throw noJson(ex);
		}
	}

	static Map<String, Object> parse(String text) throws IOException {
		try {
			return PARSER.parseMap(text);
		}
		catch (JsonParseException ex) {
			throw noJson(ex);
		}
	}

	private static ProtocolException noJson(JsonParseException cause) {
		ProtocolException exception = new ProtocolException("The answer is no JSON");
		exception.initCause(cause);
		return exception;
	}

}
