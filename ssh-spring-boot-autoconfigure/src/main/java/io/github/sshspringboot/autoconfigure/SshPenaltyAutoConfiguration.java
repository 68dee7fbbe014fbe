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

import java.time.InstantSource;

import io.github.sshspringboot.server.SshPenaltyStore;
import io.github.sshspringboot.server.internal.penalty.InMemoryPenaltyStore;
import io.github.sshspringboot.server.internal.penalty.RedisPenaltyStore;
import io.github.sshspringboot.server.internal.penalty.SourcePenalties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration for the penalties of client addresses.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnSshServer
@ConditionalOnBooleanProperty(name = "ssh.auth.penalties.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ SshServerProperties.class, SshPenaltyProperties.class })
public final class SshPenaltyAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SshPenaltyStore.class)
	@ConditionalOnProperty(name = "ssh.auth.penalties.store", havingValue = "memory", matchIfMissing = true)
	InMemoryPenaltyStore sshPenaltyStore(SshPenaltyProperties properties) {
		return new InMemoryPenaltyStore(new PenaltySettings(properties).toSettings(), InstantSource.system());
	}

	@Bean
	SourcePenalties sshPenalties(ObjectProvider<SshPenaltyStore> stores, SshPenaltyProperties properties,
			SshServerProperties server) {
		SshPenaltyStore store = stores.getIfAvailable();
		if (store == null) {
			throw new InvalidConfigurationPropertyValueException("ssh.auth.penalties.store", properties.getStore(),
					"It needs Spring Data Redis and a StringRedisTemplate bean: add spring-boot-starter-data-redis.");
		}
		PenaltySettings settings = new PenaltySettings(properties);
		return new SourcePenalties(store, server.getLimits().getSourceBlockSize()::sourceOf, properties.getExempt(),
				settings.distinguishesUnknownUsers());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(StringRedisTemplate.class)
	@ConditionalOnBean(StringRedisTemplate.class)
	@ConditionalOnProperty(name = "ssh.auth.penalties.store", havingValue = "redis")
	static class RedisConfiguration {

		@Bean
		@ConditionalOnMissingBean(SshPenaltyStore.class)
		RedisPenaltyStore sshRedisPenaltyStore(SshPenaltyProperties properties, StringRedisTemplate template) {
			SshPenaltyProperties.Redis redis = properties.getRedis();
			PropertyValue.check("ssh.auth.penalties.redis.key-prefix", redis.getKeyPrefix(),
					StringUtils.hasText(redis.getKeyPrefix()) && !redis.getKeyPrefix().contains("}"),
					"It must not be empty or contain a closing brace.");
			return new RedisPenaltyStore(template, redis.getKeyPrefix(), new PenaltySettings(properties).toSettings(),
					InstantSource.system());
		}

	}

}
