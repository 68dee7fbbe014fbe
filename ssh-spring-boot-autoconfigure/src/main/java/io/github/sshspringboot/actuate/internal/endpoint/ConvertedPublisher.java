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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * {@link Publisher} of converted values. Values that are converted to {@code null} are
 * left out. If there is at most a single value, its absence is converted too.
 */
record ConvertedPublisher(Publisher<?> publisher, boolean single,
		Function<@Nullable Object, @Nullable Object> conversion) implements Publisher<Object> {

	@Override
	public void subscribe(Subscriber<? super Object> subscriber) {
		this.publisher.subscribe(new Converter(subscriber, this));
	}

	/**
	 * Converts between publisher and subscriber.
	 */
	private static final class Converter implements Subscriber<Object> {

		private final Subscriber<? super Object> subscriber;

		private final ConvertedPublisher converted;

		private @Nullable Subscription subscription;

		private boolean any;

		private boolean done;

		Converter(Subscriber<? super Object> subscriber, ConvertedPublisher converted) {
			this.subscriber = subscriber;
			this.converted = converted;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.subscription = subscription;
			this.subscriber.onSubscribe(subscription);
		}

		@Override
		public void onNext(Object value) {
			this.any = true;
			if (!this.done) {
				pass(value);
			}
		}

		private void pass(@Nullable Object value) {
			try {
				Object result = this.converted.conversion().apply(value);
				if (result != null) {
					this.subscriber.onNext(result);
				}
				else if (value != null && !this.converted.single() && this.subscription != null) {
					this.subscription.request(1);
				}
			}
			catch (RuntimeException ex) {
				this.done = true;
				if (this.subscription != null) {
					this.subscription.cancel();
				}
				this.subscriber.onError(ex);
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (!this.done) {
				this.done = true;
				this.subscriber.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			if (!this.done && !this.any && this.converted.single()) {
				pass(null);
			}
			if (!this.done) {
				this.done = true;
				this.subscriber.onComplete();
			}
		}

	}

}
