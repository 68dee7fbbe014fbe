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

package io.github.sshspringboot.files.internal.observed;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.server.SshConnection;

/**
 * Those who are told about files: listeners before an operation, and a publisher of
 * events after it, which runs on an executor that users share.
 */
public final class FileObservers {

	private final Supplier<List<SshFileListener>> listeners;

	private final Consumer<SshFileEvent> publisher;

	private final BiConsumer<String, Runnable> executor;

	public FileObservers(Supplier<List<SshFileListener>> listeners, Consumer<SshFileEvent> publisher,
			BiConsumer<String, Runnable> executor) {
		this.listeners = listeners;
		this.publisher = publisher;
		this.executor = executor;
	}

	/**
	 * Return the files of a session as those whose observers are told.
	 */
	public FileTree observe(FileTree files, SshConnection connection) {
		String owner = connection.getAuthentication().getName().toLowerCase(Locale.ROOT);
		return new ObservedFileTree(files, new FileVeto(this.listeners.get(), connection),
				new FileEventQueue(this.publisher, (task) -> this.executor.accept(owner, task)), connection);
	}

}
