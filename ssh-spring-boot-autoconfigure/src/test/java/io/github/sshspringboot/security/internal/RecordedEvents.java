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

package io.github.sshspringboot.security.internal;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;

/**
 * The authentication events of an application.
 */
public class RecordedEvents implements ApplicationListener<AbstractAuthenticationEvent> {

	private final List<AbstractAuthenticationEvent> events = new CopyOnWriteArrayList<>();

	@Override
	public void onApplicationEvent(AbstractAuthenticationEvent event) {
		this.events.add(event);
	}

	/**
	 * Take what was recorded.
	 * @return the simple names of the events' types and the names of their users
	 */
	public List<String> take() {
		List<String> names = this.events.stream()
			.map((event) -> event.getClass().getSimpleName() + " " + ((Principal) event.getAuthentication()).getName())
			.toList();
		this.events.clear();
		return names;
	}

	List<AbstractAuthenticationEvent> get() {
		return this.events;
	}

}
