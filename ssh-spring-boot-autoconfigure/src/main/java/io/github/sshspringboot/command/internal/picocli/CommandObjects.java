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

package io.github.sshspringboot.command.internal.picocli;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;

/**
 * The objects of one run. Picocli sets the fields of an object itself, while the command
 * is called through its proxy, which enforces method security. What holds values is new;
 * what does not, such as converters, is shared as in the context.
 */
final class CommandObjects implements IFactory, AutoCloseable {

	private static final List<Class<? extends Annotation>> HOLDING = List.of(Option.class, Parameters.class,
			ArgGroup.class, Mixin.class, ParentCommand.class, Spec.class);

	private final CommandBeans beans;

	private final Map<Object, Object> proxies = new IdentityHashMap<>();

	private final Deque<Created> created = new ArrayDeque<>();

	CommandObjects(CommandBeans beans) {
		this.beans = beans;
	}

	@Override
	public <K> K create(Class<K> type) throws Exception {
		String beanName = (type.isInterface() || type.getName().startsWith("java.")) ? null : this.beans.nameOf(type);
		if (CommandBeans.isCommand(type) || (beanName != null && holdsValues(type))) {
			return type.cast(createNew(beanName, type));
		}
		return (beanName != null) ? type.cast(this.beans.get(beanName)) : CommandLine.defaultFactory().create(type);
	}

	/**
	 * Create the object of a command, without its proxy.
	 */
	Object createNew(@Nullable String beanName, Class<?> type) {
		Object object = this.beans.create(beanName, type);
		Object target = object;
		while (AopUtils.isAopProxy(target)) {
			target = Objects.requireNonNull(AopProxyUtils.getSingletonTarget(target),
					"The proxy of a picocli command has no target of its own");
		}
		this.proxies.put(target, object);
		this.created.push(new Created(beanName, target));
		return target;
	}

	/**
	 * Return the proxy of an object, or the object itself if it has none.
	 */
	Object proxy(Object object) {
		return this.proxies.getOrDefault(object, object);
	}

	private static boolean holdsValues(Class<?> type) {
		for (Class<?> declaring = type; declaring != null
				&& declaring != Object.class; declaring = declaring.getSuperclass()) {
			Stream<AnnotatedElement> members = Stream.concat(Stream.of(declaring.getDeclaredFields()),
					Stream.of(declaring.getDeclaredMethods()));
			if (members.anyMatch((member) -> HOLDING.stream().anyMatch(member::isAnnotationPresent))) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void close() {
		while (!this.created.isEmpty()) {
			Created next = this.created.pop();
			this.beans.destroy(next.beanName(), next.object());
		}
	}

	private record Created(@Nullable String beanName, Object object) {

	}

}
