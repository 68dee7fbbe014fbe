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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The first process of a session and all that came from it: what is in its session of the
 * system, has its mark in the environment, or descends from one of those. Without
 * {@code /proc}, its descendants.
 */
final class ProcessFamily {

	private static final Log logger = LogFactory.getLog(ProcessFamily.class);

	/** Name of the variable that marks the processes of a session. */
	static final String MARK = "SSH_SPRING_BOOT_PROCESS";

	private static final Path PROC = Path.of("/proc");

	private static final Path SHELL = Path.of("/bin/sh");

	private static final Duration KILL_TIME = Duration.ofSeconds(2);

	private static final long POLL_MILLIS = 10;

	private final Process first;

	private final boolean sessionLeader;

	private final byte[] mark;

	ProcessFamily(Process first, boolean sessionLeader, String mark) {
		this.first = first;
		this.sessionLeader = sessionLeader;
		this.mark = (MARK + "=" + mark).getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Send a signal to the process group of the first process, as OpenSSH does, or to the
	 * process itself as long as it leads none.
	 */
	void signal(String name) {
		if (!this.first.isAlive()) {
			return;
		}
		String kill = "kill -s " + name + " -- ";
		String itself = kill + this.first.pid();
		if (!run(this.sessionLeader ? kill + "-" + this.first.pid() + " || " + itself : itself)) {
			this.first.destroy();
		}
	}

	/**
	 * Send a signal to what has the terminal, such as the program that a shell runs.
	 */
	void signalForeground(String name) {
		@Nullable Stat stat = this.first.isAlive() ? Stat.of(this.first.pid()) : null;
		if (stat == null || stat.foreground() <= 1) {
			signal(name);
		}
		else {
			run("kill -s " + name + " -- -" + stat.foreground());
		}
	}

	/**
	 * End all processes: with {@code HUP}, and those that are left after the grace
	 * period, or when this thread is interrupted, with {@code KILL}.
	 */
	void end(Duration grace) {
		Set<Long> members = members();
		if (members.isEmpty()) {
			return;
		}
		boolean interrupted = Thread.interrupted();
		hangUp(members);
		try {
			if (!interrupted) {
				await(grace, () -> members.stream().noneMatch(ProcessFamily::isAlive));
			}
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		interrupted |= killAll();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Send {@code HUP} to processes, and wake those that are stopped.
	 */
	private static void hangUp(Set<Long> pids) {
		String targets = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
		if (!run("kill -s HUP -- " + targets + "; kill -s CONT -- " + targets)) {
			handles(pids).forEach(ProcessHandle::destroy);
		}
	}

	/**
	 * Kill what is left, and return whether this thread was interrupted meanwhile.
	 */
	private boolean killAll() {
		boolean interrupted = false;
		long deadline = System.nanoTime() + KILL_TIME.toNanos();
		Set<Long> members = members();
		while (!members.isEmpty() && System.nanoTime() < deadline) {
			handles(members).forEach(ProcessHandle::destroyForcibly);
			try {
				Thread.sleep(POLL_MILLIS);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
			members = members();
		}
		if (!members.isEmpty()) {
			logger.warn("Processes of a session cannot be ended: " + members);
		}
		return interrupted;
	}

	private static void await(Duration time, BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + time.toNanos();
		while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
			Thread.sleep(POLL_MILLIS);
		}
	}

	private static List<ProcessHandle> handles(Set<Long> pids) {
		List<ProcessHandle> handles = new ArrayList<>();
		pids.forEach((pid) -> ProcessHandle.of(pid).ifPresent(handles::add));
		return handles;
	}

	private static boolean isAlive(long pid) {
		if (Files.isDirectory(PROC.resolve("self"))) {
			return Stat.of(pid) != null;
		}
		return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
	}

	/**
	 * Send signals by the {@code kill} of a shell, for Java knows {@code TERM} and
	 * {@code KILL} only.
	 * @return whether there is a shell
	 */
	private static boolean run(String script) {
		if (!Files.isExecutable(SHELL)) {
			return false;
		}
		ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), "-c", script);
		builder.environment().clear();
		builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
		try {
			builder.start().waitFor();
			return true;
		}
		catch (IOException ex) {
			logger.debug("Signal not sent", ex);
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	/**
	 * Return the processes that are alive.
	 */
	private Set<Long> members() {
		Map<Long, Stat> all = processes();
		Set<Long> members = new HashSet<>();
		if (all.isEmpty()) {
			ProcessHandle.of(this.first.pid()).filter((handle) -> this.first.isAlive()).ifPresent((handle) -> {
				handle.descendants().forEach((descendant) -> members.add(descendant.pid()));
				members.add(handle.pid());
			});
			return members;
		}
		all.forEach((pid, stat) -> {
			if (isFirst(pid) || (this.sessionLeader && stat.session() == this.first.pid()) || isMarked(pid)) {
				members.add(pid);
			}
		});
		boolean grown = !members.isEmpty();
		while (grown) {
			grown = members.addAll(all.entrySet()
				.stream()
				.filter((process) -> members.contains(process.getValue().parent()))
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet()));
		}
		return members;
	}

	private boolean isFirst(long pid) {
		return pid == this.first.pid() && this.first.isAlive();
	}

	private boolean isMarked(long pid) {
		try {
			byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
			for (int start = 0; start + this.mark.length <= environment.length; start++) {
				int end = start + this.mark.length;
				if ((start == 0 || environment[start - 1] == 0)
						&& Arrays.equals(environment, start, end, this.mark, 0, this.mark.length)) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Map<Long, Stat> processes() {
		Map<Long, Stat> processes = new HashMap<>();
		long self = ProcessHandle.current().pid();
		try (DirectoryStream<Path> paths = Files.newDirectoryStream(PROC, "[0-9]*")) {
			for (Path path : paths) {
				long pid = Long.parseLong(path.getFileName().toString());
				@Nullable Stat stat = (pid != self) ? Stat.of(pid) : null;
				if (stat != null) {
					processes.put(pid, stat);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("No list of processes", ex);
		}
		return processes;
	}

	/**
	 * What the system tells of a process.
	 *
	 * @param parent its parent
	 * @param session its session
	 * @param foreground the process group that has its terminal
	 */
	private record Stat(long parent, long session, long foreground) {

		/**
		 * Return what the system tells of a process, or {@code null} if it has ended.
		 */
		static @Nullable Stat of(long pid) {
			try {
				String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
				String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
				boolean ended = fields[0].equals("Z") || fields[0].equals("X");
				return ended ? null
						: new Stat(Long.parseLong(fields[1]), Long.parseLong(fields[3]), Long.parseLong(fields[5]));
			}
			catch (IOException ex) {
				return null;
			}
		}

	}

}
