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

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URLEncoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.sshspringboot.docker.internal.engine.EngineException.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Client of the API of a Docker-compatible engine at a Unix socket. Each call is on a
 * connection of its own and has a time-out. To interrupt a thread ends its call, with an
 * exception of the kind {@link Kind#LOST}, and leaves the thread interrupted.
 */
public final class DockerEngine {

	private static final String DEFAULT_SOCKET = "/var/run/docker.sock";

	private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,511}");

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

	private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");

	/**
	 * What engines call a container that has ended; Podman knows one as stopped first.
	 */
	private static final Set<String> ENDED = Set.of("exited", "dead", "stopped");

	private static final int MAX_MESSAGE = 2000;

	private static final int MAX_PAUSE = 500;

	private static final JsonWriter<Object> JSON = JsonWriter.standard();

	private final Path socket;

	private final Duration timeout;

	private volatile @Nullable String prefix;

	public DockerEngine(Path socket, Duration timeout) {
		Assert.notNull(socket, "'socket' must not be null");
		Assert.isTrue(timeout.toMillis() > 0, "'timeout' must be positive");
		this.socket = socket;
		this.timeout = timeout;
	}

	/**
	 * Return the path of the socket of a host as in {@code DOCKER_HOST}, which is asked
	 * if there is none.
	 */
	public static Path socket(@Nullable String host) {
		String address = StringUtils.hasText(host) ? host : System.getenv("DOCKER_HOST");
		if (!StringUtils.hasText(address)) {
			return Path.of(DEFAULT_SOCKET);
		}
		String path = address.startsWith("unix://") ? address.substring("unix://".length()) : address;
		Assert.isTrue(path.startsWith("/"), () -> "The engine is reached at a Unix socket only, such as 'unix://"
				+ DEFAULT_SOCKET + "', and not at '" + address + "'");
		return Path.of(path);
	}

	/**
	 * Return the name and version of the engine.
	 */
	public String ping() throws EngineException {
		negotiate();
		return call("GET", "/version", null, (response) -> {
			Map<String, Object> version = response.object();
			return version.get("Version") + ", API " + version.get("ApiVersion");
		});
	}

	public boolean hasImage(String image) throws EngineException {
		try {
			call("GET", "/images/" + checked(IMAGE, image) + "/json", null, (response) -> true);
			return true;
		}
		catch (EngineException ex) {
			if (ex.getKind() == Kind.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Pull an image, the one with the tag {@code latest} if it names neither tag nor
	 * digest.
	 */
	public void pull(String image, Duration timeout) throws EngineException {
		String last = image.substring(image.lastIndexOf('/') + 1);
		String reference = (last.contains(":") || last.contains("@")) ? image : image + ":latest";
		call("POST", "/images/create?fromImage=" + encoded(checked(IMAGE, reference)), null, timeout, (response) -> {
			for (String line = response.line(); line != null; line = response.line()) {
				Object error = line.contains("\"error\"") ? EngineResponse.parse(line).get("error") : null;
				if (error != null) {
					throw new EngineException(Kind.FAILED, shortened(error.toString()));
				}
			}
			return true;
		});
	}

	/**
	 * Create a container and return its id.
	 */
	public String create(ContainerDefinition definition) throws EngineException {
		String name = (definition.name() != null) ? "?name=" + encoded(checked(ID, definition.name())) : "";
		return call("POST", "/containers/create" + name, definition.toJson(), DockerEngine::id);
	}

	/**
	 * Return the streams of a container, before it is started: what it writes earlier is
	 * lost.
	 */
	public ContainerStreams attach(String id, boolean tty) throws EngineException {
		return hijack("/containers/" + checked(ID, id) + "/attach?stream=1&stdin=1&stdout=1&stderr=1&detachKeys="
				+ encoded(EngineStreams.NO_DETACH_KEYS), null, tty);
	}

	public void start(String id) throws EngineException {
		call("POST", "/containers/" + checked(ID, id) + "/start", null, (response) -> true);
	}

	public void resize(String id, int rows, int columns) throws EngineException {
		call("POST", "/containers/" + checked(ID, id) + "/resize?h=" + rows + "&w=" + columns, null,
				(response) -> true);
	}

	/**
	 * Send a signal, such as {@code TERM}, to the first process of a container.
	 */
	public void kill(String id, String signal) throws EngineException {
		call("POST", "/containers/" + checked(ID, id) + "/kill?signal=" + encoded(signal), null, (response) -> true);
	}

	/**
	 * Wait until a container has ended, which may be still to be started, and return its
	 * exit status. There is no time-out.
	 */
	public int await(String id) throws EngineException, InterruptedException {
		try {
			Map<?, ?> state = state(id);
			boolean created = "created".equals(state.get("Status"));
			return hasEnded(state) ? number(state, "ExitCode") : await(id, created ? "next-exit" : "not-running");
		}
		catch (EngineException ex) {
			if (ex.getCause() instanceof ClosedByInterruptException && Thread.interrupted()) {
				throw new InterruptedException();
			}
			throw ex;
		}
	}

	private int await(String id, String condition) throws EngineException {
		return connect("POST", "/containers/" + checked(ID, id) + "/wait?condition=" + condition, null, false,
				this.timeout, (connection, response) -> {
					try (connection) {
						connection.unlimited();
						// It may have started and ended before the engine knew that
						// somebody waits
						Map<?, ?> state = condition.equals("next-exit") ? state(id) : Map.of();
						return hasEnded(state) ? number(state, "ExitCode") : number(response.object(), "StatusCode");
					}
				});
	}

	private Map<?, ?> state(String id) throws EngineException {
		return call("GET", "/containers/" + checked(ID, id) + "/json", null,
				(response) -> (response.object().get("State") instanceof Map<?, ?> state) ? state : Map.of());
	}

	/**
	 * Return whether something in a container was killed because it needed more than its
	 * memory.
	 */
	public boolean isOutOfMemory(String id) throws EngineException {
		return Boolean.TRUE.equals(state(id).get("OOMKilled"));
	}

	private static boolean hasEnded(Map<?, ?> state) {
		return (state.get("Status") instanceof String status) && ENDED.contains(status);
	}

	/**
	 * Kill and remove a container with its anonymous volumes, also on a thread that is
	 * interrupted. One that is absent, or about to be removed, is fine.
	 */
	public void remove(String id) throws EngineException {
		boolean interrupted = Thread.interrupted();
		try {
			for (boolean again = true; again;) {
				again = false;
				try {
					call("DELETE", "/containers/" + checked(ID, id) + "?force=1&v=1", null, (response) -> true);
				}
				catch (EngineException ex) {
					again = ex.getCause() instanceof ClosedByInterruptException && Thread.interrupted();
					interrupted |= again;
					if (!again && !isGone(ex)) {
						throw ex;
					}
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static boolean isGone(EngineException failure) {
		return failure.getKind() == Kind.NOT_FOUND || failure.getKind() == Kind.CONFLICT
				&& String.valueOf(failure.getMessage()).contains("already in progress");
	}

	/**
	 * Return the containers, in whatever state, that have all labels.
	 */
	public List<ContainerSummary> list(Map<String, String> labels) throws EngineException {
		List<String> filter = ContainerDefinition.environment(labels);
		String filters = JSON.writeToString(Map.of("label", filter));
		return call("GET", "/containers/json?all=1&filters=" + encoded(filters), null, (response) -> {
			List<ContainerSummary> containers = new ArrayList<>();
			for (Object container : response.list()) {
				if (container instanceof Map<?, ?> map) {
					containers.add(summary(map));
				}
			}
			return containers;
		});
	}

	private static ContainerSummary summary(Map<?, ?> container) {
		Map<String, String> labels = new LinkedHashMap<>();
		if (container.get("Labels") instanceof Map<?, ?> map) {
			map.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
		}
		long created = (container.get("Created") instanceof Number number) ? number.longValue() : 0;
		return new ContainerSummary(String.valueOf(container.get("Id")), String.valueOf(container.get("Image")),
				String.valueOf(container.get("State")), labels, Instant.ofEpochSecond(created));
	}

	/**
	 * Prepare a command in a container that runs, and return the id of the command.
	 */
	public String createExec(String id, ExecDefinition exec) throws EngineException {
		return call("POST", "/containers/" + checked(ID, id) + "/exec", exec.toJson(), DockerEngine::id);
	}

	public ContainerStreams startExec(String execId, boolean tty) throws EngineException {
		return hijack("/exec/" + checked(ID, execId) + "/start", Map.of("Detach", false, "Tty", tty), tty);
	}

	public void resizeExec(String execId, int rows, int columns) throws EngineException {
		call("POST", "/exec/" + checked(ID, execId) + "/resize?h=" + rows + "&w=" + columns, null, (response) -> true);
	}

	/**
	 * Return the exit status of a command whose output has ended. The engine may need a
	 * moment to know it.
	 */
	public int execStatus(String execId) throws EngineException, InterruptedException {
		return execStatus(execId, this.timeout);
	}

	/**
	 * Wait until a command has ended, which may close its output long before, and return
	 * its exit status. There is no time-out.
	 */
	public int awaitExec(String execId) throws EngineException, InterruptedException {
		return execStatus(execId, null);
	}

	private int execStatus(String execId, @Nullable Duration patience) throws EngineException, InterruptedException {
		long begin = System.nanoTime();
		for (long pause = 5;; pause = Math.min(MAX_PAUSE, pause * 2)) {
			Map<String, Object> exec = call("GET", "/exec/" + checked(ID, execId) + "/json", null,
					EngineResponse::object);
			if (!Boolean.parseBoolean(String.valueOf(exec.get("Running"))) && exec.get("ExitCode") != null) {
				return number(exec, "ExitCode");
			}
			if (patience != null && System.nanoTime() - begin > patience.toNanos()) {
				throw new EngineException(Kind.CONFLICT, "The command is still running");
			}
			Thread.sleep(pause);
		}
	}

	private ContainerStreams hijack(String path, @Nullable Object body, boolean tty) throws EngineException {
		return connect("POST", path, body, true, this.timeout, (connection, response) -> {
			if (response.status() != 101) {
				connection.close();
				throw new EngineException(Kind.FAILED, "The engine did not hand over the connection");
			}
			connection.unlimited();
			return new EngineStreams(connection, tty);
		});
	}

	private <T> T call(String method, String path, @Nullable Object body, Reader<T> reader) throws EngineException {
		return call(method, path, body, this.timeout, reader);
	}

	private <T> T call(String method, String path, @Nullable Object body, Duration timeout, Reader<T> reader)
			throws EngineException {
		return connect(method, path, body, false, timeout, (connection, response) -> {
			try (connection) {
				return reader.read(response);
			}
		});
	}

	private <T> T connect(String method, String path, @Nullable Object body, boolean upgrade, Duration timeout,
			ConnectionReader<T> reader) throws EngineException {
		String prefix = this.prefix;
		if (prefix == null) {
			prefix = negotiate();
		}
		return exchange(method, prefix + path, body, upgrade, timeout, reader);
	}

	/**
	 * Ask for the version of the engine, as newer ones refuse the oldest versions.
	 */
	private String negotiate() throws EngineException {
		String version = exchange("GET", "/_ping", null, false, this.timeout, (connection, response) -> {
			try (connection) {
				return response.headers().getOrDefault("Api-Version", "");
			}
		});
		String prefix = VERSION.matcher(version).matches() ? "/v" + version : "";
		this.prefix = prefix;
		return prefix;
	}

	private <T> T exchange(String method, String path, @Nullable Object body, boolean upgrade, Duration timeout,
			ConnectionReader<T> reader) throws EngineException {
		EngineConnection connection = EngineConnection.open(this.socket, timeout);
		try {
			EngineResponse response = connection.exchange(method, path,
					(body != null) ? JSON.writeToString(body) : null, upgrade);
			if (!response.isSuccess()) {
				throw new EngineException(kind(response.status()), message(response));
			}
			return reader.read(connection, response);
		}
		catch (IOException ex) {
			connection.close();
			EngineException failure = connection.lost(ex);
			if (failure.getKind() == Kind.LOST) {
				// Another one may answer next time
				this.prefix = null;
			}
			throw failure;
		}
	}

	private static Kind kind(int status) {
		return switch (status) {
			case 400, 401, 403 -> Kind.REFUSED;
			case 404 -> Kind.NOT_FOUND;
			case 409 -> Kind.CONFLICT;
			default -> Kind.FAILED;
		};
	}

	private static String message(EngineResponse response) throws IOException {
		String text = response.text();
		try {
			Object message = EngineResponse.parse(text).get("message");
			return shortened((message != null) ? message.toString() : "Status " + response.status());
		}
		catch (ProtocolException ex) {
			return shortened("Status " + response.status() + ": " + text);
		}
	}

	/**
	 * Return a message for one line of a log.
	 */
	private static String shortened(String message) {
		String start = (message.length() > MAX_MESSAGE) ? message.substring(0, MAX_MESSAGE) : message;
		return CONTROLS.matcher(start.strip()).replaceAll(" ");
	}

	private static int number(Map<?, ?> json, String name) throws EngineException {
		if (json.get(name) instanceof Number number) {
			return number.intValue();
		}
		throw new EngineException(Kind.FAILED, "The answer of the engine has no " + name);
	}

	private static String id(EngineResponse response) throws IOException {
		if (response.object().get("Id") instanceof String id) {
			return id;
		}
		throw new EngineException(Kind.FAILED, "The answer of the engine has no Id");
	}

	private static String checked(Pattern pattern, String value) throws EngineException {
		if (!pattern.matcher(value).matches()) {
			throw new EngineException(Kind.REFUSED, "Malformed name");
		}
		return value;
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	@FunctionalInterface
	private interface Reader<T> {

		T read(EngineResponse response) throws IOException;

	}

	@FunctionalInterface
	private interface ConnectionReader<T> {

		T read(EngineConnection connection, EngineResponse response) throws IOException;

	}

}
