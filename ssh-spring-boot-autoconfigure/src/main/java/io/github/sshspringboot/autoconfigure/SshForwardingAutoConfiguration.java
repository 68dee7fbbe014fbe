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

import java.util.List;
import java.util.function.Consumer;

import io.github.sshspringboot.forwarding.SshTunnelRequest;
import io.github.sshspringboot.forwarding.internal.ConnectRules;
import io.github.sshspringboot.forwarding.internal.ForwardingRules;
import io.github.sshspringboot.forwarding.internal.ForwardingUsers;
import io.github.sshspringboot.forwarding.internal.ListenRules;
import io.github.sshspringboot.forwarding.internal.OpenTunnels;
import io.github.sshspringboot.forwarding.internal.RuledForwarding;
import io.github.sshspringboot.forwarding.internal.SocketRules;
import io.github.sshspringboot.forwarding.internal.TunnelEvents;
import io.github.sshspringboot.forwarding.internal.TunnelObserver;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthorizationManager;

/**
 * Auto-configuration for tunnels. There are none unless the configuration permits some.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SshCommandAutoConfiguration.class)
@ConditionalOnSshServer
@Conditional(OnForwardingCondition.class)
@EnableConfigurationProperties(SshForwardingProperties.class)
public final class SshForwardingAutoConfiguration {

	private static final String PREFIX = "ssh.forwarding.";

	@Bean
	OpenTunnels sshTunnels(ObjectProvider<TunnelObserver> observers, SshExecutors executors) {
		return new OpenTunnels(() -> observers.orderedStream().toList(), executors.shells());
	}

	@Bean
	TunnelEvents sshTunnelEvents(ApplicationEventPublisher publisher) {
		return new TunnelEvents(publisher);
	}

	@Bean
	@ConditionalOnMissingBean(Forwarding.class)
	RuledForwarding sshForwarding(SshForwardingProperties properties, OpenTunnels tunnels, Environment environment,
			ObjectProvider<SshServerManager> server, ObjectProvider<RoleHierarchy> roleHierarchy,
			ObjectProvider<AuthorizationManager<SshTunnelRequest>> authorizationManager) {
		return new RuledForwarding(rules(properties, new OwnPorts(environment, server)),
				new ForwardingUsers(properties.getAuthorities(), roleHierarchy.getIfUnique(),
						authorizationManager.getIfAvailable()),
				tunnels);
	}

	private static ForwardingRules rules(SshForwardingProperties properties, OwnPorts ownPorts) {
		SshForwardingProperties.Remote remote = properties.getRemote();
		SshForwardingProperties.Streamlocal streamlocal = properties.getStreamlocal();
		check("local.permit", properties.getLocal().getPermit(), ConnectRules::check);
		check("remote.permit", remote.getPermit(), ListenRules::check);
		check("streamlocal.permit", streamlocal.getPermit(), SocketRules::check);
		check("streamlocal.permit-listen", streamlocal.getPermitListen(), SocketRules::check);
		PropertyValue.checkPositive(PREFIX + "idle", properties.getIdle());
		return new ForwardingRules(ConnectRules.of(properties.getLocal().getPermit(), ownPorts),
				ListenRules.of(remote.getPermit(), remote.isGatewayPorts(), ownPorts),
				SocketRules.of(streamlocal.getPermit()), SocketRules.of(streamlocal.getPermitListen()),
				limits(properties.getLimits()), properties.getIdle());
	}

	private static void check(String property, List<String> rules, Consumer<String> check) {
		for (int i = 0; i < rules.size(); i++) {
			try {
				check.accept(rules.get(i));
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + property + "[" + i + "]", rules.get(i),
						ex.getMessage());
			}
		}
	}

	private static ForwardingRules.Limits limits(SshForwardingProperties.Limits limits) {
		PropertyValue.checkPositive(PREFIX + "limits.max-tunnels-per-connection", limits.getMaxTunnelsPerConnection());
		PropertyValue.checkPositive(PREFIX + "limits.max-tunnels-per-user", limits.getMaxTunnelsPerUser());
		PropertyValue.checkPositive(PREFIX + "limits.max-listeners-per-connection",
				limits.getMaxListenersPerConnection());
		PropertyValue.checkPositive(PREFIX + "limits.max-listeners-per-user", limits.getMaxListenersPerUser());
		return new ForwardingRules.Limits(limits.getMaxTunnelsPerConnection(), limits.getMaxTunnelsPerUser(),
				limits.getMaxListenersPerConnection(), limits.getMaxListenersPerUser());
	}

}
