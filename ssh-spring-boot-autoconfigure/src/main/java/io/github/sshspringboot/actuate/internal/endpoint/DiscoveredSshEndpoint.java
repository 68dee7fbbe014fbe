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

import java.util.Collection;

import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import io.github.sshspringboot.actuate.SshOperation;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.AbstractDiscoveredEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.EndpointDiscoverer;

/**
 * {@link ExposableSshEndpoint} that was discovered as a bean.
 */
final class DiscoveredSshEndpoint extends AbstractDiscoveredEndpoint<SshOperation> implements ExposableSshEndpoint {

	DiscoveredSshEndpoint(EndpointDiscoverer<?, ?> discoverer, Object endpointBean, EndpointId id, Access defaultAccess,
			Collection<SshOperation> operations) {
		super(discoverer, endpointBean, id, defaultAccess, operations);
	}

}
