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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.SshConnection;

/**
 * Commands of the application that is tested.
 */
@SshCommand
class TestCommands {

	@SshCommand(name = "whoami", description = "Print the name of the user")
	String whoami(Principal user) {
		return user.getName();
	}

	@SshCommand(name = "fruits", description = "List fruits")
	List<Fruit> fruits() {
		return List.of(new Fruit("apple", 3), new Fruit("pear", 5));
	}

	@SshCommand(name = "broken", description = "Fail")
	void broken() {
		throw new SshCommandException("It does not work");
	}

	@SshCommand(name = "env", description = "Print an environment variable")
	String env(@SshArgument String name, SshCommandContext context) {
		return String.valueOf(context.getEnvironment().get(name));
	}

	@SshCommand(name = "upper", description = "Print standard input in capital letters")
	void upper(InputStream input, PrintWriter output) throws IOException {
		byte[] buffer = new byte[1024];
		for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
			output.print(new String(buffer, 0, count, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
			output.flush();
		}
	}

	@SshCommand(name = "hang", description = "Print a line and never end")
	void hang(PrintWriter output) throws InterruptedException {
		output.println("started");
		output.flush();
		Thread.sleep(Long.MAX_VALUE);
	}

	@SshCommand(name = "flood", description = "Print without an end")
	void flood(PrintWriter output) {
		while (!output.checkError()) {
			output.println("flood".repeat(1000));
		}
	}

	@SshCommand(name = "ask", description = "Ask a question")
	String ask(SshTerminal terminal) {
		return "You said " + terminal.ask("Colour?", "colour");
	}

	@SshCommand(name = "size", description = "Print the size of the terminal")
	String size(SshTerminal terminal) {
		return terminal.getColumns() + "x" + terminal.getRows();
	}

	@SshCommand(name = "red", description = "Print something red")
	void red(PrintWriter output) {
		output.print("\u001b[1;31mred\u001b[0m and plain");
	}

	@SshCommand(name = "connection", description = "Print the id of the connection")
	String connection(SshConnection connection) {
		return connection.getId();
	}

	@SshCommand(name = "running", description = "List the commands of the connection that run")
	List<String> running(SshConnection connection) {
		return connection.getRunningCommands();
	}

	@SshCommand(name = "drop", description = "Close the connection")
	void drop(SshConnection connection) {
		connection.close("Dropped");
	}

	@SshSubsystem("desk@example.com")
	void desk(SshCommandContext context, InputStream input, OutputStream output) throws IOException {
		output.write((context.getEnvironment().get("SHOP_DESK") + " ").getBytes(StandardCharsets.UTF_8));
		input.transferTo(output);
	}

	record Fruit(String name, int count) {

	}

}
