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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingReadEvent;
import io.github.sshspringboot.session.SshRecordingReadEvent.Reading;
import io.github.sshspringboot.session.SshRecordingStore;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Commands with which auditors list and read recordings.
 */
@SshCommand
public class RecordingsCommand {

	private final Recordings recordings;

	private final ApplicationEventPublisher publisher;

	public RecordingsCommand(SshRecordingStore store, ApplicationEventPublisher publisher) {
		this.recordings = new Recordings(store);
		this.publisher = publisher;
	}

	@SshCommand(name = "recordings", description = "List the recordings of sessions, the newest first")
	List<RecordingRow> list(
			@SshOption(required = false, description = "Only those of this user.") @Nullable String user,
			@SshOption(required = false,
					description = "Only those since a time such as 2h ago, 2026-11-28 or 2026-11-28T12:00:00Z.") @Nullable String since,
			@SshOption(value = { "limit", "n" }, description = "How many to list at most.",
					defaultValue = "100") int limit,
			SshCommandContext context) throws IOException {
		if (limit < 0) {
			throw wrong(context, "--limit must not be negative");
		}
		Instant start = (since != null) ? parse(since, context) : Instant.MIN;
		try (Stream<SshRecording> all = this.recordings.list()) {
			return all.takeWhile((recording) -> !recording.started().isBefore(start))
				.filter((recording) -> user == null || recording.user().equals(user))
				.limit(limit)
				.map(RecordingRow::of)
				.toList();
		}
	}

	private static Instant parse(String since, SshCommandContext context) {
		try {
			return PointInTime.parse(since);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(context, "--since: " + ex.getMessage());
		}
	}

	@SshCommand(name = "recordings show", description = "Print the text of a recording, without colours and movements",
			timeout = "0")
	void show(@SshArgument(description = "The identifier, or its beginning",
			completer = RecordingCompleter.class) String id, SshCommandContext context) throws IOException {
		SshRecording recording = find(id, context);
		publish(Reading.SHOW, recording, context);
		try (CastReader reader = read(recording, context)) {
			PrintableOutputStream output = new PrintableOutputStream(context.getOutput(),
					PrintableOutputStream.Style.PLAIN);
			Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
			CastText text = new CastText(writer);
			for (CastEvent event = reader.next(); event != null; event = reader.next()) {
				if (event.isOutput()) {
					text.write(event.data());
				}
			}
			text.end();
			writer.flush();
			output.finish();
			report(reader, recording, context);
		}
	}

	@SshCommand(name = "recordings play",
			description = "Play a recording on your terminal: Space pauses, q or Ctrl-C leaves", timeout = "0",
			kind = SshCommandKind.STREAM)
	void play(
			@SshArgument(description = "The identifier, or its beginning",
					completer = RecordingCompleter.class) String id,
			@SshOption(description = "How many times as fast.", defaultValue = "1") double speed,
			@SshOption(required = false, description = "Shorten pauses to this time.") @Nullable Duration idle,
			@Nullable PageTerminal terminal, SshCommandContext context) throws IOException, InterruptedException {
		if (!(speed >= 0.01 && speed <= 1000)) {
			throw wrong(context, "--speed must be between 0.01 and 1000");
		}
		if (idle != null && idle.isNegative()) {
			throw wrong(context, "--idle must not be negative");
		}
		if (terminal == null) {
			throw failed(context, "needs a terminal. Connect with ssh -t, or use recordings show");
		}
		SshRecording recording = find(id, context);
		if (recording.ended() == null && recording.connectionId().equals(context.getConnectionId())) {
			throw failed(context, "this is the recording of your own connection, and not over yet");
		}
		publish(Reading.PLAY, recording, context);
		try (CastReader reader = read(recording, context)) {
			noteSize(reader.getHeader(), terminal, recording, context);
			boolean played = new CastPlayer(terminal, speed, idle).play(reader);
			if (played && recording.ended() == null) {
				note(context, "the session still runs");
			}
			report(reader, recording, context);
		}
	}

	private static void noteSize(CastHeader header, PageTerminal terminal, SshRecording recording,
			SshCommandContext context) throws IOException {
		if (header.columns() > terminal.getColumns() || header.rows() > terminal.getRows()) {
			note(context, recording.id() + " has " + header.columns() + " columns and " + header.rows()
					+ " rows, more than your terminal");
			context.getError().flush();
		}
	}

	@SshCommand(name = "recordings export", description = "Write a recording as it is stored, in the format asciicast",
			timeout = "0")
	InputStream export(@SshArgument(description = "The identifier, or its beginning",
			completer = RecordingCompleter.class) String id, SshCommandContext context) throws IOException {
		SshRecording recording = find(id, context);
		publish(Reading.EXPORT, recording, context);
		return this.recordings.open(recording);
	}

	private SshRecording find(String id, SshCommandContext context) throws IOException {
		try {
			return this.recordings.find(id);
		}
		catch (IllegalArgumentException ex) {
			throw failed(context, String.valueOf(ex.getMessage()));
		}
	}

	private void publish(Reading reading, SshRecording recording, SshCommandContext context) {
		this.publisher.publishEvent(new SshRecordingReadEvent(reading, context.getAuthentication(), recording));
	}

	private CastReader read(SshRecording recording, SshCommandContext context) throws IOException {
		InputStream input = this.recordings.open(recording);
		try {
			return new CastReader(input);
		}
		catch (IOException ex) {
			input.close();
			if (ex instanceof CastException) {
				throw failed(context, recording.id() + " cannot be read: " + ex.getMessage());
			}
			throw ex;
		}
	}

	/**
	 * Tell what was skipped. The last line of a recording that goes on may not be
	 * complete yet.
	 */
	private static void report(CastReader reader, SshRecording recording, SshCommandContext context)
			throws IOException {
		int damaged = reader.getDamaged() + ((reader.isTruncated() && recording.ended() != null) ? 1 : 0);
		if (damaged > 0) {
			context.getOutput().flush();
			note(context, (damaged == 1) ? "1 line is damaged and was skipped"
					: damaged + " lines are damaged and were skipped");
		}
	}

	private static void note(SshCommandContext context, String note) throws IOException {
		OutputStream error = context.getError();
		error.write((context.getCommandName() + ": " + note + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private static SshCommandException failed(SshCommandContext context, String reason) {
		return new SshCommandException(context.getCommandName() + ": " + reason);
	}

	private static SshCommandException wrong(SshCommandContext context, String reason) {
		return SshCommandException.wrongUsage(context.getCommandName() + ": " + reason);
	}

}
