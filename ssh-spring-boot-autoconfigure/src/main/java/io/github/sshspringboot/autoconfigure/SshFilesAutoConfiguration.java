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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.internal.FileSource;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.files.internal.mount.LoginFileTrees;
import io.github.sshspringboot.files.internal.observed.FileObservers;
import io.github.sshspringboot.files.internal.observed.ObservedFileTrees;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Auto-configuration for the files that users see over SFTP and SCP. There are none
 * unless {@code ssh.sftp.mounts}, an {@link SshFileSystems} bean or
 * {@link io.github.sshspringboot.command.SshFile @SshFile} methods name them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@EnableConfigurationProperties({ SshSftpProperties.class, SshServerProperties.class, SshAuthProperties.class,
		SshShellProperties.class, SshRecordingProperties.class })
public final class SshFilesAutoConfiguration {

	@Bean
	ConfiguredMounts sshConfiguredMounts(SshSftpProperties properties, SshServerProperties server,
			SshAuthProperties auth, SshShellProperties shell, SshRecordingProperties recording,
			ObjectProvider<RoleHierarchy> roleHierarchy, ApplicationContext context) throws IOException {
		List<MountLocation> secrets = properties.getMounts().isEmpty() ? List.of()
				: new ServerSecrets(context, server, auth, shell, recording).find();
		return new ConfiguredMounts(properties, secrets, context, new UserAuthorities(roleHierarchy.getIfUnique()));
	}

	@Bean
	FileObservers sshFileObservers(ObjectProvider<SshFileListener> listeners, ApplicationEventPublisher publisher,
			ObjectProvider<SecurityContextHolderStrategy> securityContexts, SshExecutors executors) {
		SecurityContextHolderStrategy contexts = securityContexts
			.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
		return new FileObservers(() -> listeners.orderedStream().toList(),
				(event) -> publish(event, publisher, contexts), executors.commands()::execute);
	}

	private static void publish(SshFileEvent event, ApplicationEventPublisher publisher,
			SecurityContextHolderStrategy contexts) {
		SecurityContext context = contexts.createEmptyContext();
		context.setAuthentication(event.getAuthentication());
		DelegatingSecurityContextRunnable task = new DelegatingSecurityContextRunnable(
				() -> publisher.publishEvent(event), context);
		task.setSecurityContextHolderStrategy(contexts);
		task.run();
	}

	@Bean
	FileTrees sshFileTrees(ConfiguredMounts configured, ObjectProvider<SshFileSystems> fileSystems,
			ObjectProvider<FileSource> sources, FileObservers observers) {
		List<SshFileSystems> all = new ArrayList<>();
		if (!configured.isEmpty()) {
			all.add(configured::getMounts);
		}
		fileSystems.orderedStream().forEach(all::add);
		return new ObservedFileTrees(new LoginFileTrees(all, sources.orderedStream().toList()), observers);
	}

}
