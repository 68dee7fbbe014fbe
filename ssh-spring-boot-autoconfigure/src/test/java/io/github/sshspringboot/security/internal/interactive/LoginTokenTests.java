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

package io.github.sshspringboot.security.internal.interactive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.SshPublicKeyAuthenticationToken;
import io.github.sshspringboot.security.internal.CertificateBuilder;
import io.github.sshspringboot.security.internal.LoginDetails;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.io.PathUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a login leaves behind: the user, the details, and nothing else.
 */
@SshTest(classes = LoginTokenTests.Logins.class)
class LoginTokenTests {

	@Injected
	private static SshTestServer server;

	private static final SigningKey key = new SigningKey();

	private static Authentication last() {
		Queue<Authentication> found = server.getBean(Logins.class).found;
		Authentication last = found.remove();
		assertThat(found).isEmpty();
		return last;
	}

	private static Object copy(@Nullable Object value) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return input.readObject();
		}
	}

	@Test
	void keyLeavesNoCredentialsAndDetailsThatCanBeStored() throws Exception {
		try (TestSession session = server.login("admin", key.getPair())) {
			assertThat(session.isAuthenticated()).isTrue();
		}
		assertStorable(last(), "publickey");
	}

	@Test
	void passwordLeavesNoCredentialsAndDetailsThatCanBeStored() throws Exception {
		try (TestSession session = server.login()) {
			assertThat(session.isAuthenticated()).isTrue();
		}
		assertStorable(last(), "password");
	}

	private static void assertStorable(Authentication login, String method) throws Exception {
		assertThat(login.getCredentials()).isNull();
		assertThat(login.getDetails()).isInstanceOfSatisfying(SshAuthenticationDetails.class,
				(details) -> assertThat(details.method()).isEqualTo(method));
		assertThat(copy(login.getDetails())).isEqualTo(login.getDetails());
		Authentication copied = (Authentication) copy(login);
		assertThat(copied.getName()).isEqualTo("admin");
		assertThat(copied.getDetails()).isEqualTo(login.getDetails());
		assertThat(copied.getAuthorities()).hasSameSizeAs(login.getAuthorities());
		assertThat(copied.getCredentials()).isNull();
	}

	@Test
	void detailsOfACertificateCanBeStored() throws Exception {
		SshUserKey certified = SshUserKey
			.of(SshCertificate.decode(new CertificateBuilder().build(key.getKey(), new SigningKey())));
		SshLogin login = new SshLogin("1", "admin", new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
				"SSH-2.0-test", null, List.of());
		SshAuthenticationDetails details = LoginDetails.of(login, "publickey", certified, "admin@EXAMPLE.COM");
		assertThat(details.certificate()).isNotNull();
		assertThat(copy(details)).isEqualTo(details);
	}

	@Test
	void tokenOfEveryResultBuildsChangedCopiesOfItsOwnClass() {
		List<Class<?>> tokens = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.sshspringboot")
			.stream()
			.filter((type) -> type.isAssignableTo(Authentication.class))
			.<Class<?>>map(JavaClass::reflect)
			.filter((type) -> !Modifier.isAbstract(type.getModifiers()) && type != CodeAuthenticationToken.class)
			.toList();
		assertThat(tokens).contains(SshPublicKeyAuthenticationToken.class, SshKerberosAuthenticationToken.class)
			.allSatisfy((type) -> assertThat(Arrays.stream(type.getDeclaredMethods())
				.filter((method) -> "toBuilder".equals(method.getName()) && !method.isBridge())).hasSize(1))
			.allSatisfy((type) -> assertThat(AbstractAuthenticationToken.class).isAssignableFrom(type));
	}

	@Test
	void webIsNotMadeToDemandFactors() {
		assertThat(server.getContext().getBeanNamesForType(AuthorizationManagerFactory.class)).isEmpty();
		assertThat(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.sshspringboot")
			.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.map((dependency) -> dependency.getTargetClass().getName())).isNotEmpty()
			.noneMatch((name) -> name.contains("EnableMultiFactorAuthentication")
					|| name.contains("RequiredFactorsAuthorizationManager"));
	}

	@Test
	void keysOfTheUserOfThisProcessLogNobodyIn(@TempDir Path home) throws Exception {
		SigningKey own = new SigningKey();
		Path directory = Files.createDirectory(home.resolve(".ssh"));
		Files.writeString(directory.resolve("authorized_keys"),
				PublicKeyEntry.toString(own.getPair().getPublic()) + "\n");
		String before = System.setProperty("user.home", home.toString());
		PathUtils.setUserHomeFolderResolver(() -> home);
		try (SshTestServer other = SshTestServer.start()) {
			assertThat(other.canLogin("admin", own.getPair())).isFalse();
			assertThat(other.canLogin(System.getProperty("user.name"), own.getPair())).isFalse();
			assertThat(server.canLogin("admin", own.getPair())).isFalse();
		}
		finally {
			System.setProperty("user.home", before);
			PathUtils.setUserHomeFolderResolver(null);
		}
	}

	static class Logins implements AuthorizedKeysSource {

		private final Queue<Authentication> found = new ConcurrentLinkedQueue<>();

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			return List.of(new AuthorizedKey(key.getKey()));
		}

		@EventListener
		void onSuccess(AuthenticationSuccessEvent event) {
			this.found.add(event.getAuthentication());
		}

	}

}
