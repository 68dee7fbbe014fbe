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

package io.github.sshspringboot.files.internal.scp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.files.internal.FailureText;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lines, responses and data of a conversation. All methods throw {@link ScpException}
 * if the other side is gone.
 */
final class ScpStream {

	static final int OK = 0;

	static final int ERROR = 1;

	static final int FATAL = 2;

	private static final Log logger = LogFactory.getLog(ScpStream.class);

	private static final int MAX_LINE = 4096;

	private static final int BUFFER_SIZE = 32 * 1024;

	private final InputStream input;

	private final OutputStream output;

	private boolean failed;

	ScpStream(SshSession session) {
		this.input = new BufferedInputStream(session.getInput(), BUFFER_SIZE);
		this.output = session.getOutput();
	}

	/**
	 * Return whether an error was told by one of the sides.
	 */
	boolean isFailed() {
		return this.failed;
	}

	void noteFailure() {
		this.failed = true;
	}

	/**
	 * Return the next line without its end, or {@code null} at the end of the input.
	 */
	@Nullable String readLine() throws ScpException {
		int first = read();
		return (first < 0) ? null : readLine(first);
	}

	private String readLine(int first) throws ScpException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int c = first; c != '\n'; c = read()) {
			if (c < 0 || line.size() >= MAX_LINE) {
				throw new ScpException("protocol error: a line does not end", null);
			}
			line.write(c);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ScpException("protocol error: a line is not UTF-8", null);
		}
	}

	/**
	 * Read the response to what was sent, and return whether it is no error.
	 */
	boolean readResponse() throws ScpException {
		flush();
		int response = read();
		if (response == OK) {
			return true;
		}
		this.failed = true;
		if (response != ERROR) {
			throw new ScpException("protocol error: the other side gave up", null);
		}
		readLine();
		return false;
	}

	private int read() throws ScpException {
		try {
			return this.input.read();
		}
		catch (IOException ex) {
			throw lost(ex);
		}
	}

	/**
	 * Fill the array with data up to a length.
	 */
	void readData(byte[] data, int length) throws ScpException {
		try {
			if (this.input.readNBytes(data, 0, length) < length) {
				throw new ScpException("the file is not whole", null);
			}
		}
		catch (ScpException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw lost(ex);
		}
	}

	/**
	 * Send a line, and return whether the other side accepts it.
	 */
	boolean send(String line) throws ScpException {
		byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
		write(bytes, bytes.length);
		return readResponse();
	}

	void write(byte[] data, int length) throws ScpException {
		try {
			this.output.write(data, 0, length);
		}
		catch (IOException ex) {
			throw lost(ex);
		}
	}

	void acknowledge() throws ScpException {
		write(new byte[] { OK }, 1);
		flush();
	}

	void fail(FilePath path, Exception failure) throws ScpException {
		String text = FailureText.describe(failure);
		if (text.equals(FailureText.UNKNOWN)) {
			logger.debug("A transfer failed", failure);
		}
		fail(ERROR, PrintableText.of(path.toString()) + ": " + text);
	}

	void fail(int code, String text) throws ScpException {
		this.failed = true;
		byte[] bytes = ((char) code + "scp: " + text + '\n').getBytes(StandardCharsets.UTF_8);
		write(bytes, bytes.length);
		flush();
	}

	private void flush() throws ScpException {
		try {
			this.output.flush();
		}
		catch (IOException ex) {
			throw lost(ex);
		}
	}

	private static ScpException lost(IOException cause) {
		return new ScpException("lost connection", cause);
	}

}
