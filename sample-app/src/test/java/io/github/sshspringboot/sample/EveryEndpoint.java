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

package io.github.sshspringboot.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.MapSessionRepository;

/**
 * What the endpoints of Spring Boot need that the sample has no use for.
 */
@Configuration(proxyBeanMethods = false)
@EnableCaching
@EnableScheduling
class EveryEndpoint {

	@Scheduled(fixedDelay = 24, timeUnit = TimeUnit.HOURS, initialDelay = 24)
	void audit() {
	}

	@Bean
	ConcurrentMapCacheManager cacheManager() {
		return new ConcurrentMapCacheManager("prices", "stock");
	}

	@Bean
	MapSessionRepository sessionRepository() {
		MapSessionRepository repository = new MapSessionRepository(new ConcurrentHashMap<>());
		repository.setDefaultMaxInactiveInterval(Duration.ofHours(24));
		return repository;
	}

	@Bean
	DirectChannel returns() {
		return new DirectChannel();
	}

	@Bean
	JobDetail invoices() {
		return JobBuilder.newJob(Invoices.class).withIdentity("invoices", "books").storeDurably().build();
	}

	@Bean
	Trigger monthly(JobDetail invoices) {
		return TriggerBuilder.newTrigger()
			.forJob(invoices)
			.withIdentity("monthly", "books")
			.startAt(Date.from(Instant.now().plus(Duration.ofDays(1))))
			.withSchedule(SimpleScheduleBuilder.repeatHourlyForever(720))
			.build();
	}

	static class Invoices implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

}
