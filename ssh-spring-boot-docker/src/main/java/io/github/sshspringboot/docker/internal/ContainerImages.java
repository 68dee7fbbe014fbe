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

package io.github.sshspringboot.docker.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import io.github.sshspringboot.session.SshSessionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The images of containers, pulled as it is configured. An image is pulled once for all
 * sessions that wait for it, and its pull goes on if they no longer do.
 */
final class ContainerImages {

	private static final Log logger = LogFactory.getLog(ContainerImages.class);

	private final DockerEngine engine;

	private final ContainerSettings settings;

	private final Executor threads;

	private final ConcurrentMap<String, CompletableFuture<Void>> pulls = new ConcurrentHashMap<>();

	ContainerImages(DockerEngine engine, ContainerSettings settings, Executor threads) {
		this.engine = engine;
		this.settings = settings;
		this.threads = threads;
	}

	/**
	 * Look at the start for an image that is the same for all users, so that sessions
	 * need not wait for it.
	 */
	void prepare() {
		String image = this.settings.template().getImage();
		if (image.contains(UserTexts.USERNAME)) {
			return;
		}
		try {
			if (this.engine.hasImage(image)) {
				return;
			}
			if (this.settings.pull() == ImagePull.NEVER) {
				logger.warn("The image '" + image + "' is not there, and 'ssh.backends.container.pull' is 'never': "
						+ "no session can run in a container until it is loaded");
				return;
			}
			pull(image);
		}
		catch (EngineException ex) {
			logger.warn("The image '" + image + "' cannot be looked for: " + ex.getMessage());
		}
		catch (SshSessionException ex) {
			logger.warn("The image '" + image + "' cannot be pulled", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Pull an image before each container, if that is configured.
	 */
	void beforeContainer(String image) throws SshSessionException, InterruptedException {
		if (this.settings.pull() == ImagePull.ALWAYS) {
			pull(image);
		}
	}

	/**
	 * Pull an image that is not there, if that is configured, and return whether it is
	 * there now.
	 */
	boolean provide(String image) throws SshSessionException, InterruptedException {
		if (this.settings.pull() != ImagePull.IF_MISSING) {
			return false;
		}
		pull(image);
		return true;
	}

	private void pull(String image) throws SshSessionException, InterruptedException {
		CompletableFuture<Void> own = new CompletableFuture<>();
		CompletableFuture<Void> pull = this.pulls.putIfAbsent(image, own);
		if (pull == null) {
			pull = own;
			try {
				this.threads.execute(() -> pull(image, own));
			}
			catch (RuntimeException | Error ex) {
				end(image, own, ex);
			}
		}
		try {
			pull.get();
		}
		catch (ExecutionException ex) {
			throw new SshSessionException("The image of the container could not be loaded.", ex.getCause());
		}
	}

	private void pull(String image, CompletableFuture<Void> result) {
		try {
			this.engine.pull(image, this.settings.pullTimeout());
			end(image, result, null);
		}
		catch (EngineException | RuntimeException | Error ex) {
			end(image, result, ex);
		}
	}

	private void end(String image, CompletableFuture<Void> result, @Nullable Throwable failure) {
		this.pulls.remove(image);
		if (failure != null) {
			result.completeExceptionally(failure);
		}
		else {
			result.complete(null);
		}
	}

}
