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
import java.nio.file.Path;

import io.github.sshspringboot.security.SshKerberosPrincipals;
import io.github.sshspringboot.security.internal.LoginStep;
import io.github.sshspringboot.security.internal.kerberos.KerberosLogin;
import io.github.sshspringboot.security.internal.kerberos.KerberosService;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Configuration of the login method {@code gssapi-with-mic} with Kerberos tickets.
 */
@Configuration(proxyBeanMethods = false)
class SshKerberosConfiguration {

	private static final String SERVICE_PRINCIPAL = "ssh.auth.gssapi.service-principal";

	private static final String KEYTAB = "ssh.auth.gssapi.keytab";

	@Bean
	LoginMethodCandidate sshGssapiMethod(SshAuthProperties properties, ObjectProvider<KerberosService> services,
			ObjectProvider<SshKerberosPrincipals> principals, ObjectProvider<UserDetailsService> userDetailsServices,
			LoginStep step) {
		String principal = properties.getGssapi().getServicePrincipal();
		UserDetailsService users = userDetailsServices.getIfUnique();
		KerberosService service = services.getIfAvailable(() -> service(properties.getGssapi()));
		if (service == null) {
			return LoginMethodCandidate.unconfigured(GssapiMethod.NAME,
					GssapiMethod.NAME + " needs " + SERVICE_PRINCIPAL + " and " + KEYTAB + ". They are not set.");
		}
		if (users == null) {
			throw new InvalidConfigurationPropertyValueException(SERVICE_PRINCIPAL, principal,
					"It needs a single UserDetailsService bean that knows the users of the tickets.");
		}
		return LoginMethodCandidate.of(new KerberosLogin(service, principals.getIfAvailable(), users, step));
	}

	private static @Nullable KerberosService service(SshAuthProperties.Gssapi properties) {
		String principal = properties.getServicePrincipal();
		Resource keytab = properties.getKeytab();
		if (principal == null && keytab == null) {
			return null;
		}
		if (principal == null) {
			throw new InvalidConfigurationPropertyValueException(KEYTAB, keytab,
					"Set " + SERVICE_PRINCIPAL + " as well, such as host/app.example.com@EXAMPLE.COM.");
		}
		if (keytab == null) {
			throw new InvalidConfigurationPropertyValueException(SERVICE_PRINCIPAL, principal,
					"Set " + KEYTAB + " as well, to the file with the keys of the service.");
		}
		PropertyValue.check(SERVICE_PRINCIPAL, principal, KerberosService.isPrincipal(principal),
				"It must have a host and a realm, such as host/app.example.com@EXAMPLE.COM.");
		try {
			return new KerberosService(principal, file(keytab));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(KEYTAB, keytab, ex.getMessage());
		}
	}

	private static Path file(Resource keytab) {
		try {
			return keytab.getFile().toPath();
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("It must be a file, such as file:/etc/app/ssh.keytab.", ex);
		}
	}

}
