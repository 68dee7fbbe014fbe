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
 * Converts what users type: the conversions of Spring Boot, durations of seconds if they
 * have no unit, dates and times in ISO format whatever the user's locale, and above all
 * the converters and formatters of the application.
 *
 * @since 0.1.0
 */
public final class CommandConversionService extends ApplicationConversionService {

	/**
	 * Create a conversion service.
	 * @param beanFactory has the converters and formatters of the application
	 */
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
