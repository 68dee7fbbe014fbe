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

package io.github.sshspringboot.command;

import java.util.Collection;

/**
 * Interface for beans that contribute commands that are not declared by annotated
 * methods. Each bean is asked once, after all singletons have been created. A command of
 * an annotated method of the application takes precedence over one of the same name from
 * a source.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshCommandSource {

	/**
	 * Return the commands of this source.
	 * @return the commands, each with a different name
	 */
	Collection<SshCommandSpec> getCommands();

}
