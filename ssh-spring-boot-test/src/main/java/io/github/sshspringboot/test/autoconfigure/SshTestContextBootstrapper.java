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

package io.github.sshspringboot.test.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.test.context.TestContextBootstrapper;
import org.springframework.util.StringUtils;

/**
 * {@link TestContextBootstrapper} for {@link SshTest @SshTest}. There is no server that
 * an application would have to disable in its tests.
 */
class SshTestContextBootstrapper extends TestSliceTestContextBootstrapper<SshTest> {

	private static final String ENABLED = "ssh.server.enabled=true";

	@Override
	protected String @Nullable [] getProperties(Class<?> testClass) {
		String[] properties = super.getProperties(testClass);
		return (properties != null) ? StringUtils.addStringToArray(properties, ENABLED) : new String[] { ENABLED };
	}

}
