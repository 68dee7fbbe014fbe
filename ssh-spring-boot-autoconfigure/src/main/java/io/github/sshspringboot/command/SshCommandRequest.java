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

import java.util.List;

import io.github.sshspringboot.server.SshConnection;

/**
 * A command that a user wants to run. An {@code AuthorizationManager} bean for this type
 * decides on it before the arguments are bound.
 *
 * @param commandName the full name of the command, such as {@code orders list}
 * @param arguments the words after the name as typed, not validated; the values of secret
 * options are {@code ******}
 * @param connection the user's connection
 * @since 0.1.0
 */
public record SshCommandRequest(String commandName, List<String> arguments, SshConnection connection) {

}
