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

package io.github.sshspringboot.session.internal.watch;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.internal.watch.Watch.News;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Watch}.
 */
class WatchTests {

	private final Watch watch = new Watch();

	@Test
	void newsAreTakenOnce() throws Exception {
		write("one ");
		write("two");
		this.watch.resized(new SshPseudoTerminal("xterm", 100, 30, 0, 0, Map.of()));
		News news = this.watch.take(0);
		assertThat(news.output()).asString(StandardCharsets.UTF_8).isEqualTo("one two");
		assertThat(news.dropped()).isFalse();
		assertThat(news.resized()).extracting(SshPseudoTerminal::columns).isEqualTo(100);
		assertThat(news.end()).isNull();
		this.watch.ended(ExitStatus.OK);
		News last = this.watch.take(10_000);
		assertThat(last.output()).isEmpty();
		assertThat(last.resized()).isNull();
		assertThat(last.end()).isEqualTo(ExitStatus.OK);
	}

	@Test
	void sessionDoesNotWaitForUserWhoIsSlowAndLatestOutputIsKept() throws Exception {
		for (int i = 0; i < 5000; i++) {
			write("x".repeat(1000));
		}
		write("latest");
		News news = this.watch.take(0);
		assertThat(news.dropped()).isTrue();
		assertThat(news.output()).hasSizeLessThanOrEqualTo(Watch.LIMIT)
			.asString(StandardCharsets.UTF_8)
			.endsWith("xlatest");
		write("more");
		assertThat(this.watch.take(0).dropped()).isFalse();
	}

	@Test
	void endOfLargeWriteIsKept() throws Exception {
		write("y".repeat(3_000_000) + "end");
		News news = this.watch.take(0);
		assertThat(news.dropped()).isTrue();
		assertThat(news.output()).hasSize(Watch.LIMIT).asString(StandardCharsets.UTF_8).endsWith("yend");
	}

	private void write(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.watch.output(bytes, 0, bytes.length);
	}

}
