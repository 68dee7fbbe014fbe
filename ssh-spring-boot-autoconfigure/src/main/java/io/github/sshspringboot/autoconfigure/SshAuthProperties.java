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
import org.springframework.core.io.Resource;

/**
 * Properties of logins to the SSH server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.auth")
public class SshAuthProperties {

	/**
	 * Methods to log in with, each entry an alternative; 'publickey+password' demands
	 * both, in that order. By default those of 'publickey' and 'password' that the
	 * application can check, 'keyboard-interactive' if it has an
	 * SshInteractiveAuthenticator bean, and 'gssapi-with-mic' if 'ssh.auth.gssapi' is
	 * set.
	 */
	private @Nullable List<String> methods;

	/**
	 * Authorities that allow a user to log in; any one of them is enough.
	 */
	private List<String> requiredAuthorities = new ArrayList<>(List.of("ROLE_ADMIN"));

	/**
	 * Maximum number of failed logins before the connection is closed.
	 */
	private int maxAttempts = 6;

	/**
	 * Interval at which connected users are checked again. A user who is gone, locked,
	 * disabled, expired or has lost the required authority is disconnected. By default
	 * users are checked at their login only.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration recheckInterval;

	private final PublicKey publicKey = new PublicKey();

	private final KeyboardInteractive keyboardInteractive = new KeyboardInteractive();

	private final Totp totp = new Totp();

	private final Gssapi gssapi = new Gssapi();

	public @Nullable List<String> getMethods() {
		return this.methods;
	}

	public void setMethods(@Nullable List<String> methods) {
		this.methods = methods;
	}

	public List<String> getRequiredAuthorities() {
		return this.requiredAuthorities;
	}

	public void setRequiredAuthorities(List<String> requiredAuthorities) {
		this.requiredAuthorities = requiredAuthorities;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public @Nullable Duration getRecheckInterval() {
		return this.recheckInterval;
	}

	public void setRecheckInterval(@Nullable Duration recheckInterval) {
		this.recheckInterval = recheckInterval;
	}

	public PublicKey getPublicKey() {
		return this.publicKey;
	}

	public KeyboardInteractive getKeyboardInteractive() {
		return this.keyboardInteractive;
	}

	public Totp getTotp() {
		return this.totp;
	}

	public Gssapi getGssapi() {
		return this.gssapi;
	}

	/**
	 * Logins with Kerberos tickets.
	 */
	public static class Gssapi {

		/**
		 * Principal of the service that tickets are for, with its realm, such as
		 * 'host/app.example.com@EXAMPLE.COM'.
		 */
		private @Nullable String servicePrincipal;

		/**
		 * Location of the file with the keys of the service, which only its owner may
		 * write, and not everybody may read.
		 */
		private @Nullable Resource keytab;

		public @Nullable String getServicePrincipal() {
			return this.servicePrincipal;
		}

		public void setServicePrincipal(@Nullable String servicePrincipal) {
			this.servicePrincipal = servicePrincipal;
		}

		public @Nullable Resource getKeytab() {
			return this.keytab;
		}

		public void setKeytab(@Nullable Resource keytab) {
			this.keytab = keytab;
		}

	}

	/**
	 * Codes of the users' devices.
	 */
	public static class Totp {

		/**
		 * Whether 'keyboard-interactive' asks for a time-based code of the user's device
		 * (RFC 6238), after another method. The UserDetailsService returns
		 * TotpUserDetails; a user without a secret is refused, or gets a one-time token
		 * if there are those.
		 */
		private boolean enabled;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * Logins that ask the user.
	 */
	public static class KeyboardInteractive {

		/**
		 * Whether 'keyboard-interactive' asks for the password, unless an earlier method
		 * did.
		 */
		private boolean password;

		public boolean isPassword() {
			return this.password;
		}

		public void setPassword(boolean password) {
			this.password = password;
		}

	}

	/**
	 * Logins with keys.
	 */
	public static class PublicKey {

		/**
		 * Locations of files in the 'authorized_keys' format, such as
		 * 'file:/etc/app/keys/{username}'. '{username}' stands for the user and must be
		 * in each.
		 */
		private List<String> authorizedKeys = new ArrayList<>();

		/**
		 * Locations of the public keys of certificate authorities. A certificate that one
		 * of them signed logs in the users that it names.
		 */
		private List<Resource> trustedUserCa = new ArrayList<>();

		/**
		 * Locations of revoked keys: public keys, one in each line, or lists made by
		 * 'ssh-keygen -k'.
		 */
		private List<Resource> revokedKeys = new ArrayList<>();

		private final Cache cache = new Cache();

		private final Jdbc jdbc = new Jdbc();

		private final Ldap ldap = new Ldap();

		public List<String> getAuthorizedKeys() {
			return this.authorizedKeys;
		}

		public void setAuthorizedKeys(List<String> authorizedKeys) {
			this.authorizedKeys = authorizedKeys;
		}

		public List<Resource> getTrustedUserCa() {
			return this.trustedUserCa;
		}

		public void setTrustedUserCa(List<Resource> trustedUserCa) {
			this.trustedUserCa = trustedUserCa;
		}

		public List<Resource> getRevokedKeys() {
			return this.revokedKeys;
		}

		public void setRevokedKeys(List<Resource> revokedKeys) {
			this.revokedKeys = revokedKeys;
		}

		public Cache getCache() {
			return this.cache;
		}

		public Jdbc getJdbc() {
			return this.jdbc;
		}

		public Ldap getLdap() {
			return this.ldap;
		}

		/**
		 * What is remembered of keys in databases and directories.
		 */
		public static class Cache {

			/**
			 * Maximum time that keys from a database or directory are remembered, and so
			 * the maximum time that a key still logs in after it was removed there.
			 */
			@DurationUnit(ChronoUnit.SECONDS)
			private Duration timeToLive = Duration.ofSeconds(10);

			public Duration getTimeToLive() {
				return this.timeToLive;
			}

			public void setTimeToLive(Duration timeToLive) {
				this.timeToLive = timeToLive;
			}

		}

		/**
		 * Keys in a database.
		 */
		public static class Jdbc {

			/**
			 * Query for the keys of a user, with one '?' for the name. The first column
			 * holds lines in the 'authorized_keys' format.
			 */
			private @Nullable String query;

			public @Nullable String getQuery() {
				return this.query;
			}

			public void setQuery(@Nullable String query) {
				this.query = query;
			}

		}

		/**
		 * Keys in a directory.
		 */
		public static class Ldap {

			/**
			 * Where to search for the user, relative to 'spring.ldap.base'. '{username}'
			 * stands for the user.
			 */
			private String base = "";

			/**
			 * Filter of the user's entry, such as '(uid={username})'. '{username}' stands
			 * for the user.
			 */
			private @Nullable String filter;

			/**
			 * Name of the attribute whose values are lines in the 'authorized_keys'
			 * format.
			 */
			private String attribute = "sshPublicKey";

			public String getBase() {
				return this.base;
			}

			public void setBase(String base) {
				this.base = base;
			}

			public @Nullable String getFilter() {
				return this.filter;
			}

			public void setFilter(@Nullable String filter) {
				this.filter = filter;
			}

			public String getAttribute() {
				return this.attribute;
			}

			public void setAttribute(String attribute) {
				this.attribute = attribute;
			}

		}

	}

}
