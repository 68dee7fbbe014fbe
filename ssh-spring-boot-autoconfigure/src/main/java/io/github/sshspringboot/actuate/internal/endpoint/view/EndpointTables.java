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

package io.github.sshspringboot.actuate.internal.endpoint.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.EndpointView;
import io.github.sshspringboot.actuate.internal.endpoint.view.DocumentNode.UnexpectedDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * {@link EndpointView} for the endpoints of Spring Boot and of this project. The tables
 * are made from the documents that the endpoints return elsewhere, not from their
 * results, so that they never show what the endpoints' mapper hides. Documents of another
 * shape are unknown.
 *
 * @since 0.1.0
 */
public final class EndpointTables implements EndpointView {

	@Override
	public @Nullable Iterable<Map<String, @Nullable Object>> getRows(String endpointId, Map<String, Object> arguments,
			Object document) {
		try {
			return rows(endpointId, arguments, new DocumentNode("", document)).map(TableRow::cells).toList();
		}
		catch (UnexpectedDocumentException ex) {
			return null;
		}
	}

	private static Stream<TableRow> rows(String endpointId, Map<String, Object> arguments, DocumentNode document) {
		return switch (endpointId) {
			case "auditevents" -> auditEvents(document);
			case "beans" -> beans(document, arguments);
			case "caches" -> caches(document);
			case "conditions" -> conditions(document);
			case "configprops" -> configurationProperties(document);
			case "env" -> environment(document, arguments);
			case "flyway" -> flyway(document);
			case "health" -> health(document, arguments);
			case "httpexchanges" -> httpExchanges(document);
			case "info" -> info(document);
			case "integrationgraph" -> integrationGraph(document);
			case "liquibase" -> liquibase(document);
			case "loggers" -> loggers(document, arguments);
			case "mappings" -> mappings(document);
			case "metrics" -> metrics(document);
			case "quartz" -> QuartzTables.rows(document);
			case "sbom" -> document.each("ids").map((id) -> new TableRow().add("id", id));
			case "scheduledtasks" -> scheduledTasks(document);
			case "sessions" -> sessions(document);
			case "ssh" ->
				(document.has("tunnels") && !document.has("user")) ? tunnels(document) : connections(document);
			case "sshpenalties" -> penalties(document);
			case "startup" -> startup(document);
			case "threaddump" -> threads(document);
			default -> throw new UnexpectedDocumentException();
		};
	}

	private static Stream<TableRow> auditEvents(DocumentNode document) {
		return document.each("events")
			.map((event) -> new TableRow().add("time", event.get("timestamp"))
				.addEach(event, "principal", "type", "data"));
	}

	private static Stream<TableRow> beans(DocumentNode document, Map<String, Object> arguments) {
		boolean selected = arguments.containsKey("name");
		return document.each("contexts").flatMap((context) -> context.each("beans").map((bean) -> {
			TableRow row = new TableRow().add("bean", bean.name())
				.addEach(bean, "scope", "type")
				.add("context", context.name());
			return selected ? row.addEach(bean, "dependencies") : row;
		}));
	}

	private static Stream<TableRow> caches(DocumentNode document) {
		if (document.has("cacheManager")) {
			return Stream.of(new TableRow().add("cache", document.get("name"))
				.add("manager", document.get("cacheManager"))
				.addEach(document, "target"));
		}
		return document.each("cacheManagers")
			.flatMap((manager) -> manager.each("caches")
				.map((cache) -> new TableRow().add("cache", cache.name())
					.add("manager", manager.name())
					.addEach(cache, "target")));
	}

	private static Stream<TableRow> conditions(DocumentNode document) {
		return document.each("contexts")
			.flatMap((context) -> Stream
				.of(context.eachIfPresent("positiveMatches")
					.flatMap((matches) -> matches.children()
						.map((match) -> condition("positive", matches.name(), match))),
						context.eachIfPresent("negativeMatches")
							.flatMap((matches) -> matches.eachIfPresent("notMatched")
								.map((match) -> condition("negative", matches.name(), match))),
						context.eachIfPresent("unconditionalClasses")
							.map((type) -> condition("unconditional", type.value(), type)),
						context.eachIfPresent("exclusions").map((type) -> condition("excluded", type.value(), type)))
				.flatMap((rows) -> rows));
	}

	private static TableRow condition(String outcome, @Nullable Object name, DocumentNode match) {
		return new TableRow().add("outcome", outcome).add("name", name).addEach(match, "condition", "message");
	}

	private static Stream<TableRow> configurationProperties(DocumentNode document) {
		return document.each("contexts")
			.flatMap((context) -> context.each("beans"))
			.filter((bean) -> bean.has("properties"))
			.flatMap((bean) -> bean.get("properties")
				.leaves()
				.map((property) -> new TableRow().addEach(bean, "prefix")
					.add("property", property.name())
					.add("value", property)));
	}

