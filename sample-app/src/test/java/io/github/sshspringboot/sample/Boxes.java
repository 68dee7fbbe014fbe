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

import java.util.List;

import com.github.dockerjava.api.model.Container;
import org.testcontainers.DockerClientFactory;

/**
 * The containers of sessions.
 */
final class Boxes {

	private static final String PROCESS = "io.github.sshspringboot.process";

	private static final String PACKAGES = "openssh-client openssh-sftp-server vim-tiny less procps";

	private Boxes() {
	}

	/**
	 * An image with what sessions need, built at first use.
	 */
	static String image() {
		return Holder.image;
	}

	/**
	 * The containers of an application that there are, also those that have ended. Those
	 * of other tests are not its own.
	 */
	static List<Container> list(Sample sample) {
		String process = sample.pid() + "-";
		return DockerClientFactory.instance()
			.client()
			.listContainersCmd()
			.withShowAll(true)
			.withAncestorFilter(List.of(image()))
			.exec()
			.stream()
			.filter((container) -> container.getLabels().getOrDefault(PROCESS, "").startsWith(process))
			.toList();
	}

	private static final class Holder {

		private static final String image = Containers.image("box", PACKAGES).get();

	}

}
