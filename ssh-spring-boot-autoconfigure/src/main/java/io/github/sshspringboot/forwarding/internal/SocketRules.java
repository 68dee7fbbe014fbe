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

package io.github.sshspringboot.forwarding.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The Unix-domain sockets that clients may use: single ones, and all in a directory and
 * below it. A path counts as what it is after all links are followed, as long as it is
 * written without detours.
 */
public final class SocketRules {

	private static final String DIRECTORY = "/";

	private static final int FILE_TYPE = 0170000;

	private static final int SOCKET = 0140000;

	private final List<Rule> rules;

	private SocketRules(List<Rule> rules) {
		this.rules = rules;
	}

	public static SocketRules of(List<String> rules) {
		return new SocketRules(rules.stream().map(SocketRules::parse).toList());
	}

	/**
	 * Check a rule. The message of an {@link IllegalArgumentException} says what is
	 * wrong.
	 */
	public static void check(String rule) {
		parse(rule);
	}

	private static Rule parse(String text) {
		Path path = parsePath(text);
		if (path == null || path.getNameCount() == 0) {
			throw new IllegalArgumentException(
					"It must be the absolute path of a socket, or of a directory of sockets with a '/' at its end.");
		}
		return new Rule(path, text.endsWith(DIRECTORY));
	}

	/**
	 * Return an absolute path without detours, or {@code null} if the text is none.
	 */
	private static @Nullable Path parsePath(String text) {
		try {
			Path path = Path.of(text);
			return (path.isAbsolute() && path.equals(path.normalize())) ? path : null;
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

	boolean isEmpty() {
		return this.rules.isEmpty();
	}

	/**
	 * Return whether a path can be permitted, as far as this can be known without looking
	 * at files.
	 */
	boolean mayPermit(String text) {
		Path path = parsePath(text);
		return path != null && !text.endsWith(DIRECTORY) && this.rules.stream().anyMatch((rule) -> rule.matches(path));
	}

	/**
	 * Return the socket to connect to, or {@code null} if it is not permitted. It must
	 * exist.
	 */
	@Nullable UnixDomainSocketAddress findSocket(String text) throws IOException {
		return mayPermit(text) ? permitted(Path.of(text), Path.of(text).toRealPath()) : null;
	}

	/**
	 * Return the socket to listen on, or {@code null} if it is not permitted. Its
	 * directory must exist. Removes a socket that nobody listens on.
	 */
	@Nullable UnixDomainSocketAddress prepareSocket(String text) throws IOException {
		if (!mayPermit(text)) {
			return null;
		}
		Path path = Path.of(text);
		Path real = Objects.requireNonNull(path.getParent())
			.toRealPath()
			.resolve(Objects.requireNonNull(path.getFileName()));
		UnixDomainSocketAddress address = permitted(path, real);
		if (address != null && isStale(address)) {
			Files.delete(real);
		}
		return address;
	}

	private @Nullable UnixDomainSocketAddress permitted(Path path, Path real) {
		return this.rules.stream().anyMatch((rule) -> rule.matches(path) && rule.containsReal(real))
				? UnixDomainSocketAddress.of(real) : null;
	}

	/**
	 * Return whether there is a socket that nobody listens on. A connection to other
	 * files is refused as well, so the type of the file matters.
	 */
	private static boolean isStale(UnixDomainSocketAddress address) throws IOException {
		if (!Files.exists(address.getPath(), LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		int mode = (int) Files.getAttribute(address.getPath(), "unix:mode", LinkOption.NOFOLLOW_LINKS);
		if ((mode & FILE_TYPE) != SOCKET) {
			return false;
		}
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.configureBlocking(false);
			channel.connect(address);
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
	}

	private record Rule(Path path, boolean directory) {

		boolean matches(Path other) {
			return this.directory ? other.startsWith(this.path) && !other.equals(this.path) : other.equals(this.path);
		}

		boolean containsReal(Path real) {
			try {
				return !this.directory || real.startsWith(this.path.toRealPath());
			}
			catch (IOException ex) {
				return false;
			}
		}

	}

}
