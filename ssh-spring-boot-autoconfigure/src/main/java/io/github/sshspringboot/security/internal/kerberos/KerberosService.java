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

package io.github.sshspringboot.security.internal.kerberos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;

import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;

import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

import org.springframework.util.Assert;

/**
 * The service that clients have Kerberos tickets for. Reads its keys from a keytab, and
 * again whenever the file changes. Never contacts a KDC, and needs no {@code krb5.conf}.
 * The first instance makes Java read its Kerberos configuration once for the life of the
 * JVM.
 */
public final class KerberosService {

	static final Oid MECHANISM = oid("1.2.840.113554.1.2.2");

	private static final Oid PRINCIPAL_NAME = oid("1.2.840.113554.1.2.2.1");

	private static final String NATIVE = "sun.security.jgss.native";

	private static final Pattern NAME = Pattern.compile("[^/@\\\\\\s]+/[^/@\\\\\\s]+@[^/@\\\\\\s]+");

	private static final Log logger = LogFactory.getLog(KerberosService.class);

	private final String principal;

	private final ServiceTicketName name;

	private final ContextSource contexts;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	/**
	 * Create a new service. The keytab must contain a key of the principal, and only its
	 * owner may write it and not everybody may read it. Java must not be set to use the
	 * native Kerberos of the system.
	 */
	public KerberosService(String principal, Path keytab) {
		this(principal, contexts(principal, keytab));
	}

	KerberosService(String principal, ContextSource contexts) {
		this.principal = principal;
		this.name = new ServiceTicketName(principal);
		this.contexts = contexts;
	}

	/**
	 * Return whether a text is a principal of the form {@code service/host@REALM}.
	 */
	public static boolean isPrincipal(String text) {
		return NAME.matcher(text).matches();
	}

	private static ContextSource contexts(String principal, Path file) {
		Assert.isTrue(isPrincipal(principal), "The principal is not of the form service/host@REALM");
		Assert.isTrue(!Boolean.getBoolean(NATIVE),
				"Only Java's own Kerberos reads it: start the application without -D" + NATIVE + "=true.");
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			throw new IllegalArgumentException("There is no such file, or the application may not read it.");
		}
		checkPermissions(file);
		try {
			KerberosPrincipal service = new KerberosPrincipal(principal);
			KeyTab keytab = KeyTab.getInstance(service, file.toFile());
			Assert.isTrue(keytab.getKeys(service).length > 0,
					"It has no key of " + principal + " with an encryption type that Java can use.");
			Subject subject = new Subject(true, Set.of(service), Set.of(), Set.of(keytab));
			GSSManager manager = GSSManager.getInstance();
			GSSCredential credential = Subject.doAs(subject,
					(PrivilegedExceptionAction<GSSCredential>) () -> manager.createCredential(
							manager.createName(principal, PRINCIPAL_NAME), GSSCredential.INDEFINITE_LIFETIME, MECHANISM,
							GSSCredential.ACCEPT_ONLY));
			return new KeytabContexts(manager, credential, keytab, service);
		}
		catch (PrivilegedActionException ex) {
			throw new IllegalArgumentException("It cannot be used: " + ex.getException().getMessage() + ".", ex);
		}
	}

	/**
	 * Check the permissions of the keytab. Anyone who can read its keys can forge tickets
	 * of any user, and so can anyone who can replace them.
	 */
	private static void checkPermissions(Path file) {
		try {
			Assert.isTrue(!KeyFilePermissions.isReadableByAll(file) && !KeyFilePermissions.isWritableByOthers(file),
					"It can be read by all users of this machine, or written by others than its owner: chmod 640 "
							+ file);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Its permissions cannot be read.", ex);
		}
	}

	String getPrincipal() {
		return this.principal;
	}

	String getRealm() {
		return this.principal.substring(this.principal.indexOf('@') + 1);
	}

	/**
	 * Return whether a token contains a ticket for exactly this service, by the name in
	 * the ticket.
	 */
	boolean isAddressedBy(byte[] token) {
		return this.name.isIn(token);
	}

	GSSContext newContext() throws GSSException {
		return this.contexts.get();
	}

	/**
	 * Return whether there is at least one key, without which every ticket is refused. If
	 * there is none, that is logged, at most once a minute.
	 */
	boolean hasKey() {
		if (this.contexts.hasKey()) {
			return true;
		}
		this.failures.error("No Kerberos ticket can be checked: the keytab is gone, or has no key of " + this.principal
				+ " any more. Put it back; it is read again at once.", null);
		return false;
	}

	private static Oid oid(String text) {
		try {
			return new Oid(text);
		}
		catch (GSSException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Creates the server side of exchanges.
	 */
	@FunctionalInterface
	interface ContextSource {

		GSSContext get() throws GSSException;

		default boolean hasKey() {
			return true;
		}

	}

	private record KeytabContexts(GSSManager manager, GSSCredential credential, KeyTab keytab,
			KerberosPrincipal service) implements ContextSource {

		@Override
		public GSSContext get() throws GSSException {
			return this.manager.createContext(this.credential);
		}

		@Override
		public boolean hasKey() {
			return this.keytab.getKeys(this.service).length > 0;
		}

	}

}