	private static Stream<TableRow> environment(DocumentNode document, Map<String, Object> arguments) {
		return document.each("propertySources")
			.flatMap((source) -> source.has("property")
					? Stream.of(property(arguments.get("toMatch"), source.get("property"), source)
						.addEach(source.get("property"), "origin"))
					: source.eachIfPresent("properties")
						.map((property) -> property(property.name(), property, source)));
	}

	private static TableRow property(@Nullable Object name, DocumentNode property, DocumentNode source) {
		return new TableRow().add("property", name).addEach(property, "value").add("source", source.get("name"));
	}

	private static Stream<TableRow> flyway(DocumentNode document) {
		return document.each("contexts")
			.flatMap((context) -> context.each("flywayBeans"))
			.flatMap((bean) -> bean.each("migrations")
				.map((migration) -> new TableRow().addEach(migration, "version", "description", "state", "type")
					.add("installed", migration.get("installedOn"))
					.add("ms", migration.get("executionTime"))
					.add("bean", bean.name())));
	}

	private static Stream<TableRow> health(DocumentNode document, Map<String, Object> arguments) {
		if (!document.has("status")) {
			throw new UnexpectedDocumentException();
		}
		return health((arguments.get("path") instanceof String[] names) ? String.join("/", names) : "", document);
	}

	private static Stream<TableRow> health(String path, DocumentNode health) {
		Object groups = health.get("groups").value();
		TableRow row = new TableRow().add("component", path.isEmpty() ? "overall" : path)
			.addEach(health, "status")
			.add("detail", (groups != null) ? Map.of("groups", groups) : health.get("details").value());
		return Stream.concat(Stream.of(row),
				health.eachIfPresent("components")
					.flatMap((component) -> health(path.isEmpty() ? component.name() : path + "/" + component.name(),
							component)));
	}

	private static Stream<TableRow> httpExchanges(DocumentNode document) {
		return document.each("exchanges")
			.map((exchange) -> new TableRow().add("time", exchange.get("timestamp"))
				.addEach(exchange.get("request"), "method", "uri")
				.addEach(exchange.get("response"), "status")
				.addMillis("ms", exchange.get("timeTaken"))
				.add("principal", exchange.get("principal", "name")));
	}

	private static Stream<TableRow> info(DocumentNode document) {
		return document.leaves()
			.map((property) -> new TableRow().add("property", property.name()).add("value", property));
	}

	private static Stream<TableRow> integrationGraph(DocumentNode document) {
		return document.each("nodes")
			.map((node) -> new TableRow().add("id", node.get("nodeId"))
				.addEach(node, "name")
				.add("type", node.get("componentType"))
				.addEach(node, "input", "output"));
	}

	private static Stream<TableRow> liquibase(DocumentNode document) {
		return document.each("contexts")
			.flatMap((context) -> context.each("liquibaseBeans"))
			.flatMap((bean) -> bean.each("changeSets")
				.map((change) -> new TableRow().addEach(change, "id", "author")
					.add("type", change.get("execType"))
					.add("executed", change.get("dateExecuted"))
					.add("changelog", change.get("changeLog"))
					.addEach(change, "description")
					.add("bean", bean.name())));
	}

	private static Stream<TableRow> loggers(DocumentNode document, Map<String, Object> arguments) {
		if (document.has("level")) {
			TableRow row = new TableRow().addEach(document, "logger", "level");
			return Stream.of(document.has("then") ? row.addEach(document, "until", "then") : row);
		}
		if (document.has("effectiveLevel") || document.has("members")) {
			TableRow row = new TableRow().add("logger", arguments.get("name"))
				.add("configured", document.get("configuredLevel"));
			return Stream.of(document.has("members") ? row.addEach(document, "members")
					: row.add("effective", document.get("effectiveLevel")));
		}
		return Stream.concat(document.each("loggers"), document.eachIfPresent("groups"))
			.map((logger) -> new TableRow().add("logger", logger.name())
				.add("configured", logger.get("configuredLevel"))
				.add("effective", logger.get("effectiveLevel"))
				.addEach(logger, "members"));
	}

	private static Stream<TableRow> mappings(DocumentNode document) {
		return document.each("contexts")
			.map((context) -> context.get("mappings"))
			.flatMap((mappings) -> Stream.of(Stream
				.concat(mappings.eachIfPresent("dispatcherServlets"), mappings.eachIfPresent("dispatcherHandlers"))
				.flatMap((dispatcher) -> dispatcher.children()
					.map((mapping) -> dispatched(mapping).add("by", dispatcher.name()))),
					mappings.eachIfPresent("servlets").map((servlet) -> container(servlet, "mappings", "servlet")),
					mappings.eachIfPresent("servletFilters")
						.map((filter) -> container(filter, "urlPatternMappings", "filter"))))
			.flatMap((rows) -> rows);
	}

