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

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * {@link Iterator} that waits for the values of a publisher, and never requests more of
 * them than it can hold.
 */
final class PublisherIterator implements Iterator<Object>, Subscriber<Object>, AutoCloseable {

	private static final int CAPACITY = 32;

	private static final Object COMPLETED = new Object();

	private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(CAPACITY + 1);

	private @Nullable Subscription subscription;

	private @Nullable Object next;

	PublisherIterator(Publisher<?> publisher) {
		publisher.subscribe(this);
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(CAPACITY);
	}

	@Override
	public void onNext(Object value) {
		this.queue.add(value);
	}

	@Override
	public void onError(Throwable failure) {
		this.queue.add(new Failure(failure));
	}

	@Override
	public void onComplete() {
		this.queue.add(COMPLETED);
	}

	@Override
	public boolean hasNext() {
		if (this.next == null) {
			this.next = take();
		}
		if (this.next instanceof Failure failure) {
			throw failure.toException();
		}
		return this.next != COMPLETED;
	}

	private Object take() {
		try {
			Object value = this.queue.take();
			if (this.subscription != null && value != COMPLETED && !(value instanceof Failure)) {
				this.subscription.request(1);
			}
			return value;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Failure(ex);
		}
	}

	@Override
	public Object next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		Object value = Objects.requireNonNull(this.next);
		this.next = null;
		return value;
	}

	@Override
	public void close() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	private record Failure(Throwable cause) {

		RuntimeException toException() {
			return (this.cause instanceof RuntimeException runtime) ? runtime : new CompletionException(this.cause);
		}

	}

}
