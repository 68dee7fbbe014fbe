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

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;

/**
 * {@link ApplicationConversionService} for what users type. Durations without a unit are
 * seconds, dates and times use ISO format in every locale, and converters and formatters
 * of the application take precedence.
 */
public final class CommandConversionService extends ApplicationConversionService {

	public CommandConversionService(ListableBeanFactory beanFactory) {
		DateTimeFormatterRegistrar dates = new DateTimeFormatterRegistrar();
		dates.setUseIsoFormat(true);
		dates.registerFormatters(this);
		addApplicationFormatters(this);
		addApplicationConverters(this);
		addConverter(new SecondsConverter());
		addConverter(new InstantConverter());
		addBeans(this, beanFactory);
	}

}
