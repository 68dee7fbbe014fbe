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

package io.github.sshspringboot.files.internal;

/**
 * How a file is opened: the flags of SFTP (draft-ietf-secsh-filexfer-02 section 6.3), of
 * which {@code exclusive} demands that the file does not exist, with the permissions of a
 * file that is created.
 */
public record OpenMode(boolean read, boolean write, boolean append, boolean create, boolean truncate, boolean exclusive,
		int permissions) {

	public static final OpenMode READ = new OpenMode(true, false, false, false, false, false, 0);

}
