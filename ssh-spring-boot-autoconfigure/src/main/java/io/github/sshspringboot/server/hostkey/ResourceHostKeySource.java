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

package io.github.sshspringboot.server.hostkey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.server.ByteOrderMark;
import io.github.sshspringboot.server.SshCertificate;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * Host keys that stand in resources, in OpenSSH, PEM or PKCS#8 format. The certificate of
 * a key stands beside it, in a resource of its name and {@code -cert.pub}.
 *
 * @since 0.1.0
 */
public final class ResourceHostKeySource implements HostKeySource {

	private static final String CERTIFICATE_SUFFIX = "-cert.pub";

	private final List<Resource> locations;

	private final @Nullable String passphrase;

	private final HostKeyCodec codec;

	/**
	 * Create a source.
	 * @param locations where the keys are
	 * @param passphrase the passphrase of the encrypted ones
	 * @param codec reads the keys
	 */
	public ResourceHostKeySource(List<Resource> locations, @Nullable String passphrase, HostKeyCodec codec) {
		Assert.notEmpty(locations, "'locations' must not be empty");
		Assert.notNull(codec, "'codec' must not be null");
		this.locations = List.copyOf(locations);
		this.passphrase = passphrase;
		this.codec = codec;
	}

	@Override
	public List<KeyPair> getHostKeys() {
		List<KeyPair> keys = new ArrayList<>();
		for (Resource location : this.locations) {
			keys.addAll(load(location));
		}
		return keys;
	}

	private List<KeyPair> load(Resource location) {
		String name = location.getDescription();
		try {
			if (location.isFile()) {
				requirePrivate(name, location.getFile().toPath());
			}
			List<KeyPair> keys = this.codec.read(name, location.getContentAsByteArray(), this.passphrase);
			if (keys.isEmpty()) {
				throw new HostKeyException(name, "holds no private key",
						"Name a private key in OpenSSH, PEM or PKCS#8 format in ssh.server.host-keys.locations.", null);
			}
			return keys;
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			if (ex instanceof HostKeyException hostKeyException) {
				throw hostKeyException;
			}
			throw new HostKeyException(name, "cannot be read: " + ex.getMessage(),
					"Check that ssh.server.host-keys.locations names a private key in OpenSSH, PEM or PKCS#8 format "
							+ "that the application may read, and that ssh.server.host-keys.passphrase is right "
							+ "if the key is encrypted.",
					ex);
		}
	}

	@Override
	public List<SshCertificate> getCertificates() {
		List<SshCertificate> certificates = new ArrayList<>();
		for (Resource location : this.locations) {
			SshCertificate certificate = loadCertificate(location);
			if (certificate != null) {
				certificates.add(certificate);
			}
		}
		return certificates;
	}

	private static @Nullable SshCertificate loadCertificate(Resource location) {
		Resource resource = findCertificate(location);
		if (resource == null) {
			return null;
		}
		try {
			String[] fields = ByteOrderMark.strip(resource.getContentAsString(StandardCharsets.UTF_8))
				.strip()
				.split("[ \t]+", 3);
			Assert.isTrue(fields.length > 1, "it is not a line of a type and a certificate");
			return SshCertificate.decode(Base64.getDecoder().decode(fields[1]));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new HostKeyException(location.getDescription(),
					"has a certificate beside it that cannot be read: " + ex.getMessage(),
					"Make the certificate anew by ssh-keygen -h -s, or take the file away whose name ends with "
							+ CERTIFICATE_SUFFIX + ".",
					ex);
		}
	}

	private static @Nullable Resource findCertificate(Resource location) {
		String filename = location.getFilename();
		if (filename == null) {
			return null;
		}
		try {
			Resource resource = location.createRelative(filename + CERTIFICATE_SUFFIX);
			return resource.exists() ? resource : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static void requirePrivate(String name, Path file) throws IOException {
		if (!KeyFilePermissions.isPrivate(file)) {
			throw new HostKeyException(name, "can be read or written by other users of this machine",
					"Make it the owner's alone: chmod 600 " + file, null);
		}
		KeyFileProblem problem = KeyFileCheck.create().findProblemOfOwner(file);
		if (problem != null) {
			throw HostKeyException.of(name, problem);
		}
	}

}
