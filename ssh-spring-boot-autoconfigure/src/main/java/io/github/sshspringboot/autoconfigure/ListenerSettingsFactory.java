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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshService;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;

/**
 * Creates the {@link SshListenerSettings} of all listeners from the properties. The first
 * listener is the default one.
 */
final class ListenerSettingsFactory {

	private static final int MAX_PORT = 65535;

	private static final int MAX_BANNER_LENGTH = 32_000;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Pattern MODE = Pattern.compile("0?[67][0-7]{2}");

	private static final int OCTAL = 8;

	private final ResourceLoader resourceLoader;

	private final Map<String, String> nameByAddress = new HashMap<>();

	ListenerSettingsFactory(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	List<SshListenerSettings> create(SshServerProperties server, LoginMethods methods) {
		List<SshListenerSettings> settings = new ArrayList<>();
		String banner = banner("ssh.server.banner", server.getBanner());
		List<String> addresses = addresses("ssh.server.address", server.getAddress());
		settings.add(add("ssh.server.port",
				new SshListenerSettings(SshPeer.DEFAULT_LISTENER, addresses, port("ssh.server.port", server.getPort()),
						unixSocket("ssh.server.", server.getUnixSocket()), banner, methods.alternatives(),
						EnumSet.allOf(SshService.class))));
		for (int i = 0; i < server.getListeners().size(); i++) {
			SshServerProperties.Listener listener = server.getListeners().get(i);
			String prefix = "ssh.server.listeners[" + i + "].";
			PropertyValue.check(prefix + "carries", listener.getCarries(), !listener.getCarries().isEmpty(),
					"It must carry something.");
			settings
				.add(add(prefix + "port",
						new SshListenerSettings(name(prefix + "name", listener.getName(), settings),
								addresses(prefix + "addresses", listener.getAddresses()), port(prefix, listener),
								unixSocket(prefix, listener.getUnixSocket()), (listener.getBanner() != null)
										? banner(prefix + "banner", listener.getBanner()) : banner,
								methods.ofListeners().get(i), listener.getCarries())));
		}
		return settings;
	}

	private static String name(String property, @Nullable String name, List<SshListenerSettings> others) {
		PropertyValue.check(property, name, name != null && NAME.matcher(name).matches(),
				"Each listener needs a name of up to 64 letters, digits, dots, underscores and minus signs.");
		String text = String.valueOf(name);
		PropertyValue.check(property, name, others.stream().noneMatch((other) -> other.name().equalsIgnoreCase(text)),
				"There is another listener with this name.");
		return text;
	}

	private static List<String> addresses(String property, List<String> addresses) {
		PropertyValue.check(property, addresses, !addresses.isEmpty(), "There must be at least one address.");
		for (String address : addresses) {
			PropertyValue.check(property, address, !address.isBlank(), "An address must not be blank.");
			if (address.startsWith(SshListenerSettings.UNIX)) {
				Path path = Path.of(address.substring(SshListenerSettings.UNIX.length()));
				PropertyValue.check(property, address, path.isAbsolute() && path.getFileName() != null,
						"The path of a Unix-domain socket must be absolute, such as unix:/run/app/ssh.sock.");
			}
		}
		return List.copyOf(addresses);
	}

	private static int port(String prefix, SshServerProperties.Listener listener) {
		Integer port = listener.getPort();
		PropertyValue.check(prefix + "port", port,
				port != null || listener.getAddresses().stream().noneMatch(SshListenerSettings::hasPort),
				"A listener needs a port of its own, or 0 for a free one.");
		return (port != null) ? port(prefix + "port", port.intValue()) : 0;
	}

	private static int port(String property, int port) {
		PropertyValue.check(property, port, port >= 0 && port <= MAX_PORT, "It must be between 0 and 65535.");
		return port;
	}

	/**
	 * Check that no other listener has one of the addresses.
	 */
	private SshListenerSettings add(String property, SshListenerSettings listener) {
		for (String address : listener.addresses()) {
			boolean hasPort = SshListenerSettings.hasPort(address);
			if (!hasPort || listener.port() != 0) {
				String place = hasPort ? address.toLowerCase(Locale.ROOT) + " port " + listener.port() : address;
				String other = this.nameByAddress.putIfAbsent(place, listener.name());
				PropertyValue.check(property, hasPort ? listener.port() : address, other == null,
						"The listener '" + other + "' has the address " + place + " already.");
			}
		}
		return listener;
	}

	private static SshListenerSettings.UnixSocket unixSocket(String prefix, SshServerProperties.UnixSocket socket) {
		String mode = socket.getMode();
		PropertyValue.check(prefix + "unix-socket.mode", mode, MODE.matcher(mode).matches(),
				"It must be an octal mode such as '0660', in quotes in a YAML file, with which the owner may read "
						+ "and write.");
		return new SshListenerSettings.UnixSocket(permissions(Integer.parseInt(mode, OCTAL)), socket.getGroup());
	}

	private static Set<PosixFilePermission> permissions(int mode) {
		Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
		PosixFilePermission[] all = PosixFilePermission.values();
		for (PosixFilePermission permission : all) {
			if ((mode >> (all.length - 1 - permission.ordinal()) & 1) != 0) {
				permissions.add(permission);
			}
		}
		return permissions;
	}

	private @Nullable String banner(String property, @Nullable String banner) {
		if (banner == null || banner.isBlank()) {
			return null;
		}
		String text = PropertyValue.readText(property, banner, this.resourceLoader);
		PropertyValue.check(property, banner, text.getBytes(StandardCharsets.UTF_8).length <= MAX_BANNER_LENGTH,
				"It must not be longer than " + MAX_BANNER_LENGTH + " bytes, which is what clients accept.");
		return text.isEmpty() ? null : text;
	}

}
