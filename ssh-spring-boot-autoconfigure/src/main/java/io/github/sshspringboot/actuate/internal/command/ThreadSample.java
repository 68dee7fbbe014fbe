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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Usage of all platform threads of the JVM, by thread identifier, at a time in
 * nanoseconds.
 */
record ThreadSample(long time, Map<Long, Usage> usages) {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final boolean ALLOCATIONS_PRESENT = ClassUtils.isPresent("com.sun.management.ThreadMXBean", null);

	private static final double NANOS_PER_SECOND = 1e9;

	private static final int PERCENT = 100;

	private static final int TENTHS = 10;

	static ThreadSample take() {
		long[] ids = THREADS.getAllThreadIds();
		boolean cpuKnown = THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
		long @Nullable [] allocated = ALLOCATIONS_PRESENT ? Allocations.of(ids) : null;
		Map<Long, Usage> usages = new HashMap<>();
		for (int i = 0; i < ids.length; i++) {
			usages.put(ids[i], new Usage(cpuKnown ? THREADS.getThreadCpuTime(ids[i]) : -1,
					(allocated != null) ? allocated[i] : -1));
		}
		return new ThreadSample(System.nanoTime(), usages);
	}

	/**
	 * Return what the threads that are still alive did since an earlier sample, the
	 * busiest first.
	 */
	List<ThreadRow> since(ThreadSample before) {
		double seconds = (this.time - before.time) / NANOS_PER_SECOND;
		long[] ids = this.usages.keySet().stream().mapToLong(Long::longValue).toArray();
		List<ThreadRow> rows = new ArrayList<>();
		for (ThreadInfo info : THREADS.getThreadInfo(ids, 1)) {
			if (info != null) {
				rows.add(row(info, before.usages.getOrDefault(info.getThreadId(), Usage.NONE), seconds));
			}
		}
		rows.sort(Comparator.comparing(ThreadRow::cpu, Comparator.nullsFirst(Comparator.naturalOrder()))
			.thenComparing(ThreadRow::allocated, Comparator.nullsFirst(Comparator.naturalOrder()))
			.reversed()
			.thenComparing(ThreadRow::id));
		return rows;
	}

	private ThreadRow row(ThreadInfo info, Usage before, double seconds) {
		Usage usage = this.usages.getOrDefault(info.getThreadId(), Usage.NONE);
		Double cpu = (usage.cpu() >= 0)
				? Math.round(Math.max(0, usage.cpu() - before.cpu()) / seconds / NANOS_PER_SECOND * PERCENT * TENTHS)
						/ (double) TENTHS
				: null;
		Long allocated = (usage.allocated() >= 0)
				? Math.round(Math.max(0, usage.allocated() - before.allocated()) / seconds) : null;
		StackTraceElement[] frames = info.getStackTrace();
		return new ThreadRow(info.getThreadId(), info.getThreadName(), info.getThreadState(), cpu, allocated,
				(frames.length > 0) ? frames[0].getClassName() + "." + frames[0].getMethodName() : null);
	}

	/**
	 * Processor time in nanoseconds and bytes allocated since a thread started. Negative
	 * if unknown.
	 */
	record Usage(long cpu, long allocated) {

		static final Usage NONE = new Usage(0, 0);

	}

	/**
	 * Allocations, which only some JVMs know.
	 */
	private static final class Allocations {

		static long @Nullable [] of(long[] ids) {
			return (THREADS instanceof com.sun.management.ThreadMXBean threads
					&& threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled())
							? threads.getThreadAllocatedBytes(ids) : null;
		}

	}

}
