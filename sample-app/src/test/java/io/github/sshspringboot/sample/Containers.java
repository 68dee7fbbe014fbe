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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/**
 * Makes containers of Debian with packages, on the network of the host.
 */
final class Containers {

	static final String PREFIX = "localhost/ssh-spring-boot-";

	private Containers() {
	}

	/**
	 * Start a container that does nothing by itself.
	 * @param name the name of its image
	 * @param packages the packages to install
	 * @return the container
	 */
	static GenericContainer<?> start(String name, String packages) {
		GenericContainer<?> container = new GenericContainer<>(image(name, packages)).withNetworkMode("host")
			.withCreateContainerCmdModifier((create) -> Objects.requireNonNull(create.getHostConfig()).withInit(true))
			.withCommand("sleep", "infinity");
		container.start();
		return container;
	}

	/**
	 * Build an image.
	 * @param name its name
	 * @param packages the packages to install
	 * @return the image
	 */
	static ImageFromDockerfile image(String name, String packages) {
		ImageFromDockerfile image = new ImageFromDockerfile(PREFIX + name, false)
			.withDockerfileFromBuilder((builder) -> builder.from("debian:bookworm-slim")
				.run("apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "
						+ packages)
				.build())
			.withBuildImageCmdModifier((build) -> build.withNetworkMode("host"));
		build(image);
		return image;
	}

	/**
	 * Builds one image at a time, also if tests run in several processes: what two of
	 * them need, the second has from the engine's cache.
	 */
	private static void build(ImageFromDockerfile image) {
		try (FileChannel file = FileChannel.open(Path.of("target", "images.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			file.lock();
			image.get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void copy(GenericContainer<?> container, String content, String path) {
		container.copyFileToContainer(Transferable.of(content.getBytes(StandardCharsets.UTF_8), 0600), path);
	}

	/**
	 * A port of the loopback address that a service in a container can listen on. The
	 * system gives it to nobody who listens on any port meanwhile.
	 */
	static int freePort() throws IOException {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// Somebody has it
			}
		}
	}

}
