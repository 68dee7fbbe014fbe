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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.command.SshCommandKind;
import org.jspecify.annotations.Nullable;

/**
 * Command names and descriptions of the endpoints of Spring Boot and of this project.
 */
final class KnownEndpoints {

	/** The words after the ids, by endpoint and operation. */
	private static final Map<String, String> VERBS = Map.ofEntries(Map.entry("caches.clearCache", "clear"),
			Map.entry("caches.clearCaches", "clear"), Map.entry("integrationgraph.rebuild", "rebuild"),
			Map.entry("loggers.configureLogLevel", "set"), Map.entry("quartz.triggerQuartzJob", "trigger"),
			Map.entry("sessions.deleteSession", "delete"), Map.entry("ssh.closeConnection", "close"),
			Map.entry("ssh.closeTunnel", "close"), Map.entry("ssh.closeUser", "close"),
			Map.entry("ssh.tunnels", "tunnels"), Map.entry("sshpenalties.clearPenalties", "clear"),
			Map.entry("sshpenalties.clearPenalty", "clear"), Map.entry("startup.startup", "drain"),
			Map.entry("threaddump.textThreadDump", "text"));

	/** Endpoints whose reading reveals other users, their data or the configuration. */
	private static final Set<String> REVEALING = Set.of("auditevents", "configprops", "env", "heapdump",
			"httpexchanges", "logfile", "quartz", "sessions", "ssh", "sshpenalties", "threaddump");

	/** Parameters that are arguments although they are not selectors. */
	private static final Map<String, String> ARGUMENTS = Map.of("loggers.configuredLevel", "level");

	/** Names that users see of parameters. */
	private static final Map<String, String> LABELS = Map.of("metrics.requiredMetricName", "name", "env.toMatch",
			"property", "sessions.sessionId", "id");

	/** What commands do, by the id and the word after it. */
	private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
			Map.entry("auditevents", "Show audit events, such as logins"),
			Map.entry("beans", "Show the beans of the application"),
			Map.entry("caches", "Show the caches, or one of them"),
			Map.entry("caches clear", "Empty all caches, or one of them"),
			Map.entry("conditions", "Show why auto-configurations do or do not apply"),
			Map.entry("configprops", "Show the configuration properties, or those with a prefix"),
			Map.entry("env", "Show the environment, or one property and where it comes from"),
			Map.entry("flyway", "Show the migrations of Flyway"),
			Map.entry("health", "Show the health of the application, or of a component of it"),
			Map.entry("httpexchanges", "Show the latest HTTP exchanges"),
			Map.entry("info", "Show what the application says about itself"),
			Map.entry("integrationgraph", "Show the components of Spring Integration"),
			Map.entry("integrationgraph rebuild", "Rebuild the graph of Spring Integration"),
			Map.entry("liquibase", "Show the change sets of Liquibase"),
			Map.entry("loggers", "Show the levels of the loggers, or of one of them"),
			Map.entry("loggers set",
					"Set the level of a logger or group, or restore the previous one if no level is given"),
			Map.entry("mappings", "Show which handlers the paths of the web are mapped to"),
			Map.entry("metrics", "Show the names of the metrics, or the values of one of them"),
			Map.entry("quartz", "Show the jobs and triggers of Quartz"),
			Map.entry("quartz trigger", "Run a job of Quartz now"),
			Map.entry("sbom", "Show the software bills of materials, or one of them"),
			Map.entry("scheduledtasks", "Show the scheduled tasks"),
			Map.entry("sessions", "Show the HTTP sessions of a user, or one session"),
			Map.entry("sessions delete", "End an HTTP session"), Map.entry("shutdown", "Stop the application"),
			Map.entry("ssh", "Show who is connected by SSH, or one connection"),
			Map.entry("ssh close", "Disconnect one client or all clients of a user, or close one tunnel"),
			Map.entry("ssh tunnels", "Show the tunnels of all clients"),
			Map.entry("sshpenalties", "Show which addresses are refused by SSH, and until when"),
			Map.entry("sshpenalties clear", "Clear the penalty of one address, or of all addresses"),
			Map.entry("startup", "Show the steps of the startup"),
			Map.entry("startup drain", "Show the steps of the startup, and forget them"),
			Map.entry("threaddump", "Show the threads and what they do"),
			Map.entry("threaddump text", "Show the threads as the JVM prints them"));

	/** Endpoints whose commands run even if the server is busy. */
	private static final Set<String> CONTROL = Set.of("shutdown", "ssh", "sshpenalties");

	private KnownEndpoints() {
	}

	static boolean isRevealing(String endpointId) {
		return REVEALING.contains(endpointId);
	}

	static @Nullable String verb(String endpointId, String operationName) {
		return VERBS.get(endpointId + "." + operationName);
	}

	static @Nullable String argument(String endpointId, String parameterName) {
		return ARGUMENTS.get(endpointId + "." + parameterName);
	}

	static @Nullable String label(String endpointId, String parameterName) {
		return LABELS.get(endpointId + "." + parameterName);
	}

	static @Nullable String description(String command) {
		return DESCRIPTIONS.get(command);
	}

	static SshCommandKind kind(String endpointId) {
		return CONTROL.contains(endpointId) ? SshCommandKind.CONTROL : SshCommandKind.WORK;
	}

}
