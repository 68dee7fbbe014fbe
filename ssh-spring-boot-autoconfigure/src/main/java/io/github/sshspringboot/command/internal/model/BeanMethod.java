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

package io.github.sshspringboot.command.internal.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;

/**
 * {@link CommandTarget} that calls a method through the proxy of its bean.
 */
final class BeanMethod implements CommandTarget {

	private final BeanFactory beanFactory;

	private final String beanName;

	private final Method method;

	private volatile @Nullable Method invocable;

	BeanMethod(BeanFactory beanFactory, String beanName, Method method) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
		this.method = method;
	}

	@Override
	public List<SshCommandSpec.Target> targets() {
		return List.of(new SshCommandSpec.Target(this::bean, this.method));
	}

	private Object bean() {
		return this.beanFactory.getBean(this.beanName);
	}

	@Override
	public Class<?> valueType() {
		return ResultType.of(this.method);
	}

	@Override
	public @Nullable Object invoke(SshCommandContext context, @Nullable Object[] arguments) throws Throwable {
		Object bean = bean();
		try {
			return resolve(bean).invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		catch (UndeclaredThrowableException ex) {
			throw ex.getUndeclaredThrowable();
		}
	}

	private Method resolve(Object bean) {
		Method resolved = this.invocable;
		if (resolved == null || !resolved.getDeclaringClass().isInstance(bean)) {
			resolved = AopUtils.selectInvocableMethod(this.method, bean.getClass());
			ReflectionUtils.makeAccessible(resolved);
			this.invocable = resolved;
		}
		return resolved;
	}

}
