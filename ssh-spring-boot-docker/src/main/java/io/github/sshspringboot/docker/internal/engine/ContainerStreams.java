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

package io.github.sshspringboot.docker.internal.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The streams of a container or of a command in it. Output, input and closing may be on
 * threads of their own. To interrupt a thread that reads output or writes input closes
 * the streams.
 */
public interface ContainerStreams extends Closeable {

	/**
	 * Copy what the container writes until its end. Both streams are flushed whenever
	 * there is nothing more to copy yet. With a terminal there is only output. An
	 * {@link EngineException} is one of the engine, any other exception one of the given
	 * streams.
	 */
	void copyTo(OutputStream output, OutputStream error) throws IOException;

	/**
	 * Return the stream of what the container reads. To close it is the end of that
	 * input, while output goes on; at a terminal it types Ctrl-D.
	 */
	OutputStream input();

	/**
	 * Leave the container alone, from any thread.
	 */
	@Override
	void close();

}
