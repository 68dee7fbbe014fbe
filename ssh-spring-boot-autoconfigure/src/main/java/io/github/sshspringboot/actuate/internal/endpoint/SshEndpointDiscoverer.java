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

import io.github.sshspringboot.actuate.EndpointSshExtension;
import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import io.github.sshspringboot.actuate.SshOperation;
import io.github.sshspringboot.actuate.internal.endpoint.SshEndpointDiscoverer.SshEndpointDiscovererRuntimeHints;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationFilter;
import org.springframework.boot.actuate.endpoint.annotation.DiscoveredOperationMethod;
import org.springframework.boot.actuate.endpoint.annotation.EndpointDiscoverer;
import org.springframework.boot.actuate.endpoint.annotation.EndpointExtension;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.ParameterValueMapper;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EndpointDiscoverer} for commands, which also finds {@link EndpointSshExtension
 * extensions}.
 *
 * @since 0.1.0
 */
@ImportRuntimeHints(SshEndpointDiscovererRuntimeHints.class)
public class SshEndpointDiscoverer extends EndpointDiscoverer<ExposableSshEndpoint, SshOperation>
		implements SshEndpointsSupplier {

	private final ApplicationContext applicationContext;

	/**
	 * Create a discoverer that looks for endpoints when it is first asked.
	 */
	public SshEndpointDiscoverer(ApplicationContext applicationContext, ParameterValueMapper parameterValueMapper,
			Collection<OperationInvokerAdvisor> invokerAdvisors,
			Collection<EndpointFilter<ExposableSshEndpoint>> endpointFilters,
			Collection<OperationFilter<SshOperation>> operationFilters) {
		super(applicationContext, parameterValueMapper, invokerAdvisors, endpointFilters, operationFilters);
		this.applicationContext = applicationContext;
	}

	@Override
	protected ExposableSshEndpoint createEndpoint(Object endpointBean, EndpointId id, Access defaultAccess,
			Collection<SshOperation> operations) {
		return new DiscoveredSshEndpoint(this, endpointBean, id, defaultAccess, operations);
	}

	@Override
	protected SshOperation createOperation(EndpointId endpointId, DiscoveredOperationMethod operationMethod,
			OperationInvoker invoker) {
		Class<?> type = operationMethod.getMethod().getDeclaringClass();
		return new DiscoveredSshOperation(operationMethod, invoker,
				() -> this.applicationContext.getBeanProvider(type).stream().findFirst().orElseThrow());
	}

	@Override
	protected OperationKey createOperationKey(SshOperation operation) {
		SshOperationSignature signature = SshOperationSignature.of(operation.getMethod(), operation.getType());
		return new OperationKey(signature, () -> "SSH command of '" + operation.getName() + "'");
	}

	/**
	 * {@link RuntimeHintsRegistrar} for the filter of endpoints.
	 */
	static class SshEndpointDiscovererRuntimeHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			EndpointExtension extension = EndpointSshExtension.class.getAnnotation(EndpointExtension.class);
			hints.reflection().registerType(extension.filter(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		}

	}

}
