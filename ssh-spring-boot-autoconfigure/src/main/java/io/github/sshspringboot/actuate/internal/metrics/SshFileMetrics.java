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

package io.github.sshspringboot.actuate.internal.metrics;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;

import io.github.sshspringboot.actuate.SshServerMeterDocumentation;
import io.github.sshspringboot.actuate.SshServerMeterDocumentation.Tag;
import io.github.sshspringboot.files.SshFileDownloadedEvent;
import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileRemovedEvent;
import io.github.sshspringboot.files.SshFileRenamedEvent;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.ApplicationListener;

/**
 * {@link MeterBinder} for the files that clients transfer and change.
 *
 * @since 0.1.0
 * @see SshServerMeterDocumentation
 */
public final class SshFileMetrics implements MeterBinder, ApplicationListener<SshFileEvent> {

	private static final String UPLOAD = "upload";

	private static final String DOWNLOAD = "download";

	private static final String REMOVE = "remove";

	private static final String RENAME = "rename";

	private final Set<MeterRegistry> registries = new CopyOnWriteArraySet<>();

	private final BooleanSupplier offered;

	/**
	 * Create meters, which are registered beforehand only if there can be files.
	 */
	public SshFileMetrics(BooleanSupplier offered) {
		this.offered = offered;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.registries.add(registry) && this.offered.getAsBoolean()) {
			for (String operation : new String[] { UPLOAD, DOWNLOAD }) {
				timer(registry, operation);
				counter(registry, SshServerMeterDocumentation.FILE_BYTES, operation);
			}
			counter(registry, SshServerMeterDocumentation.FILE_CHANGES, REMOVE);
			counter(registry, SshServerMeterDocumentation.FILE_CHANGES, RENAME);
		}
	}

	@Override
	public void onApplicationEvent(SshFileEvent event) {
		if (event instanceof SshFileUploadedEvent uploaded) {
			transferred(UPLOAD, uploaded.getSize(), uploaded.getDuration());
		}
		else if (event instanceof SshFileDownloadedEvent downloaded) {
			transferred(DOWNLOAD, downloaded.getSize(), downloaded.getDuration());
		}
		else if (event instanceof SshFileRemovedEvent) {
			changed(REMOVE);
		}
		else if (event instanceof SshFileRenamedEvent) {
			changed(RENAME);
		}
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

	private void transferred(String operation, long bytes, Duration duration) {
		this.registries.forEach((registry) -> {
			timer(registry, operation).record(duration);
			counter(registry, SshServerMeterDocumentation.FILE_BYTES, operation).increment(bytes);
		});
	}

	private void changed(String operation) {
		this.registries
			.forEach((registry) -> counter(registry, SshServerMeterDocumentation.FILE_CHANGES, operation).increment());
	}

	private static Timer timer(MeterRegistry registry, String operation) {
		SshServerMeterDocumentation meter = SshServerMeterDocumentation.FILE_TRANSFERS;
		return Timer.builder(meter.getName())
			.description(meter.getDescription())
			.tag(Tag.OPERATION.asString(), operation)
			.register(registry);
	}

	private static Counter counter(MeterRegistry registry, SshServerMeterDocumentation meter, String operation) {
		return Counter.builder(meter.getName())
			.baseUnit(meter.getBaseUnit())
			.description(meter.getDescription())
			.tag(Tag.OPERATION.asString(), operation)
			.register(registry);
	}

}
