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

package io.github.sshspringboot.server.internal.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.server.HostKeySource;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * {@link HostKeySource} that reads keys from resources in OpenSSH, PEM or PKCS#8 format.
 * The certificate of a key is read from the resource with the same name and the suffix
 * {@code -cert.pub}.
 */
public final class ResourceHostKeySource implements HostKeySource {

	private static final String PROPERTY = "ssh.server.host-keys.locations";

	private static final String CERTIFICATE_SUFFIX = "-cert.pub";

	private final List<Resource> locations;

	private final @Nullable String passphrase;

	private final HostKeyCodec codec;

	private final @Nullable String remedy;

	public ResourceHostKeySource(List<Resource> locations, @Nullable String passphrase, HostKeyCodec codec) {
		this(locations, passphrase, codec, null);
	}

	/**
	 * Create a source of keys that no property names. The remedy replaces the advice on
	 * the properties in messages about unusable keys.
	 */
	ResourceHostKeySource(List<Resource> locations, @Nullable String passphrase, HostKeyCodec codec,
			@Nullable String remedy) {
		Assert.notEmpty(locations, "'locations' must not be empty");
		this.locations = List.copyOf(locations);
		this.passphrase = passphrase;
		this.codec = codec;
		this.remedy = remedy;
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
			byte[] content = location.getContentAsByteArray();
			List<KeyPair> keys = this.codec.read(name, content, this.passphrase);
			if (keys.isEmpty()) {
				throw noPrivateKey(name, KeyFormat.of(content));
			}
			return keys;
		}
		catch (UnrecoverableKeyException ex) {
			throw unusable(name, "cannot be read: " + ex.getMessage(),
					((this.passphrase != null) ? "Correct" : "Set") + " ssh.server.host-keys.passphrase.", ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw unusable(name, String.valueOf(ex.getMessage()),
					"Name a key that servers can use, such as one made by ssh-keygen -t ed25519, in " + PROPERTY + ".",
					ex);
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			if (ex instanceof HostKeyException hostKeyException) {
				throw hostKeyException;
			}
			throw unusable(name, "cannot be read: " + KeyFileProblem.describe(location, ex),
					"Check that " + PROPERTY
							+ " names a private key in OpenSSH, PEM or PKCS#8 format that the application may read.",
					ex);
		}
	}

	private HostKeyException noPrivateKey(String name, KeyFormat format) {
		String action = switch (format) {
			case PUTTY -> "Convert it with puttygen KEY -O private-openssh -o NEW, and name that in " + PROPERTY + ".";
			case PUBLIC_KEY, CERTIFICATE ->
				"Name the private key in " + PROPERTY + ": ssh-keygen gives it the same name without .pub.";
			case BINARY -> "Convert it with openssl pkcs12 -in STORE -nocerts -nodes -out NEW, or with openssl pkey "
					+ "-inform DER -in KEY -out NEW, and name that in " + PROPERTY + ".";
			default -> "Name a private key in OpenSSH, PEM or PKCS#8 format in " + PROPERTY + ".";
		};
		String reason = (format != KeyFormat.UNKNOWN && format != KeyFormat.PRIVATE_KEY)
				? format.getDescription() + ": the server cannot use it" : "holds no private key";
		return unusable(name, reason, action, null);
	}

	private HostKeyException unusable(String name, String reason, String action, @Nullable Throwable cause) {
		return new HostKeyException(name, reason, (this.remedy != null) ? this.remedy : action, cause);
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
					"has a certificate beside it that cannot be read: " + KeyFileProblem.describe(resource, ex),
					"Create the certificate again with ssh-keygen -h -s, or delete the file whose name ends with "
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

	private void requirePrivate(String name, Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw unusable(name, "is a directory", "Name the files of the keys in " + PROPERTY + ".", null);
		}
		if (!KeyFilePermissions.isPrivate(file)) {
			throw new HostKeyException(name, "can be read or written by other users of this machine",
					"Restrict it to its owner: chmod 600 " + file, null);
		}
		KeyFileProblem problem = KeyFileCheck.create().findProblemOfOwner(file);
		if (problem != null) {
			throw HostKeyException.of(name, problem);
		}
	}

}