	private static TableRow dispatched(DocumentNode mapping) {
		DocumentNode conditions = mapping.get("details", "requestMappingConditions");
		return new TableRow().add("method", conditions.get("methods"))
			.add("path", conditions.has("patterns") ? conditions.get("patterns") : mapping.get("predicate"))
			.addEach(mapping, "handler");
	}

	private static TableRow container(DocumentNode mapping, String paths, String by) {
		return new TableRow().add("method", mapping.get("method"))
			.add("path", mapping.get(paths))
			.add("handler", mapping.get("className"))
			.add("by", by);
	}

	private static Stream<TableRow> metrics(DocumentNode document) {
		if (document.has("names")) {
			return document.each("names").map((name) -> new TableRow().add("metric", name));
		}
		return Stream.concat(
				document.each("measurements")
					.map((measurement) -> new TableRow().add("kind", "measurement")
						.add("name", measurement.get("statistic"))
						.addNumber("value", measurement.get("value"))
						.add("unit", document.get("baseUnit"))),
				document.eachIfPresent("availableTags")
					.map((tag) -> new TableRow().add("kind", "tag")
						.add("name", tag.get("tag"))
						.add("value", tag.get("values"))
						.addEach(tag, "unit")));
	}

	private static Stream<TableRow> scheduledTasks(DocumentNode document) {
		List<String> types = Stream.of("cron", "fixedDelay", "fixedRate", "custom").filter(document::has).toList();
		if (types.isEmpty()) {
			throw new UnexpectedDocumentException();
		}
		return types.stream()
			.flatMap((type) -> document.each(type)
				.map((task) -> new TableRow().add("type", type)
					.add("task", task.get("runnable", "target"))
					.add("schedule",
							Stream.of("expression", "interval", "trigger")
								.map((key) -> task.get(key).value())
								.filter(Objects::nonNull)
								.findFirst()
								.orElse(null))
					.add("next", task.get("nextExecution", "time"))
					.add("last", task.get("lastExecution", "time"))
					.add("status", task.get("lastExecution", "status"))));
	}

	private static Stream<TableRow> sessions(DocumentNode document) {
		return (document.has("creationTime") ? Stream.of(document) : document.each("sessions"))
			.map((session) -> new TableRow().addEach(session, "id")
				.add("created", session.get("creationTime"))
				.add("accessed", session.get("lastAccessedTime"))
				.add("idle", session.get("maxInactiveInterval"))
				.addEach(session, "expired"));
	}

	private static Stream<TableRow> connections(DocumentNode document) {
		return (document.has("authenticationMethods") ? Stream.of(document) : document.each("connections"))
			.map((connection) -> new TableRow()
				.addEach(connection, "id", "user", "address", "listener", "client", "since", "authenticationMethods",
						"channels", "commands")
				.add("received", connection.get("bytesReceived"))
				.add("sent", connection.get("bytesSent")));
	}

	private static Stream<TableRow> tunnels(DocumentNode document) {
		return document.each("tunnels")
			.map((tunnel) -> new TableRow()
				.addEach(tunnel, "id", "connection", "user", "type", "target", "peer", "since")
				.add("received", tunnel.get("bytesReceived"))
				.add("sent", tunnel.get("bytesSent")));
	}

	private static Stream<TableRow> penalties(DocumentNode document) {
		return document.each("penalties")
			.map((penalty) -> new TableRow().addEach(penalty, "source", "reason", "until", "enforced"));
	}

	private static Stream<TableRow> startup(DocumentNode document) {
		return document.get("timeline")
			.each("events")
			.map((event) -> new TableRow().add("start", event.get("startTime"))
				.addMillis("ms", event.get("duration"))
				.add("step", event.get("startupStep", "name"))
				.add("tags", event.get("startupStep", "tags")));
	}

	private static Stream<TableRow> threads(DocumentNode document) {
		return document.each("threads")
			.map((thread) -> new TableRow().add("name", thread.get("threadName"))
				.add("id", thread.get("threadId"))
				.add("state", thread.get("threadState"))
				.add("blocked", thread.get("blockedCount"))
				.add("waited", thread.get("waitedCount"))
				.addEach(thread, "daemon")
				.add("frame", thread.eachIfPresent("stackTrace").findFirst().map(EndpointTables::frame).orElse(null)));
	}

	private static @Nullable Object frame(DocumentNode frame) {
		if (!frame.has("methodName")) {
			return frame.value();
		}
		String method = frame.get("className").value() + "." + frame.get("methodName").value();
		return (frame.get("lineNumber").value() instanceof Number line && line.intValue() > 0) ? method + ":" + line
				: method;
	}

}
