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

package io.github.sshspringboot.autoconfigure;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps what the failure analyzers say about an application that does not start.
 */
class FailureAnalysisCollector implements FailureAnalysisReporter {

	private static final ThreadLocal<@Nullable FailureAnalysis> LAST = new ThreadLocal<>();

	@Override
	public void report(FailureAnalysis analysis) {
		LAST.set(analysis);
	}

	/**
	 * Start an application that cannot start.
	 * @param source the application
	 * @param properties its properties
	 * @return what its user is told
	 */
	static FailureAnalysis start(Class<?> source, String... properties) {
		LAST.remove();
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		String[] arguments = Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new);
		try (ConfigurableApplicationContext context = application.run(arguments)) {
			throw new AssertionError("The application has started");
		}
		catch (RuntimeException ex) {
			FailureAnalysis analysis = LAST.get();
			if (analysis == null) {
				throw new AssertionError("Nobody explains the failure", ex);
			}
			return analysis;
		}
		finally {
			LAST.remove();
		}
	}

}
