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

package io.github.sshspringboot.command.internal.springshell;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * {@link BeanRegistrationAotProcessor} for beans with commands of Spring Shell. Without
 * Spring Shell it does nothing.
 */
class SpringShellAotProcessor implements BeanRegistrationAotProcessor {

	private static final boolean PRESENT = ClassUtils.isPresent(
			"org.springframework.shell.core.command.annotation.Command",
			SpringShellAotProcessor.class.getClassLoader());

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		return PRESENT ? SpringShellHints.of(ClassUtils.getUserClass(registeredBean.getBeanClass())) : null;
	}

}
