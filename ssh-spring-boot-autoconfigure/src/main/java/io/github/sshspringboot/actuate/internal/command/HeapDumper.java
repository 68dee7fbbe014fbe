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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import com.sun.management.HotSpotDiagnosticMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Writes the heap of this JVM to a file.
 */
@FunctionalInterface
interface HeapDumper {

	/**
	 * Write the heap to a file that must not exist. The JVM pauses meanwhile and cannot
	 * be interrupted.
	 */
	void dump(Path file, boolean live) throws IOException;

	/**
	 * Return the dumper of this JVM, or {@code null} if it has none.
	 */
	static @Nullable HeapDumper ofThisJvm() {
		HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
		return (bean != null) ? (file, live) -> bean.dumpHeap(file.toString(), live) : null;
	}

}
