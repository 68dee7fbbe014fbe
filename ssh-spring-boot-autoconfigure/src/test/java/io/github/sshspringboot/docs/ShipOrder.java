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

package io.github.sshspringboot.docs;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/**
 * Example of the page on migration.
 */
@SuppressWarnings("NullAway.Init")
@Component
@Command(name = "ship", description = "Ships an order.", mixinStandardHelpOptions = true)
class ShipOrder implements Callable<Integer> {

	@Parameters(paramLabel = "<id>", description = "The order.")
	long id;

	@Option(names = "--express", description = "Ship it today.")
	boolean express;

	@Spec
	CommandSpec spec;

	@Override
	@PreAuthorize("hasRole('ADMIN')")
	public Integer call() {
		this.spec.commandLine().getOut().println("Shipped " + this.id + (this.express ? " today" : ""));
		return ExitCode.OK;
	}

}
