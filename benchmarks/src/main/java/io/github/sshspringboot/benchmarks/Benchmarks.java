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

package io.github.sshspringboot.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.benchmarks.Comparison.Workload;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Compares the starter with a bare Apache MINA SSHD server and, where it is installed,
 * with OpenSSH's sshd, each in a process of its own on the loopback interface, and prints
 * the ratios as a Markdown table.
 */
public final class Benchmarks {

	private static final List<String> CIPHERS = List.of("aes128-gcm@openssh.com", "aes128-ctr",
			"chacha20-poly1305@openssh.com");

	/**
	 * At least 0.9 of the speed.
	 */
	private static final double FILES_TARGET = 1.11;

	private final Options options;

	private final Path directory;

	private final List<Row> rows = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private Benchmarks(Options options, Path directory) {
		this.options = options;
		this.directory = directory;
	}

	public static void main(String[] args) throws Exception {
		Options options = Options.of(args);
		Path directory = Files.createTempDirectory("ssh-benchmarks");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
		try (Processes processes = new Processes()) {
			new Benchmarks(options, directory).run(processes);
		}
		catch (Exception ex) {
			ex.printStackTrace();
			System.exit(1);
		}
		System.exit(0);
	}

	private void run(Processes processes) throws Exception {
		long start = System.nanoTime();
		if (this.options.includesAny("login", "key-login", "ssh", "exec", "parallel", "typed", "stream", "recording",
				"heap", "files", "tunnels")) {
			compareServers(processes);
		}
		if (this.options.includes("containers")) {
			compareContainers(processes);
		}
		if (this.options.includes("first-login")) {
			Path identity = Files.createDirectory(this.directory.resolve("first-logins"));
			this.rows.add(new FirstLogins(this.options, Identity.create(identity)).compare());
		}
		if (this.options.includes("start")) {
			compareStarts(processes);
		}
		Report.print(this.rows, this.notes, System.nanoTime() - start);
	}

	private void compareStarts(Processes processes) throws Exception {
		ApplicationStarts starts = new ApplicationStarts(this.options, this.directory, processes);
		this.rows.add(starts.compare());
		Path java = this.options.java25();
		if (java == null && Runtime.version().feature() >= 25) {
			java = Processes.java();
		}
		if (java != null) {
			this.rows.add(starts.compareCached(java));
		}
		else {
			this.notes.add("There is no --java25: starts with an AOT cache are left out.");
		}
	}

	private void compareServers(Processes processes) throws Exception {
		Identity identity = Identity.create(this.directory);
		Server starter = JavaServer.start("starter", StarterServer.class, identity, processes);
		Server bare = JavaServer.start("bare MINA", BareServer.class, identity, processes);
		Server openSsh = startOpenSsh(identity, processes);
		try (Clients clients = new Clients(identity)) {
			check(clients, openSsh, starter, bare);
			Comparison comparison = new Comparison(this.options, starter, bare, openSsh);
			compare(comparison, "login", Row.atMost("Login by password, exec, close (Java client)", 1.05),
					new Workload(clients::passwordLogin, false));
			compare(comparison, "key-login", Row.atMost("Login by key, exec, close (Java client)", 1.05),
					new Workload(clients::keyLogin, true));
			compareOpenSshClient(comparison, identity);
			compare(comparison, "exec", Row.atMost("Exec on an open connection, one after the other", 0.75),
					new Workload(clients::exec, true));
			compare(comparison, "parallel", Row.atLeast("Exec on an open connection, 8 at once (per second)", 1.4),
					new Workload(clients::parallelExec, true));
			if (this.options.includesAny("exec", "parallel")) {
				Server pooled = JavaServer.start("pooled MINA", PooledBareServer.class, identity, processes);
				Comparison toPooled = new Comparison(this.options, starter, pooled, null);
				compare(toPooled, "exec",
						Row.atMost("Exec, one after the other, against bare MINA with a pool of threads", 0.75),
						new Workload(clients::exec, false));
				compare(toPooled, "parallel",
						Row.atLeast("Exec, 8 at once, against bare MINA with a pool of threads (per second)", 1.4),
						new Workload(clients::parallelExec, false));
			}
			if (this.options.includes("typed")) {
				this.rows.add(new TypedLines(this.options, clients, (JavaServer) starter, (JavaServer) bare).compare());
			}
			for (String cipher : CIPHERS) {
				compare(comparison, "stream", Row.atLeast("Stream by " + cipher + " (bytes per second)", 0.95),
						new Workload((server, slice) -> clients.stream(server, cipher, slice), true));
			}
			if (this.options.includes("recording")) {
				Server recording = JavaServer.start("recording", RecordingServer.class, identity, processes);
				Comparison recorded = new Comparison(this.options, recording, starter, null);
				compare(recorded, "recording",
						Row.atLeast("Stream that is recorded, against one that is not (bytes per second)", 0.95),
						new Workload(clients::streamOffsets, false));
				compare(recorded, "recording",
						Row.atLeast("Text that is recorded, against text that is not (bytes per second)", 0.95),
						new Workload(clients::streamText, false));
			}
			if (this.options.includes("heap")) {
				this.rows.add(new IdleHeap(this.options, clients, (JavaServer) starter, (JavaServer) bare).compare());
			}
		}
		if (openSsh != null) {
			compareFiles(new Comparison(this.options, starter, openSsh, null), identity);
			compareTunnels(new Comparison(this.options, starter, openSsh, null), identity);
		}
	}

