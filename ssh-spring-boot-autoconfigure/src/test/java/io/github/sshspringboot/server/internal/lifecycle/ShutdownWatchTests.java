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

package io.github.sshspringboot.server.internal.lifecycle;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.ForkedJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownWatch}, with JVMs of their own.
 */
class ShutdownWatchTests {

	@TempDir
	private Path directory;

	@Test
	void slowEndWithALargeHeapIsLeftAlone() throws Exception {
		assertThat(run("large", "true", 6)).contains("Ended by itself");
	}

	@Test
	void slowEndWithALargeHeapIsLeftAloneIfNobodyMayAskForCollections() throws Exception {
		assertThat(run("garbage", "true", 6)).contains("Ended by itself");
	}

	@Test
	void fullHeapOfTheApplicationIsLeftAloneOnceTheServerStopped() throws Exception {
		assertThat(run("full", "false", 6)).contains("Ended by itself");
	}

	@Test
	void fullHeapIsNotWaitedForWhileTheServerDoesNotStop() throws Exception {
		assertThat(run("full", "true", 30)).contains("The JVM is halted").doesNotContain("Ended by itself");
	}

	/**
	 * Let the application run, and end within the given seconds if it is left alone.
	 */
	private String run(String heap, String unfinished, int seconds) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output");
		try (ForkedJvm jvm = ForkedJvm.start(output, List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+DisableExplicitGC"),
				Application.class, heap, unfinished, Integer.toString(seconds))) {
			assertThat(jvm.awaitEnd(60)).isTrue();
			return jvm.output();
		}
	}

	public static final class Application {

		private static final byte[] ENDED = "Ended by itself\n".getBytes(StandardCharsets.UTF_8);

		private static final FileOutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);

		private static final List<byte[]> held = new ArrayList<>(100_000);

		private Application() {
		}

		public static void main(String[] args) {
			ShutdownWatch watch = new ShutdownWatch(() -> {
			}, () -> Boolean.parseBoolean(args[1]), Duration.ofSeconds(1));
			watch.open();
			new Thread(watch::watch).start();
			long seconds = Long.parseLong(args[2]);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> endSlowly(seconds)));
			fill(args[0]);
			System.exit(0);
		}

		private static void fill(String heap) {
			switch (heap) {
				case "garbage" -> fillTo(22);
				case "large" -> fillTo(21);
				default -> fillWhole();
			}
			if (heap.equals("garbage")) {
				held.clear();
			}
		}

		private static void fillTo(int parts) {
			Runtime runtime = Runtime.getRuntime();
			while (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > runtime.maxMemory() / parts) {
				held.add(new byte[16 * 1024]);
			}
		}

		private static void fillWhole() {
			try {
				while (true) {
					held.add(new byte[1024]);
				}
			}
			catch (OutOfMemoryError ex) {
				held.subList(held.size() - 300, held.size()).clear();
			}
		}

		private static void endSlowly(long seconds) {
			try {
				TimeUnit.SECONDS.sleep(seconds);
				OUTPUT.write(ENDED);
			}
			catch (IOException | InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
