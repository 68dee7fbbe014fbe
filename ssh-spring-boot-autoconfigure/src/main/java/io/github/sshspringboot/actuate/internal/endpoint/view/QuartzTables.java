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

import java.util.stream.Stream;

import io.github.sshspringboot.actuate.internal.endpoint.view.DocumentNode.UnexpectedDocumentException;

/**
 * Shows the groups of Quartz, the names in them, and the details of a job or trigger.
 */
final class QuartzTables {

	private QuartzTables() {
	}

	static Stream<TableRow> rows(DocumentNode document) {
		if (document.has("name")) {
			return document.leaves()
				.map((property) -> new TableRow().add("property", property.name()).add("value", property));
		}
		if (document.has("group")) {
			return document.has("jobs") ? jobs(document) : triggers(document);
		}
		return document.has("groups") ? document.each("groups").flatMap(QuartzTables::names) : groups(document);
	}

	private static Stream<TableRow> groups(DocumentNode report) {
		if (!report.has("jobs") && !report.has("triggers")) {
			throw new UnexpectedDocumentException();
		}
		return Stream.of(report.get("jobs"), report.get("triggers"))
			.flatMap((kind) -> kind.eachIfPresent("groups")
				.map((group) -> new TableRow().add("kind", kind.name()).add("group", group)));
	}

	private static Stream<TableRow> names(DocumentNode group) {
		return group.has("jobs")
				? group.each("jobs").map((name) -> new TableRow().add("group", group.name()).add("name", name))
				: group.each("triggers")
					.map((name) -> new TableRow().add("group", group.name())
						.add("name", name)
						.addEach(group, "paused"));
	}

	private static Stream<TableRow> jobs(DocumentNode group) {
		return group.each("jobs")
			.map((job) -> new TableRow().addEach(group, "group")
				.add("name", job.name())
				.add("class", job.get("className")));
	}

	private static Stream<TableRow> triggers(DocumentNode group) {
		return group.each("triggers")
			.flatMap((type) -> type.children()
				.map((trigger) -> new TableRow().addEach(group, "group")
					.add("name", trigger.name())
					.add("type", type.name())
					.add("previous", trigger.get("previousFireTime"))
					.add("next", trigger.get("nextFireTime"))
					.addEach(trigger, "priority")
					.addEach(group, "paused")));
	}

}
