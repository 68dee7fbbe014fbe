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

package io.github.sshspringboot.autoconfigure.actuate;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.logging.LogFile;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * {@link SpringBootCondition} that matches if the application logs to a file.
 */
class OnLogFileCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Log file");
		Path file = logFile(context.getEnvironment());
		return (file != null) ? ConditionOutcome.match(message.found("file").items(file))
				: ConditionOutcome.noMatch(message.didNotFind("log file").atAll());
	}

	static @Nullable Path logFile(Environment environment) {
		String external = environment.getProperty("management.endpoint.logfile.external-file");
		if (StringUtils.hasText(external)) {
			return Path.of(external);
		}
		LogFile logFile = LogFile.get(environment);
		return (logFile != null) ? Path.of(logFile.toString()) : null;
	}

}
