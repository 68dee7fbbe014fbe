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

package io.github.sshspringboot.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Calls the method of a command through the bean's own proxy.
 */
final class CommandInvoker {

	private final BeanFactory beanFactory;

	private final CommandDefinition definition;

	private volatile @Nullable Method invocable;

	CommandInvoker(BeanFactory beanFactory, CommandDefinition definition) {
		this.beanFactory = beanFactory;
		this.definition = definition;
	}

	@Nullable Object invoke(@Nullable Object[] arguments) throws Throwable {
		Object bean = this.beanFactory.getBean(this.definition.beanName());
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
		Method method = this.invocable;
		if (method == null || !method.getDeclaringClass().isInstance(bean)) {
			method = AopUtils.selectInvocableMethod(this.definition.method(), bean.getClass());
			ReflectionUtils.makeAccessible(method);
			this.invocable = method;
		}
		return method;
	}

}
