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

package io.github.sshspringboot.actuate.endpoint.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.actuate.endpoint.EndpointView;
import org.jspecify.annotations.Nullable;

/**
 * Shows the endpoints of Spring Boot as tables.
 *
 * @since 0.1.0
 */
public final class EndpointTables implements EndpointView {

	private static final Map<String, List<TreeTable>> TABLES = Map.ofEntries(
			Map.entry("auditevents", List.of(TreeTable.at("events/*", "time=timestamp", "principal", "type", "data"))),
			Map.entry("beans",
					List.of(TreeTable.at("!{name}/contexts/{context}/beans/{bean}", "bean={bean}", "scope", "type",
							"context={context}"),
							TreeTable.at("?{name}/contexts/{context}/beans/{bean}", "bean={bean}", "scope", "type",
									"context={context}", "dependencies"))),
			Map.entry("caches",
					List.of(TreeTable.at("cacheManagers/{manager}/caches/{cache}", "cache={cache}", "manager={manager}",
							"target"), TreeTable.at("?cacheManager", "cache=name", "manager=cacheManager", "target"))),
			Map.entry("conditions", List.of(
					TreeTable.at("contexts/*/positiveMatches/{name}/*", "outcome='positive'", "name={name}",
							"condition", "message"),
					TreeTable.at("contexts/*/negativeMatches/{name}/notMatched/*", "outcome='negative'", "name={name}",
							"condition", "message"),
					TreeTable.at("contexts/*/unconditionalClasses/*", "outcome='unconditional'", "name=.", "condition",
							"message"),
					TreeTable.at("contexts/*/exclusions/*", "outcome='excluded'", "name=.", "condition", "message"))),
			Map.entry("configprops",
					List.of(TreeTable.at("contexts/*/beans/*/[prefix=prefix]/properties/{**property}",
							"prefix={prefix}", "property={property}", "value=."))),
			Map.entry("env",
					List.of(TreeTable.at("propertySources/*/[source=name]/properties/{property}", "property={property}",
							"value", "source={source}"),
							TreeTable.at("propertySources/*/[source=name]/property", "property={toMatch}", "value",
									"source={source}", "origin"))),
			Map.entry("flyway",
					List.of(TreeTable.at("contexts/*/flywayBeans/{bean}/migrations/*", "version", "description",
							"state", "type", "installed=installedOn", "ms=executionTime", "bean={bean}"))),
			Map.entry("httpexchanges",
					List.of(TreeTable
						.at("exchanges/*", "time=timestamp", "method=request/method", "uri=request/uri",
								"status=response/status", "ms=timeTaken", "principal=principal/name")
						.with("ms", TreeText::millis))),
			Map.entry("info", List.of(TreeTable.at("{**property}", "property={property}", "value=."))),
			Map.entry("integrationgraph",
					List.of(TreeTable.at("nodes/*", "id=nodeId", "name", "type=componentType", "input", "output"))),
			Map.entry("liquibase", List.of(TreeTable.at("contexts/*/liquibaseBeans/{bean}/changeSets/*", "id", "author",
					"type=execType", "executed=dateExecuted", "changelog=changeLog", "description", "bean={bean}"))),
			Map.entry("loggers", List.of(
					TreeTable.at("loggers/{logger}", "logger={logger}", "configured=configuredLevel",
							"effective=effectiveLevel", "members"),
					TreeTable.at("groups/{logger}", "logger={logger}", "configured=configuredLevel",
							"effective=effectiveLevel", "members"),
					TreeTable.at("?effectiveLevel", "logger={name}", "configured=configuredLevel",
							"effective=effectiveLevel"),
					TreeTable.at("?then", "logger", "level", "until", "then"),
					TreeTable.at("?level/!then", "logger", "level"),
					TreeTable.at("?members", "logger={name}", "configured=configuredLevel", "members"))),
			Map.entry("mappings", List.of(
					TreeTable.at("contexts/*/mappings/{kind:dispatcherServlets|dispatcherHandlers}/{dispatcher}/*",
							"method=details/requestMappingConditions/methods",
							"path=details/requestMappingConditions/patterns|predicate", "handler", "by={dispatcher}"),
					TreeTable.at("contexts/*/mappings/servlets/*", "method", "path=mappings", "handler=className",
							"by='servlet'"),
					TreeTable.at("contexts/*/mappings/servletFilters/*", "method", "path=urlPatternMappings",
							"handler=className", "by='filter'"))),
			Map.entry(
					"metrics", List
						.of(TreeTable.at("names/*", "metric=."),
								TreeTable.at("[unit=baseUnit]/measurements/*", "kind='measurement'", "name=statistic",
										"value", "unit={unit}")
									.with("value", TreeText::number),
								TreeTable.at("availableTags/*", "kind='tag'", "name=tag", "value=values", "unit"))),
			Map.entry("quartz", List.of(TreeTable.at("{kind:jobs|triggers}/groups/*", "kind={kind}", "group=."),
					TreeTable.at("groups/{group}/jobs/*", "group={group}", "name=."),
					TreeTable.at("groups/{group}/[paused=paused]/triggers/*", "group={group}", "name=.",
							"paused={paused}"),
					TreeTable.at("?group/[group=group]/jobs/{name}", "group={group}", "name={name}", "class=className"),
					TreeTable.at("?group/[group=group]/[paused=paused]/triggers/{type}/{name}", "group={group}",
							"name={name}", "type={type}", "previous=previousFireTime", "next=nextFireTime", "priority",
							"paused={paused}"),
					TreeTable.at("?name/{**property}", "property={property}", "value=."))),
			Map.entry("sbom", List.of(TreeTable.at("ids/*", "id=."))),
			Map.entry("scheduledtasks",
					List.of(TreeTable.at("{type:cron|fixedDelay|fixedRate|custom}/*", "type={type}",
							"task=runnable/target", "schedule=expression|interval|trigger", "next=nextExecution/time",
							"last=lastExecution/time", "status=lastExecution/status"))),
			Map.entry("sessions",
					List.of(TreeTable.at("sessions/*", "id", "created=creationTime", "accessed=lastAccessedTime",
							"idle=maxInactiveInterval", "expired"),
							TreeTable.at("?creationTime", "id", "created=creationTime", "accessed=lastAccessedTime",
									"idle=maxInactiveInterval", "expired"))),
			Map.entry("ssh", List.of(
					TreeTable.at("connections/*", "id", "user", "address", "client", "since", "authenticationMethods",
							"channels", "commands", "received=bytesReceived", "sent=bytesSent"),
					TreeTable.at("?authenticationMethods", "id", "user", "address", "client", "since",
							"authenticationMethods", "channels", "commands", "received=bytesReceived",
							"sent=bytesSent"))),
			Map.entry("sshpenalties", List
				.of(TreeTable.at("penalties/*", "source", "reason", "until", "enforced"))),
			Map.entry("startup",
					List.of(TreeTable
						.at("timeline/events/*", "start=startTime", "ms=duration", "step=startupStep/name",
								"tags=startupStep/tags")
						.with("ms", TreeText::millis))),
			Map.entry("threaddump",
					List.of(TreeTable
						.at("threads/*", "name=threadName", "id=threadId", "state=threadState", "blocked=blockedCount",
								"waited=waitedCount", "daemon", "frame=stackTrace/0")
						.with("frame", TreeText::frame))));

	@Override
	public @Nullable Iterable<Map<String, @Nullable Object>> getRows(String endpointId, Map<String, Object> arguments,
			Object document) {
		if ("health".equals(endpointId)) {
			return HealthTable.rows(arguments, document);
		}
		Branch root = new Branch(document, new LinkedHashMap<>(arguments));
		List<TreeTable> tables = TABLES.getOrDefault(endpointId, List.of())
			.stream()
			.filter((table) -> table.path().fits(root))
			.toList();
		return tables.isEmpty() ? null : () -> tables.stream().flatMap((table) -> table.rows(root)).iterator();
	}

}
