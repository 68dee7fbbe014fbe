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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Provides the objects that annotations name by type: a bean of the type, otherwise a new
 * instance whose constructor is autowired.
 */
final class CommandCollaborators {

	private final ConfigurableListableBeanFactory beanFactory;

	CommandCollaborators(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	<T> T get(Class<T> type) {
		ObjectProvider<T> beans = this.beanFactory.getBeanProvider(type);
		return beans.getIfAvailable(() -> type
			.cast(this.beanFactory.autowire(type, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false)));
	}

}
