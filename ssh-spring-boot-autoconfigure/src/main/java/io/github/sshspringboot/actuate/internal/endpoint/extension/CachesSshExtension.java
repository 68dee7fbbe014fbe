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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import java.util.function.Supplier;

import io.github.sshspringboot.actuate.EndpointSshExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint.CacheEntryDescriptor;
import org.springframework.boot.cache.actuate.endpoint.NonUniqueCacheException;

/**
 * Shows and clears one cache. A name that several cache managers know is wrong usage.
 *
 * @since 0.1.0
 */
@EndpointSshExtension(endpoint = CachesEndpoint.class)
public class CachesSshExtension {

	private final CachesEndpoint endpoint;

	public CachesSshExtension(CachesEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@ReadOperation
	@Nullable CacheEntryDescriptor cache(@Selector String cache, @Nullable String cacheManager) {
		return unique(() -> this.endpoint.cache(cache, cacheManager));
	}

	@DeleteOperation
	boolean clearCache(@Selector String cache, @Nullable String cacheManager) {
		return unique(() -> this.endpoint.clearCache(cache, cacheManager));
	}

	private static <T extends @Nullable Object> T unique(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (NonUniqueCacheException ex) {
			String reason = "several cache managers have a cache '" + ex.getCacheName()
					+ "'. Choose one of them with --cache-manager";
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

}
