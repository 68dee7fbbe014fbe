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

package io.github.sshspringboot.files;

import java.io.IOException;

/**
 * Listener that is told what a client is about to do with a file, and may refuse it.
 * Beans of this type are called in order, on the thread of the session, which waits for
 * them: the other clients do not. Use the {@linkplain SshFileEvent events} for what is
 * done.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshFileListener {

	/**
	 * Called before an operation, which the rules of the mount may refuse as well.
	 * @param operation what the client asks to do
	 * @throws IOException to refuse the operation: the client is told the reason of a
	 * {@link java.nio.file.FileSystemException}, and otherwise only that it is not
	 * permitted. Any other exception refuses it too, and is logged.
	 */
	void beforeOperation(SshFileOperation operation) throws IOException;

}
