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

package io.github.sshspringboot.actuate.internal.endpoint.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.Key;

/**
 * Proposes the groups and names of jobs and triggers.
 *
 * @since 0.1.0
 */
public final class QuartzNames extends EndpointNames {

	public QuartzNames(Scheduler scheduler) {
		super("quartz", Map.of("jobsOrTriggers", () -> Stream.of("jobs", "triggers"), "group", () -> groups(scheduler),
				"name", () -> names(scheduler)));
	}

	private static Stream<String> groups(Scheduler scheduler) {
		try {
			return Stream.of(scheduler.getJobGroupNames(), scheduler.getTriggerGroupNames()).flatMap(List::stream);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The scheduler does not tell its groups", ex);
		}
	}

	private static Stream<String> names(Scheduler scheduler) {
		try {
			return Stream
				.concat(scheduler.getJobKeys(GroupMatcher.anyJobGroup()).stream(),
						scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).stream())
				.map(Key::getName);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("The scheduler does not tell its jobs", ex);
		}
	}

}
