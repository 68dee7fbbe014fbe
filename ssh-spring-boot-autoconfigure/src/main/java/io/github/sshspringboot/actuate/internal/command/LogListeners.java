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

package io.github.sshspringboot.actuate.internal.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Appender of the root logger that passes events to listeners. It is attached only while
 * there are listeners, and survives a reset of the logging system.
 * <p>
 * Events that a listener itself causes are left out, since they would never end: those of
 * the threads that show events, and those of the SSH server below the level {@code INFO}.
 */
final class LogListeners extends UnsynchronizedAppenderBase<ILoggingEvent> implements LoggerContextListener {

	static final String NAME = "ssh-logs";

	private static final String[] SERVER = { "io.github.sshspringboot.", "org.apache.sshd." };

	private final LoggerContext loggerContext;

	private final List<LogListener> listeners = new CopyOnWriteArrayList<>();

	LogListeners(LoggerContext context) {
		this.loggerContext = context;
		setContext(context);
		setName(NAME);
	}

	synchronized void add(LogListener listener) {
		boolean first = this.listeners.isEmpty();
		this.listeners.add(listener);
		if (first) {
			attach();
			this.loggerContext.addListener(this);
		}
	}

	synchronized void remove(LogListener listener) {
		if (this.listeners.remove(listener) && this.listeners.isEmpty()) {
			this.loggerContext.removeListener(this);
			root().detachAppender(this);
			stop();
		}
	}

	private void attach() {
		start();
		root().addAppender(this);
	}

	private Logger root() {
		return this.loggerContext.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (isOfServer(event)) {
			return;
		}
		Thread thread = Thread.currentThread();
		for (LogListener listener : this.listeners) {
			if (listener.thread() == thread) {
				return;
			}
		}
		for (LogListener listener : this.listeners) {
			listener.offer(event);
		}
	}

	private static boolean isOfServer(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
			return false;
		}
		for (String prefix : SERVER) {
			if (event.getLoggerName().startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext context) {
	}

	/**
	 * Attach again, since the reset has stopped and detached all appenders.
	 */
	@Override
	public synchronized void onReset(LoggerContext context) {
		if (!this.listeners.isEmpty()) {
			attach();
		}
	}

	@Override
	public void onStop(LoggerContext context) {
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
	}

}
