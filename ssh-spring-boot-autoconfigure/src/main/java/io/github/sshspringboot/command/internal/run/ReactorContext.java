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

package io.github.sshspringboot.command.internal.run;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.util.ClassUtils;

/**
 * Provides the user, the locale and other values that the application propagates with
 * Micrometer to publishers of Reactor, which run on other threads.
 */
final class ReactorContext {

	private static final boolean propagated = ClassUtils.isPresent("io.micrometer.context.ThreadLocalAccessor",
			ReactorContext.class.getClassLoader());

	private ReactorContext() {
	}

	/**
	 * Fill the context of a publisher if it is one of Reactor. The context of the thread
	 * is captured first: with automatic propagation, writing a context clears values that
	 * it lacks from the thread.
	 */
	static Publisher<?> fill(Publisher<?> publisher, Authentication user) {
		if (publisher instanceof Mono<?> mono) {
			return mono.contextWrite(context(user)).contextCapture();
		}
		if (publisher instanceof Flux<?> flux) {
			return flux.contextWrite(context(user)).contextCapture();
		}
		return publisher;
	}

	private static Context context(Authentication user) {
		Context context = ReactiveSecurityContextHolder.withAuthentication(user);
		LocaleContext locale = LocaleContextHolder.getLocaleContext();
		return (propagated && locale != null) ? context.put(LocaleContextThreadLocalAccessor.KEY, locale) : context;
	}

}
