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

package io.github.sshspringboot.actuate.endpoint;

import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.command.annotation.SshCommandKind;
import org.jspecify.annotations.Nullable;

/**
 * The words for Spring Boot's own endpoints.
 */
final class KnownEndpoints {

	private static final Map<String, String> VERBS = Map.ofEntries(Map.entry("caches.clearCache", "clear"),
			Map.entry("caches.clearCaches", "clear"), Map.entry("integrationgraph.rebuild", "rebuild"),
			Map.entry("loggers.configureLogLevel", "set"), Map.entry("quartz.triggerQuartzJob", "trigger"),
			Map.entry("sessions.deleteSession", "delete"), Map.entry("ssh.closeConnection", "close"),
			Map.entry("ssh.closeUser", "close"), Map.entry("sshpenalties.clearPenalties", "clear"),
			Map.entry("sshpenalties.clearPenalty", "clear"), Map.entry("startup.startup", "drain"),
			Map.entry("threaddump.textThreadDump", "text"));

	private static final Set<String> REVEALING = Set.of("auditevents", "configprops", "env", "heapdump",
			"httpexchanges", "logfile", "quartz", "sessions", "ssh", "sshpenalties", "threaddump");

	private static final Map<String, String> ARGUMENTS = Map.of("loggers.configuredLevel", "level");

	private static final Map<String, String> LABELS = Map.of("metrics.requiredMetricName", "name", "env.toMatch",
			"property", "sessions.sessionId", "id");

	private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
			Map.entry("auditevents", "Show audit events, such as logins"),
			Map.entry("beans", "Show the beans of the application"),
			Map.entry("caches", "Show the caches, or one of them"),
			Map.entry("caches clear", "Empty all caches, or one of them"),
			Map.entry("conditions", "Show why auto-configurations apply or not"),
			Map.entry("configprops", "Show the configuration properties, or those with a prefix"),
			Map.entry("env", "Show the environment, or one property and where it comes from"),
			Map.entry("flyway", "Show the migrations of Flyway"),
			Map.entry("health", "Show the health of the application, or of a component of it"),
			Map.entry("httpexchanges", "Show the latest HTTP exchanges"),
			Map.entry("info", "Show what the application says about itself"),
			Map.entry("integrationgraph", "Show the components of Spring Integration"),
			Map.entry("integrationgraph rebuild", "Build the graph of Spring Integration anew"),
			Map.entry("liquibase", "Show the change sets of Liquibase"),
			Map.entry("loggers", "Show the levels of the loggers, or of one of them"),
			Map.entry("loggers set",
					"Set the level of a logger or a group, or without a level set the one before again"),
			Map.entry("mappings", "Show which paths of the web lead where"),
			Map.entry("metrics", "Show the names of the metrics, or the values of one of them"),
			Map.entry("quartz", "Show the jobs and triggers of Quartz"),
			Map.entry("quartz trigger", "Run a job of Quartz now"),
			Map.entry("sbom", "Show the software bills of materials, or one of them"),
			Map.entry("scheduledtasks", "Show the scheduled tasks"),
			Map.entry("sessions", "Show the HTTP sessions of a user, or one session"),
			Map.entry("sessions delete", "End an HTTP session"), Map.entry("shutdown", "Stop the application"),
			Map.entry("ssh", "Show who is connected by SSH, or one connection"),
			Map.entry("ssh close", "Disconnect one client, or all of a user"),
			Map.entry("sshpenalties", "Show which addresses SSH refuses, and until when"),
			Map.entry("sshpenalties clear", "Let one address connect by SSH again, or all"),
			Map.entry("startup", "Show the steps of the start"),
			Map.entry("startup drain", "Show the steps of the start and forget them"),
			Map.entry("threaddump", "Show the threads and what they do"),
			Map.entry("threaddump text", "Show the threads as the JVM prints them"));

	private static final Set<String> CONTROL = Set.of("shutdown", "ssh", "sshpenalties");

	private KnownEndpoints() {
	}

	/**
	 * Whether reading an endpoint tells about other users, their data, or the
	 * configuration.
	 * @param endpointId the id of the endpoint
	 * @return whether it is for administrators
	 */
	static boolean isRevealing(String endpointId) {
		return REVEALING.contains(endpointId);
	}

	/**
	 * The word after the id of the endpoint.
	 * @param endpointId the id
	 * @param operationName the name of the operation
	 * @return the word, {@code null} if the operation has none of ours
	 */
	static @Nullable String verb(String endpointId, String operationName) {
		return VERBS.get(endpointId + "." + operationName);
	}

	/**
	 * The name of an argument, of a parameter that is no selector.
	 * @param endpointId the id of the endpoint
	 * @param parameterName the name of the parameter
	 * @return the name, {@code null} if it is an option
	 */
	static @Nullable String argument(String endpointId, String parameterName) {
		return ARGUMENTS.get(endpointId + "." + parameterName);
	}

	/**
	 * The name that users see of a parameter.
	 * @param endpointId the id of the endpoint
	 * @param parameterName the name of the parameter
	 * @return the name, {@code null} if it is the parameter's
	 */
	static @Nullable String label(String endpointId, String parameterName) {
		return LABELS.get(endpointId + "." + parameterName);
	}

	/**
	 * What a command does.
	 * @param command the id of the endpoint, and the word after it
	 * @return one line, {@code null} if the command is none of Spring Boot's
	 */
	static @Nullable String description(String command) {
		return DESCRIPTIONS.get(command);
	}

	/**
	 * What the commands of an endpoint do with their thread.
	 * @param endpointId the id
	 * @return the kind
	 */
	static SshCommandKind kind(String endpointId) {
		return CONTROL.contains(endpointId) ? SshCommandKind.CONTROL : SshCommandKind.WORK;
	}

}