	private void compareContainers(Processes processes) throws Exception {
		Path docker = ContainerStarts.findDocker();
		if (docker == null) {
			this.notes.add(
					"There is no Docker engine with the image " + ContainerStarts.IMAGE + ": containers are left out.");
			return;
		}
		Path identity = Files.createDirectory(this.directory.resolve("containers"));
		this.rows.add(ContainerStarts.compare(this.options, Identity.create(identity), docker, processes));
	}

	private void compareOpenSshClient(Comparison comparison, Identity identity) throws Exception {
		if (!this.options.includes("ssh")) {
			return;
		}
		OpenSshClient client = OpenSshClient.find(this.options, identity);
		if (client == null) {
			this.notes.add("OpenSSH's client is not installed: whole runs of it are left out.");
			return;
		}
		compare(comparison, "ssh", Row.atMost("Whole run of `ssh host 'diag echo x'` (OpenSSH's client)", 0.4),
				new Workload(client::run, true));
	}

	private void compareFiles(Comparison comparison, Identity identity) throws Exception {
		FileTransfers transfers = this.options.includes("files") ? FileTransfers.find(this.options, identity) : null;
		if (transfers != null) {
			compare(comparison, "files", Row.atMost("Upload of 1 GB by sftp, against sshd", FILES_TARGET),
					new Workload(transfers::uploadLarge, true));
			compare(comparison, "files", Row.atMost("Download of 1 GB by sftp, against sshd", FILES_TARGET),
					new Workload(transfers::downloadLarge, true));
			compare(comparison, "files", Row.atMost("Upload of 2,000 files of 10 KB, against sshd", FILES_TARGET),
					new Workload(transfers::uploadSmall, true));
			compare(comparison, "files", Row.atMost("Download of 2,000 files of 10 KB, against sshd", FILES_TARGET),
					new Workload(transfers::downloadSmall, true));
		}
	}

	private void compareTunnels(Comparison comparison, Identity identity) throws Exception {
		if (!this.options.includes("tunnels")) {
			return;
		}
		try (TunnelStreams tunnels = TunnelStreams.find(this.options, identity)) {
			if (tunnels != null) {
				compare(comparison, "tunnels", Row.atMost("512 MB from a tunnel (ssh -W), against sshd", FILES_TARGET),
						new Workload(tunnels::download, true));
				compare(comparison, "tunnels", Row.atMost("512 MB into a tunnel (ssh -W), against sshd", FILES_TARGET),
						new Workload(tunnels::upload, true));
			}
		}
	}

	private void compare(Comparison comparison, String name, Row row, Workload workload) throws Exception {
		if (this.options.includes(name)) {
			this.rows.add(comparison.run(row, workload));
		}
	}

	private static void check(Clients clients, @Nullable Server... servers) throws Exception {
		for (Server server : servers) {
			if (server != null) {
				clients.check(server);
			}
		}
	}

	private @Nullable Server startOpenSsh(Identity identity, Processes processes) throws Exception {
		Path sshd = OpenSshServer.find(this.options);
		if (sshd == null) {
			this.notes.add("OpenSSH's sshd is not installed: its column is left out.");
			return null;
		}
		try {
			return OpenSshServer.start(sshd, identity, processes);
		}
		catch (IllegalStateException ex) {
			this.notes.add("OpenSSH's sshd did not start: its column is left out (" + ex.getMessage() + ").");
			return null;
		}
	}

}
