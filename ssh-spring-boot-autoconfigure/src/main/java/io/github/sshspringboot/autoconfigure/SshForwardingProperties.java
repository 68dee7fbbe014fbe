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

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for tunnels.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.forwarding")
public class SshForwardingProperties {

	/**
	 * Authorities of which a user needs one to have tunnels. By default, every user who
	 * may log in may have what is permitted.
	 */
	private List<String> authorities = new ArrayList<>();

	/**
	 * Time after which a tunnel is closed if no data passes in either direction.
	 * Unlimited by default. If a duration suffix is not specified, seconds will be used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration idle;

	private final Local local = new Local();

	private final Remote remote = new Remote();

	private final Streamlocal streamlocal = new Streamlocal();

	private final Limits limits = new Limits();

	public List<String> getAuthorities() {
		return this.authorities;
	}

	public void setAuthorities(List<String> authorities) {
		this.authorities = authorities;
	}

	public @Nullable Duration getIdle() {
		return this.idle;
	}

	public void setIdle(@Nullable Duration idle) {
		this.idle = idle;
	}

	public Local getLocal() {
		return this.local;
	}

	public Remote getRemote() {
		return this.remote;
	}

	public Streamlocal getStreamlocal() {
		return this.streamlocal;
	}

	public Limits getLimits() {
		return this.limits;
	}

	/**
	 * Properties for tunnels to what the server can reach.
	 */
	public static class Local {

		/**
		 * Addresses that clients may connect to through the server ('ssh -L', '-D', '-W'
		 * and '-J'), such as 'db.internal:5432', '*.svc:443', '10.0.0.0/8:5432',
		 * '[2001:db8::7]:443' or 'db.internal:*'. Loopback, link-local and metadata
		 * addresses must be named by number. None by default.
		 */
		private List<String> permit = new ArrayList<>();

		public List<String> getPermit() {
			return this.permit;
		}

		public void setPermit(List<String> permit) {
			this.permit = permit;
		}

	}

	/**
	 * Properties for tunnels from the server to clients.
	 */
	public static class Remote {

		/**
		 * Addresses that clients may have the server listen on ('ssh -R'), such as
		 * '8080', 'localhost:8080', 'localhost:8000-8099' or '*:*'. Privileged ports must
		 * be named. None by default.
		 */
		private List<String> permit = new ArrayList<>();

		/**
		 * Whether clients may choose the interfaces to listen on. By default, only the
		 * machine of the server itself can connect.
		 */
		private boolean gatewayPorts;

		public List<String> getPermit() {
			return this.permit;
		}

		public void setPermit(List<String> permit) {
			this.permit = permit;
		}

		public boolean isGatewayPorts() {
			return this.gatewayPorts;
		}

		public void setGatewayPorts(boolean gatewayPorts) {
			this.gatewayPorts = gatewayPorts;
		}

	}

	/**
	 * Properties for Unix-domain sockets.
	 */
	public static class Streamlocal {

		/**
		 * Unix-domain sockets that clients may connect to through the server ('ssh -L
		 * /path'): paths of sockets, or of directories with a '/' at the end. None by
		 * default.
		 */
		private List<String> permit = new ArrayList<>();

		/**
		 * Unix-domain sockets that clients may have the server listen on ('ssh -R
		 * /path'): paths of sockets, or of directories with a '/' at the end. None by
		 * default.
		 */
		private List<String> permitListen = new ArrayList<>();

		public List<String> getPermit() {
			return this.permit;
		}

		public void setPermit(List<String> permit) {
			this.permit = permit;
		}

		public List<String> getPermitListen() {
			return this.permitListen;
		}

		public void setPermitListen(List<String> permitListen) {
			this.permitListen = permitListen;
		}

	}

	/**
	 * Properties for limits.
	 */
	public static class Limits {

		/**
		 * Maximum number of tunnels that one connection may have at a time.
		 */
		private int maxTunnelsPerConnection = 500;

		/**
		 * Maximum number of tunnels that one user may have at a time.
		 */
		private int maxTunnelsPerUser = 1000;

		/**
		 * Maximum number of addresses and sockets that the server listens on for one
		 * connection.
		 */
		private int maxListenersPerConnection = 20;

		/**
		 * Maximum number of addresses and sockets that the server listens on for one
		 * user.
		 */
		private int maxListenersPerUser = 50;

		public int getMaxTunnelsPerConnection() {
			return this.maxTunnelsPerConnection;
		}

		public void setMaxTunnelsPerConnection(int maxTunnelsPerConnection) {
			this.maxTunnelsPerConnection = maxTunnelsPerConnection;
		}

		public int getMaxTunnelsPerUser() {
			return this.maxTunnelsPerUser;
		}

		public void setMaxTunnelsPerUser(int maxTunnelsPerUser) {
			this.maxTunnelsPerUser = maxTunnelsPerUser;
		}

		public int getMaxListenersPerConnection() {
			return this.maxListenersPerConnection;
		}

		public void setMaxListenersPerConnection(int maxListenersPerConnection) {
			this.maxListenersPerConnection = maxListenersPerConnection;
		}

		public int getMaxListenersPerUser() {
			return this.maxListenersPerUser;
		}

		public void setMaxListenersPerUser(int maxListenersPerUser) {
			this.maxListenersPerUser = maxListenersPerUser;
		}

	}

}
