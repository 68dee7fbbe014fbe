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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.Set;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzGroupsDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzJobDetailsDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzJobGroupSummaryDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzJobTriggerDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpoint.QuartzTriggerGroupSummaryDescriptor;
import org.springframework.boot.quartz.actuate.endpoint.QuartzEndpointWebExtension;

/**
 * Shows the jobs and triggers of Quartz with the data that the user would see on the web,
 * and triggers jobs.
 *
 * @since 0.1.0
 */
@RegisterReflectionForBinding({ QuartzGroupsDescriptor.class, QuartzJobDetailsDescriptor.class,
		QuartzJobGroupSummaryDescriptor.class, QuartzTriggerGroupSummaryDescriptor.class })
@EndpointSshExtension(endpoint = QuartzEndpoint.class)
public class QuartzSshExtension {

	private final QuartzEndpoint endpoint;

	private final QuartzEndpointWebExtension delegate;

	public QuartzSshExtension(QuartzEndpoint endpoint, Show showValues, Set<String> roles) {
		this.endpoint = endpoint;
		this.delegate = new QuartzEndpointWebExtension(endpoint, showValues, roles);
	}

	@ReadOperation
	@Nullable Object quartzJobOrTriggerGroups(@Selector String jobsOrTriggers) throws SchedulerException {
		return this.delegate.quartzJobOrTriggerGroups(jobsOrTriggers).getBody();
	}

	@ReadOperation
	@Nullable Object quartzJobOrTriggerGroup(@Selector String jobsOrTriggers, @Selector String group) throws SchedulerException {
		return this.delegate.quartzJobOrTriggerGroup(jobsOrTriggers, group).getBody();
	}

	@ReadOperation
	@Nullable Object quartzJobOrTrigger(SecurityContext securityContext, @Selector String jobsOrTriggers, @Selector String group,
			@Selector String name) throws SchedulerException {
		return this.delegate.quartzJobOrTrigger(securityContext, jobsOrTriggers, group, name).getBody();
	}

	@WriteOperation
	WebEndpointResponse<QuartzJobTriggerDescriptor> triggerQuartzJob(@Selector String group, @Selector String name)
			throws SchedulerException {
		QuartzJobTriggerDescriptor triggered = this.endpoint.triggerQuartzJob(group, name);
		return (triggered != null) ? new WebEndpointResponse<>(triggered)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
