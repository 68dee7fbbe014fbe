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

package io.github.sshspringboot.actuate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.forwarding.SshTunnelType;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.forwarding.ForwardingRefusedException;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import io.github.sshspringboot.session.internal.SessionOutcome;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Documented meters of the SSH server.
 *
 * @since 0.1.0
 */
public enum SshServerMeterDocumentation implements MeterDocumentation {

	/** Connections at this moment, whether or not the client has logged in. */
	CONNECTIONS_ACTIVE("ssh.server.connections.active", Meter.Type.GAUGE, null,
			"Connections at this moment, whether or not the client has logged in", Tag.LISTENER),

	/** Connections that were accepted. */
	CONNECTIONS("ssh.server.connections", Meter.Type.COUNTER, BaseUnits.CONNECTIONS, "Connections that were accepted",
			Tag.LISTENER),

	/** Connections that were refused. */
	CONNECTIONS_REFUSED("ssh.server.connections.refused", Meter.Type.COUNTER, BaseUnits.CONNECTIONS,
			"Connections that were refused", Tag.LISTENER, Tag.REASON),

	/** Time of key exchanges, also of those that renew the keys of a connection. */
	HANDSHAKES("ssh.server.handshakes", Meter.Type.TIMER, null,
			"Time of key exchanges, also of those that renew the keys of a connection", Tag.CIPHER, Tag.HOST_KEY,
			Tag.KEX),

	/** Attempts to authenticate that were decided. */
	AUTHENTICATIONS("ssh.server.authentications", Meter.Type.COUNTER, "attempts",
			"Attempts to authenticate that were decided", Tag.LISTENER, Tag.METHOD, Tag.OUTCOME),

	/** Open channels. */
	CHANNELS_ACTIVE("ssh.server.channels.active", Meter.Type.GAUGE, null, "Open channels", Tag.TYPE),

	/** Channels that were opened. */
	CHANNELS("ssh.server.channels", Meter.Type.COUNTER, "channels", "Channels that were opened", Tag.TYPE),

	/** Sessions that run. */
	SESSIONS_ACTIVE("ssh.server.sessions.active", Meter.Type.GAUGE, null, "Sessions that run", Tag.BACKEND, Tag.TYPE),

	/** Time of sessions from their start to their end. */
	SESSIONS("ssh.server.sessions", Meter.Type.TIMER, null, "Time of sessions from their start to their end",
			Tag.BACKEND, Tag.OUTCOME, Tag.TYPE),

	/** Open tunnels. */
	TUNNELS_ACTIVE("ssh.server.tunnels.active", Meter.Type.GAUGE, null, "Open tunnels", Tag.TYPE),

	/** Time of tunnels from their opening to their end. */
	TUNNELS("ssh.server.tunnels", Meter.Type.TIMER, null, "Time of tunnels from their opening to their end", Tag.TYPE),

	/** Tunnels that were refused. */
	TUNNELS_REFUSED("ssh.server.tunnels.refused", Meter.Type.COUNTER, "tunnels", "Tunnels that were refused",
			Tag.REASON, Tag.TYPE),

	/** What clients sent through tunnels that have ended. */
	TUNNELS_RECEIVED("ssh.server.tunnels.received", Meter.Type.COUNTER, BaseUnits.BYTES,
			"What clients sent through tunnels that have ended", Tag.TYPE),

	/** What clients were sent through tunnels that have ended. */
	TUNNELS_SENT("ssh.server.tunnels.sent", Meter.Type.COUNTER, BaseUnits.BYTES,
			"What clients were sent through tunnels that have ended", Tag.TYPE),

	/** Uploads and downloads of files that have ended. */
	FILE_TRANSFERS("ssh.server.files.transfers", Meter.Type.TIMER, null,
			"Uploads and downloads of files that have ended", Tag.OPERATION),

	/** What was uploaded and downloaded. */
	FILE_BYTES("ssh.server.files.bytes", Meter.Type.COUNTER, BaseUnits.BYTES, "What was uploaded and downloaded",
			Tag.OPERATION),

	/** Files that were removed and renamed. */
	FILE_CHANGES("ssh.server.files.changes", Meter.Type.COUNTER, BaseUnits.FILES, "Files that were removed and renamed",
			Tag.OPERATION),

	/** Sessions that are recorded at this moment. */
	RECORDINGS_ACTIVE("ssh.server.recordings.active", Meter.Type.GAUGE, null,
			"Sessions that are recorded at this moment"),

	/** Size of recordings that have ended. */
	RECORDINGS_BYTES("ssh.server.recordings.bytes", Meter.Type.COUNTER, BaseUnits.BYTES,
			"Size of recordings that have ended"),

