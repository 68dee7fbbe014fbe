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

import java.lang.reflect.Method;
import java.util.function.Supplier;

import io.github.sshspringboot.actuate.SshOperation;

import org.springframework.boot.actuate.endpoint.annotation.AbstractDiscoveredOperation;
import org.springframework.boot.actuate.endpoint.annotation.DiscoveredOperationMethod;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SshOperation} of an endpoint or extension that was discovered as a bean.
 */
final class DiscoveredSshOperation extends AbstractDiscoveredOperation implements SshOperation {

	private final Supplier<Object> bean;

	DiscoveredSshOperation(DiscoveredOperationMethod method, OperationInvoker invoker, Supplier<Object> bean) {
		super(method, invoker);
		this.bean = SingletonSupplier.of(bean);
	}

	@Override
	public String getName() {
		return getMethod().getName();
	}

	@Override
	public OperationParameters getParameters() {
		return getOperationMethod().getParameters();
	}

	@Override
	public Method getMethod() {
		return getOperationMethod().getMethod();
	}

	@Override
	public Object getBean() {
		return this.bean.get();
	}

}
