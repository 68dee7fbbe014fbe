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

package io.github.sshspringboot.actuate.internal.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.files.SshFileDownloadedEvent;
import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileRenamedEvent;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.github.sshspringboot.server.internal.text.PrintableText;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.security.core.Authentication;

/**
 * Publishes an {@link AuditApplicationEvent} for each file that a client uploads,
 * downloads, removes or renames. Its data are the {@code path} that the client sees,
 * {@code size}, {@code sha256} (of whole uploads), {@code duration}, {@code newPath} and
 * {@code details} (those of the login), as far as they apply.
 *
 * @since 0.1.0
 */
public final class FileAuditor implements ApplicationListener<SshFileEvent> {

	/** The type of the events of files that are uploaded. */
	public static final String UPLOADED = "SSH_FILE_UPLOADED";

	/** The type of the events of files that are downloaded. */
	public static final String DOWNLOADED = "SSH_FILE_DOWNLOADED";

	/** The type of the events of files that are removed. */
	public static final String REMOVED = "SSH_FILE_REMOVED";

	/** The type of the events of files that are renamed. */
	public static final String RENAMED = "SSH_FILE_RENAMED";

	private final ApplicationEventPublisher publisher;

	public FileAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	@Override
	public void onApplicationEvent(SshFileEvent event) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("path", PrintableText.of(event.getPath()));
		String type = REMOVED;
		if (event instanceof SshFileUploadedEvent uploaded) {
			type = UPLOADED;
			data.put("size", uploaded.getSize());
			if (uploaded.getSha256() != null) {
				data.put("sha256", uploaded.getSha256());
			}
			data.put("duration", uploaded.getDuration().toString());
		}
		else if (event instanceof SshFileDownloadedEvent downloaded) {
			type = DOWNLOADED;
			data.put("size", downloaded.getSize());
			data.put("duration", downloaded.getDuration().toString());
		}
		else if (event instanceof SshFileRenamedEvent renamed) {
			type = RENAMED;
			data.put("newPath", PrintableText.of(renamed.getNewPath()));
		}
		Authentication user = event.getAuthentication();
		if (user.getDetails() != null) {
			data.put("details", user.getDetails());
		}
		this.publisher.publishEvent(new AuditApplicationEvent(user.getName(), type, data));
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