	/** Sessions that should be recorded and are not, or not to their end. */
	RECORDINGS_FAILED("ssh.server.recordings.failed", Meter.Type.COUNTER, "recordings",
			"Sessions that should be recorded and are not, or not to their end"),

	/** Sources that are refused because of a penalty. */
	PENALTIES_ACTIVE("ssh.server.penalties.active", Meter.Type.GAUGE, null,
			"Sources that are refused because of a penalty"),

	/** What clients sent. */
	RECEIVED("ssh.server.received", Meter.Type.COUNTER, BaseUnits.BYTES, "What clients sent"),

	/** What clients were sent. */
	SENT("ssh.server.sent", Meter.Type.COUNTER, BaseUnits.BYTES, "What clients were sent"),

	/** Tasks that run. */
	EXECUTOR_ACTIVE("ssh.server.executor.active", Meter.Type.GAUGE, BaseUnits.TASKS, "Tasks that run", Tag.EXECUTOR),

	/** Tasks that may run at a time. */
	EXECUTOR_MAX("ssh.server.executor.max", Meter.Type.GAUGE, BaseUnits.TASKS, "Tasks that may run at a time",
			Tag.EXECUTOR),

	/** Tasks that wait. */
	EXECUTOR_QUEUED("ssh.server.executor.queued", Meter.Type.GAUGE, BaseUnits.TASKS, "Tasks that wait", Tag.EXECUTOR),

	/** Tasks that may wait. */
	EXECUTOR_QUEUE_MAX("ssh.server.executor.queue.max", Meter.Type.GAUGE, BaseUnits.TASKS, "Tasks that may wait",
			Tag.EXECUTOR),

	/** Tasks that were rejected. */
	EXECUTOR_REJECTED("ssh.server.executor.rejected", Meter.Type.COUNTER, BaseUnits.TASKS, "Tasks that were rejected",
			Tag.EXECUTOR);

	/** The value of a tag for all that is not known beforehand. */
	public static final String UNKNOWN = "UNKNOWN";

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	private final Tag[] tags;

	SshServerMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description,
			Tag... tags) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.description = description;
		this.tags = tags;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	/**
	 * Return the description of the meter.
	 * @return what the meter counts or measures, without a period
	 */
	public String getDescription() {
		return this.description;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.tags.clone();
	}

	/**
	 * Tags of the meters, all of low cardinality.
	 */
	public enum Tag implements KeyName {

		/** The name of the backend of a session, one of those that are configured. */
		BACKEND("backend"),

		/** The cipher of what the server sends, one of those that the server offers. */
		CIPHER("cipher"),

		/** Which tasks: of commands by their kind, or of logins. */
		EXECUTOR("executor", "commands", "streams", "control", "logins"),

		/** The algorithm of the host key, one of those that the server offers. */
		HOST_KEY("host.key"),

		/** The key exchange method, one of those that the server offers. */
		KEX("kex"),

		/**
		 * The listener that the client connected to, one of those that are configured.
		 */
		LISTENER("listener"),

		/** The authentication method. */
		METHOD("method", PasswordMethod.NAME, PublicKeyMethod.NAME, InteractiveMethod.NAME, GssapiMethod.NAME, UNKNOWN),

		/** What was done with a file. */
		OPERATION("operation", "upload", "download", "remove", "rename"),

		/** How an attempt was decided, or how a session ended. */
		OUTCOME("outcome",
				Stream.of(names(SshServerListener.Outcome.values()), names(SessionOutcome.values()))
					.flatMap(Stream::of)
					.toArray(String[]::new)),

		/** Why a connection or a tunnel was refused. */
		REASON("reason",
				Stream.of(names(SshServerListener.Refusal.values()), names(ForwardingRefusedException.Reason.values()))
					.flatMap(Stream::of)
					.toArray(String[]::new)),

		/** The type of a channel or a session. */
		TYPE("type",
				Stream
					.concat(Stream.of("session", UNKNOWN, "exec", "shell", "subsystem"),
							Stream.of(SshTunnelType.values()).map(SshTunnelType::getChannelType))
					.toArray(String[]::new));

		private final String key;

		private final List<String> values;

		Tag(String key, String... values) {
			this.key = key;
			this.values = List.of(values);
		}

		private static String[] names(Enum<?>[] constants) {
			return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
		}

		@Override
		public String asString() {
			return this.key;
		}

		/**
		 * Return the possible values of the tag.
		 * @return the values, empty if they are the names of the algorithms that the
		 * server offers, or of its listeners or backends
		 */
		public List<String> getValues() {
			return this.values;
		}

	}

}
