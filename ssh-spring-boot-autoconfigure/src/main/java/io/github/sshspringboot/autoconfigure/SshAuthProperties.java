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
 * {@link ConfigurationProperties Configuration properties} for logins to the SSH server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ssh.auth")
public class SshAuthProperties {

	/**
	 * Login methods. Each entry is an alternative; 'publickey+password' requires both
	 * methods in that order. By default, those of 'publickey' and 'password' that the
	 * application can check, 'keyboard-interactive' if there is an
	 * SshInteractiveAuthenticator bean, and 'gssapi-with-mic' if 'ssh.auth.gssapi' is
	 * set.
	 */
	private @Nullable List<String> methods;

	/**
	 * Authorities that allow a user to log in. A user needs any one of them.
	 */
	private List<String> requiredAuthorities = new ArrayList<>(List.of("ROLE_ADMIN"));

	/**
	 * Maximum number of failed logins before the connection is closed.
	 */
	private int maxAttempts = 6;

	/**
	 * Interval at which connected users are checked again. A user who is gone, locked,
	 * disabled, expired or has lost the required authority is disconnected. By default,
	 * users are checked only when they log in.
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
	 * Properties for logins with Kerberos tickets.
	 */
	public static class Gssapi {

		/**
		 * Principal of the service that tickets are issued for, with its realm, such as
		 * 'host/app.example.com@EXAMPLE.COM'.
		 */
		private @Nullable String servicePrincipal;

		/**
		 * Location of the file with the keys of the service. Only its owner may be able
		 * to write it, and not everybody may be able to read it.
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
	 * Properties for codes of the devices of users.
	 */
	public static class Totp {

		/**
		 * Whether 'keyboard-interactive' asks for a time-based code of the device of the
		 * user (RFC 6238) after another method. The UserDetailsService must return
		 * TotpUserDetails. A user without a secret is refused, or gets a one-time token
		 * if those are available.
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
	 * Properties for logins that ask the user.
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
	 * Properties for logins with keys.
	 */
	public static class PublicKey {

		/**
		 * Locations of files in the 'authorized_keys' format, such as
		 * 'file:/etc/app/keys/{username}'. Each must contain '{username}', which stands
		 * for the user.
		 */
		private List<String> authorizedKeys = new ArrayList<>();

		/**
		 * Locations of the public keys of certificate authorities. A certificate signed
		 * by one of them logs in the users that it names.
		 */
		private List<Resource> trustedUserCa = new ArrayList<>();

		/**
		 * Locations of files with the principals that log in a user, such as
		 * 'file:/etc/app/principals/{username}', one per line, with options as in
		 * 'authorized_keys'. Certificates of 'trusted-user-ca' then need one of them
		 * instead of the name of the user.
		 */
		private List<String> authorizedPrincipals = new ArrayList<>();

		/**
		 * Locations of revoked keys: public keys, one per line, or lists made by
		 * 'ssh-keygen -k'.
		 */
		private List<Resource> revokedKeys = new ArrayList<>();

		private final Cache cache = new Cache();

		private final Jdbc jdbc = new Jdbc();

		private final Ldap ldap = new Ldap();

		private final SelfService selfService = new SelfService();

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

		public List<String> getAuthorizedPrincipals() {
			return this.authorizedPrincipals;
		}

		public void setAuthorizedPrincipals(List<String> authorizedPrincipals) {
			this.authorizedPrincipals = authorizedPrincipals;
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

		public SelfService getSelfService() {
			return this.selfService;
		}

		/**
		 * Properties for users who manage their own keys.
		 */
		public static class SelfService {

			/**
			 * Whether users may list, add and remove their own keys with the command
			 * 'keys'.
			 */
			private boolean enabled;

			/**
			 * Authorities of factors, such as 'FACTOR_PASSWORD'. A login needs one of
			 * them to change keys. By default, any login may.
			 */
			private List<String> requiredFactors = new ArrayList<>();

			/**
			 * Maximum number of keys of a user.
			 */
			private int maxKeys = 10;

			public boolean isEnabled() {
				return this.enabled;
			}

			public void setEnabled(boolean enabled) {
				this.enabled = enabled;
			}

			public List<String> getRequiredFactors() {
				return this.requiredFactors;
			}

			public void setRequiredFactors(List<String> requiredFactors) {
				this.requiredFactors = requiredFactors;
			}

			public int getMaxKeys() {
				return this.maxKeys;
			}

			public void setMaxKeys(int maxKeys) {
				this.maxKeys = maxKeys;
			}

		}

		/**
		 * Properties for the cache of keys from databases and directories.
		 */
		public static class Cache {

			/**
			 * Maximum time that keys from a database or directory are cached, and
			 * therefore the maximum time that a removed key can still log in.
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
		 * Properties for keys in a database.
		 */
		public static class Jdbc {

			/**
			 * Query for the keys of a user, with one '?' for the name of the user. The
			 * first column contains lines in the 'authorized_keys' format.
			 */
			private @Nullable String query;

			/**
			 * Statement that stores a key for 'ssh.auth.public-key.self-service', with a
			 * '?' for the name of the user and one for the line.
			 */
			private @Nullable String insert;

			/**
			 * Statement that deletes such a key, with a '?' for the name of the user and
			 * one for the line.
			 */
			private @Nullable String delete;

			public @Nullable String getQuery() {
				return this.query;
			}

			public void setQuery(@Nullable String query) {
				this.query = query;
			}

			public @Nullable String getInsert() {
				return this.insert;
			}

			public void setInsert(@Nullable String insert) {
				this.insert = insert;
			}

			public @Nullable String getDelete() {
				return this.delete;
			}

			public void setDelete(@Nullable String delete) {
				this.delete = delete;
			}

		}

		/**
		 * Properties for keys in a directory.
		 */
		public static class Ldap {

			/**
			 * Base of the search for the user, relative to 'spring.ldap.base'.
			 * '{username}' stands for the user.
			 */
			private String base = "";

			/**
			 * Filter for the entry of the user, such as '(uid={username})'. '{username}'
			 * stands for the user.
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
