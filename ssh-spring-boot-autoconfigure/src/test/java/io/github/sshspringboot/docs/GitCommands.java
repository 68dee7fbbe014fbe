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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

@SshCommand
@EnableMethodSecurity
class GitCommands {

	private static final Pattern REPOSITORY = Pattern.compile("'/?([a-z0-9][a-z0-9-]{0,63})\\.git'");

	private final Path directory;

	GitCommands(@Value("${git.directory}") Path directory) {
		this.directory = directory;
	}

	@SshCommand(name = "git-upload-pack", description = "Serve git clone and fetch", raw = true, hidden = true)
	@PreAuthorize("hasAuthority('GIT_READ')")
	void upload(@SshArgument String arguments, SshCommandContext context) throws IOException {
		try (Repository repository = open(arguments); UploadPack pack = new UploadPack(repository)) {
			pack.setExtraParameters(List.of(context.getEnvironment().getOrDefault("GIT_PROTOCOL", "").split(":")));
			pack.upload(context.getInput(), context.getOutput(), context.getError());
		}
	}

	@SshCommand(name = "git-receive-pack", description = "Serve git push", raw = true, hidden = true)
	@PreAuthorize("hasAuthority('GIT_WRITE')")
	void receive(@SshArgument String arguments, SshCommandContext context) throws IOException {
		try (Repository repository = open(arguments)) {
			ReceivePack pack = new ReceivePack(repository);
			pack.setRefLogIdent(new PersonIdent(context.getAuthentication().getName(), ""));
			pack.setCheckReceivedObjects(true);
			pack.setMaxPackSizeLimit(100_000_000);
			pack.receive(context.getInput(), context.getOutput(), context.getError());
		}
	}

	private Repository open(String arguments) throws IOException {
		Matcher matcher = REPOSITORY.matcher(arguments);
		if (matcher.matches()) {
			Path repository = this.directory.resolve(matcher.group(1) + ".git");
			if (Files.isDirectory(repository, LinkOption.NOFOLLOW_LINKS)) {
				return new FileRepositoryBuilder().setGitDir(repository.toFile()).setMustExist(true).build();
			}
		}
		throw new SshCommandException("There is no such repository");
	}

}
