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

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.execution.TunnelExecutors;

import org.springframework.boot.system.JavaVersion;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Creates the threads of the server: virtual threads if they are enabled and the JVM no
 * longer pins their carriers in synchronized blocks (JDK 24), otherwise platform threads.
 */
final class SshThreads {

	/**
	 * Maximum number of logins by each method that are checked at a time: more than the
	 * 100 connections that may be without a login by default.
	 */
	private static final int MAX_LOGINS_OF_A_METHOD = 128;

	private static final int MAX_QUEUED_LOGINS = 256;

	/**
	 * Control commands are short, so a few at a time are enough for many users.
	 */
	private static final int MAX_CONTROL = 16;

	private static final int MAX_QUEUED_CONTROL = 64;

	/**
	 * Maximum number of tunnels that are being opened, and that wait to be. Names are
	 * resolved slowly, but rarely by many users at once.
	 */
	private static final int MAX_TUNNEL_REQUESTS = 256;

	private static final int MAX_QUEUED_TUNNEL_REQUESTS = 4096;

	private static final int MAX_TUNNEL_REQUESTS_PER_USER = 64;

	/**
	 * Maximum number of threads of open tunnels, which need two each.
	 */
	private static final int MAX_PLATFORM_TUNNEL_THREADS = 4096;

	private static final int MAX_VIRTUAL_TUNNEL_THREADS = 100_000;

	private final boolean virtual;

	SshThreads(Environment environment) {
		this.virtual = Threading.VIRTUAL.isActive(environment) && isUnpinned();
	}

	private static boolean isUnpinned() {
		return JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_FOUR);
	}

	ThreadFactory factory(String prefix) {
		return factory(prefix, this.virtual);
	}

	private static ThreadFactory factory(String prefix, boolean virtual) {
		if (virtual) {
			return new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory();
		}
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * Create the executors. Scheduled tasks that are pending when the executors are
	 * closed are dropped.
	 */
	SshExecutors executors(SshCommandProperties properties) {
		CustomizableThreadFactory timerThreads = new CustomizableThreadFactory("ssh-timer-");
		timerThreads.setDaemon(true);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, timerThreads);
		timer.setRemoveOnCancelPolicy(true);
		timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		ThreadFactory commandThreads = factory("ssh-command-");
		Integer perUser = properties.getMaxConcurrentPerUser();
		int maxPerUser = (perUser != null) ? perUser : Integer.MAX_VALUE;
		return new SshExecutors(
				new BoundedExecutor(commandThreads, properties.getMaxConcurrent(), properties.getMaxQueued(),
						maxPerUser),
				new BoundedExecutor(commandThreads, properties.getMaxStreams(), 0, maxPerUser),
				new BoundedExecutor(commandThreads, MAX_CONTROL, MAX_QUEUED_CONTROL),
				new BoundedExecutor(factory("ssh-login-"), MAX_LOGINS_OF_A_METHOD, MAX_QUEUED_LOGINS),
				tunnelExecutors(), BoundedExecutor.newThreads(factory("ssh-shell-")),
				BoundedExecutor.newThreads(factory("ssh-file-")), timer);
	}

	/**
	 * Create the executors of tunnels. They run no code of the application that could
	 * depend on its threads, so they are virtual wherever that is possible.
	 */
	private static TunnelExecutors tunnelExecutors() {
		ThreadFactory threads = factory("ssh-tunnel-", isUnpinned());
		return new TunnelExecutors(
				new BoundedExecutor(threads, MAX_TUNNEL_REQUESTS, MAX_QUEUED_TUNNEL_REQUESTS,
						MAX_TUNNEL_REQUESTS_PER_USER),
				new BoundedExecutor(threads, isUnpinned() ? MAX_VIRTUAL_TUNNEL_THREADS : MAX_PLATFORM_TUNNEL_THREADS,
						0));
	}

}
