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

package io.github.sshspringboot.server.internal.mina.socket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import io.github.sshspringboot.server.internal.AddressInUseException;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerException;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain socket with a file. The file appears under its name with the permissions
 * that it is to have, and disappears at the end.
 */
final class UnixSocketFile implements SocketSource {

	private static final int BACKLOG = 128;

	private final ServerSocketChannel channel;

	private final Path path;

	private final Object key;

	private UnixSocketFile(ServerSocketChannel channel, Path path, Object key) {
		this.channel = channel;
		this.path = path;
		this.key = key;
	}

	/**
	 * Listen on a socket with the given path for a listener.
	 */
	static UnixSocketFile open(Path path, SshListenerSettings listener) {
		Path parent = Objects.requireNonNull(path.getParent());
		if (!Files.isDirectory(parent)) {
			throw failure(path, "the directory " + parent + " does not exist", null);
		}
		try {
			removeStale(path, listener);
			return create(path, parent, listener);
		}
		catch (FileAlreadyExistsException ex) {
			throw inUse(path, listener, ex);
		}
		catch (UserPrincipalNotFoundException ex) {
			throw failure(path, "there is no group '" + listener.unixSocket().group() + "'", ex);
		}
		catch (IOException ex) {
			throw failure(path, String.valueOf(ex.getMessage()), ex);
		}
		catch (UnsupportedOperationException ex) {
			throw failure(path, "this system has no Unix-domain sockets with permissions", ex);
		}
	}

	private static SshServerException failure(Path path, String reason, @Nullable Exception cause) {
		return new SshServerException("Cannot listen on " + SshListenerSettings.UNIX + path + ": " + reason, cause);
	}

	private static AddressInUseException inUse(Path path, SshListenerSettings listener, @Nullable Exception cause) {
		return new AddressInUseException(UnixDomainSocketAddress.of(path), listener.name(), cause);
	}

	/**
	 * Remove the socket of a process that is gone.
	 */
	private static void removeStale(Path path, SshListenerSettings listener) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
			throw failure(path, "there is a file that is no socket", null);
		}
		try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			client.configureBlocking(false);
			client.connect(UnixDomainSocketAddress.of(path));
		}
		catch (ConnectException ex) {
			Files.deleteIfExists(path);
			return;
		}
		catch (IOException ex) {
			throw inUse(path, listener, ex);
		}
		throw inUse(path, listener, null);
	}

	/**
	 * Create the socket where nobody else can reach it, and then give it its name.
	 */
	private static UnixSocketFile create(Path path, Path parent, SshListenerSettings listener) throws IOException {
		Path directory = Files.createDirectory(parent.resolve(".%08x".formatted(ThreadLocalRandom.current().nextInt())),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Path file = directory.resolve("s");
		ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.bind(UnixDomainSocketAddress.of(file), BACKLOG);
			channel.configureBlocking(false);
			permit(file, listener.unixSocket());
			Files.createLink(path, file);
			return new UnixSocketFile(channel, path, key(path));
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
		finally {
			Files.deleteIfExists(file);
			Files.delete(directory);
		}
	}

	private static void permit(Path file, SshListenerSettings.UnixSocket settings) throws IOException {
		PosixFileAttributeView attributes = Objects
			.requireNonNull(Files.getFileAttributeView(file, PosixFileAttributeView.class));
		if (settings.group() != null) {
			GroupPrincipal group = file.getFileSystem()
				.getUserPrincipalLookupService()
				.lookupPrincipalByGroupName(settings.group());
			attributes.setGroup(group);
		}
		attributes.setPermissions(settings.permissions());
	}

	private static Object key(Path path) throws IOException {
		return Objects
			.requireNonNull(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
	}

	@Override
	public SelectableChannel channel() {
		return this.channel;
	}

	@Override
	public @Nullable SocketChannel accept() throws IOException {
		return this.channel.accept();
	}

	@Override
	public SocketAddress address() {
		return UnixDomainSocketAddress.of(this.path);
	}

	/**
	 * Stop listening and remove the file, unless it is no longer that of this socket.
	 */
	@Override
	public void close() throws IOException {
		this.channel.close();
		if (Files.exists(this.path, LinkOption.NOFOLLOW_LINKS) && key(this.path).equals(this.key)) {
			Files.delete(this.path);
		}
	}

}
