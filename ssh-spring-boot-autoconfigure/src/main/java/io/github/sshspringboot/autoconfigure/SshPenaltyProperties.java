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

import io.github.sshspringboot.server.AddressBlock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@link ConfigurationProperties Configuration properties} for the penalties of client
 * addresses.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.auth.penalties")
public class SshPenaltyProperties {

	/**
	 * Whether to refuse sources whose clients misbehave for a while.
	 */
	private boolean enabled = true;

	/**
	 * Penalty for a connection whose logins all failed.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration authFail = Duration.ofSeconds(5);

	/**
	 * Penalty for a connection whose logins all failed and named a user that does not
	 * exist. If it differs from 'auth-fail', the user is looked up once more after the
	 * connection.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration invalidUser = Duration.ofSeconds(5);

	/**
	 * Penalty for a connection that ended without a login attempt.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration noAuth = Duration.ofSeconds(1);

	/**
	 * Penalty for a connection that did not log in within
	 * 'ssh.server.timeouts.login-grace'.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration graceExceeded = Duration.ofSeconds(10);

	/**
	 * Penalty for a connection that sends what no client needs to log in. Also used for
	 * penalties that the application imposes through SshPenalties with the reason
	 * REFUSED.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration refuseConnection = Duration.ofSeconds(10);

	/**
	 * Minimum total penalty at which a source is refused. Smaller penalties are only
	 * remembered.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration min = Duration.ofSeconds(15);

	/**
	 * Maximum time that a source is refused. Penalties add up to this time.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration max = Duration.ofMinutes(10);

	/**
	 * Addresses and networks that are never penalized, such as '10.0.0.0/8'. By default,
	 * the machine itself, so that a developer who mistypes a password is not locked out.
	 * A configured list replaces the default; an empty one exempts no address.
	 */
	private List<AddressBlock> exempt = new ArrayList<>(
			List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("::1")));

	/**
	 * Store for penalties: 'memory' for each server separately, or 'redis' to share them.
	 */
	private Store store = Store.MEMORY;

	private final Redis redis = new Redis();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getAuthFail() {
		return this.authFail;
	}

	public void setAuthFail(Duration authFail) {
		this.authFail = authFail;
	}

	public Duration getInvalidUser() {
		return this.invalidUser;
	}

	public void setInvalidUser(Duration invalidUser) {
		this.invalidUser = invalidUser;
	}

	public Duration getNoAuth() {
		return this.noAuth;
	}

	public void setNoAuth(Duration noAuth) {
		this.noAuth = noAuth;
	}

	public Duration getGraceExceeded() {
		return this.graceExceeded;
	}

	public void setGraceExceeded(Duration graceExceeded) {
		this.graceExceeded = graceExceeded;
	}

	public Duration getRefuseConnection() {
		return this.refuseConnection;
	}

	public void setRefuseConnection(Duration refuseConnection) {
		this.refuseConnection = refuseConnection;
	}

	public Duration getMin() {
		return this.min;
	}

	public void setMin(Duration min) {
		this.min = min;
	}

	public Duration getMax() {
		return this.max;
	}

	public void setMax(Duration max) {
		this.max = max;
	}

	public List<AddressBlock> getExempt() {
		return this.exempt;
	}

	public void setExempt(List<AddressBlock> exempt) {
		this.exempt = exempt;
	}

	public Store getStore() {
		return this.store;
	}

	public void setStore(Store store) {
		this.store = store;
	}

	public Redis getRedis() {
		return this.redis;
	}

	/**
	 * Store for penalties.
	 */
	public enum Store {

		/**
		 * In the memory of the server.
		 */
		MEMORY,

		/**
		 * In Redis, shared by all servers that use it.
		 */
		REDIS

	}

	/**
	 * Properties for penalties in Redis.
	 */
	public static class Redis {

		/**
		 * Prefix for the names of the keys. Servers with the same prefix share their
		 * penalties.
		 */
		private String keyPrefix = "ssh:penalties";

		public String getKeyPrefix() {
			return this.keyPrefix;
		}

		public void setKeyPrefix(String keyPrefix) {
			this.keyPrefix = keyPrefix;
		}

	}

}
