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

package io.github.sshspringboot.actuate.internal.observation;

import java.util.function.Supplier;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Supplies the identifier of the trace that is current on the thread.
 *
 * @since 0.1.0
 */
public final class TracerTraceIds implements Supplier<@Nullable String> {

	private final Tracer tracer;

	public TracerTraceIds(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public @Nullable String get() {
		TraceContext context = this.tracer.currentTraceContext().context();
		return (context != null && StringUtils.hasText(context.traceId())) ? context.traceId() : null;
	}

}
