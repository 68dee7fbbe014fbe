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

package io.github.sshspringboot.security.internal.key;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.SearchControls;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.ldap.InvalidNameException;
import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapOperations;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.ldap.support.LdapUtils;
import org.springframework.util.Assert;

/**
 * {@link AuthorizedKeysSource} for a directory. Each value of an attribute of the entry
 * of the user is a line in the format of an {@code authorized_keys} file. If several
 * entries match a user, none is used.
 */
public final class LdapAuthorizedKeysSource implements AuthorizedKeysSource {

	/**
	 * Stands for the user in the base and the filter, encoded as each of them needs.
	 */
	public static final String USERNAME = "{username}";

	private static final Log logger = LogFactory.getLog(LdapAuthorizedKeysSource.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final LdapOperations ldap;

	private final String base;

	private final String filter;

	private final String attribute;

	/**
	 * Create a new source. The base is relative to the base of the connections, and
	 * everything below it is searched. The base or the filter (RFC 4515) must depend on
	 * the user, or any key would log in as any user.
	 */
	public LdapAuthorizedKeysSource(LdapOperations ldap, String base, String filter, String attribute) {
		Assert.hasText(filter, "'filter' must not be empty");
		Assert.hasText(attribute, "'attribute' must not be empty");
		Assert.isTrue(base.contains(USERNAME) || filter.contains(USERNAME),
				"'filter' or 'base' must have " + USERNAME + " in it, for the name of the user");
		Assert.isTrue(isBase(base), "'base' must be a distinguished name");
		this.ldap = ldap;
		this.base = base;
		this.filter = filter;
		this.attribute = attribute;
	}

	@Override
	public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
		if (username.isBlank()) {
			return List.of();
		}
		SearchControls controls = new SearchControls();
		controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
		controls.setCountLimit(2);
		controls.setTimeLimit((int) TIMEOUT.toMillis());
		controls.setReturningAttributes(new String[] { this.attribute });
		List<List<AuthorizedKey>> entries = search(toName(this.base, username),
				this.filter.replace(USERNAME, LdapEncoder.filterEncode(username)), controls);
		if (entries.size() > 1) {
			logger.warn("The keys of a user are not used: several entries of the directory match "
					+ "ssh.auth.public-key.ldap.filter");
			return List.of();
		}
		return entries.isEmpty() ? List.of() : entries.get(0);
	}

	/**
	 * Return where to search. A base that is a plain string would be split at its
	 * slashes.
	 */
	private static LdapName toName(String base, String username) {
		return LdapUtils.newLdapName(base.replace(USERNAME, Rdn.escapeValue(username)));
	}

	/**
	 * Return whether a text, with <code>{username}</code> for the user, is a
	 * distinguished name (RFC 4514).
	 */
	public static boolean isBase(String base) {
		try {
			toName(base, "name");
			return true;
		}
		catch (InvalidNameException ex) {
			return false;
		}
	}

	private List<List<AuthorizedKey>> search(LdapName from, String query, SearchControls controls) {
		AttributesMapper<List<AuthorizedKey>> mapper = this::toKeys;
		try {
			return this.ldap.search(from, query, controls, mapper);
		}
		catch (NameNotFoundException ex) {
			return List.of();
		}
	}

	private List<AuthorizedKey> toKeys(Attributes attributes) throws NamingException {
		List<AuthorizedKey> keys = new ArrayList<>();
		Attribute values = attributes.get(this.attribute);
		for (int i = 0; values != null && i < values.size(); i++) {
			Object value = values.get(i);
			String lines = (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8)
					: String.valueOf(value);
			keys.addAll(AuthorizedKeyLines.parse(lines, "a value of " + this.attribute + " in the directory", logger));
		}
		return keys;
	}

}
