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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.jspecify.annotations.Nullable;

/**
 * A mechanism whose tickets are names, and whose message integrity codes are digests.
 */
public final class FakeTickets implements InvocationHandler {

	/** A ticket that takes one more round. */
	static final String MORE = "more";

	/** A ticket of a client that does not protect the integrity of messages. */
	static final String UNPROTECTED = "unprotected@EXAMPLE.TEST";

	/** The threads that accepted tokens. */
	static final List<String> THREADS = new CopyOnWriteArrayList<>();

	/** How many contexts were not disposed of. */
	static final AtomicInteger OPEN = new AtomicInteger();

	/** The service that the tickets are for. */
	public static final String SERVICE = "host/server.example.test@EXAMPLE.TEST";

	private static final byte[] MECHANISM = { 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01,
			0x02, 0x02 };

	private static final byte MARK = 0x02;

	private @Nullable String principal;

	private boolean disposed;

	private FakeTickets() {
	}

	static GSSContext newContext() {
		OPEN.incrementAndGet();
		return proxy(GSSContext.class, new FakeTickets());
	}

	public static byte[] mechanism() {
		return MECHANISM.clone();
	}

	static byte[] token(String name) {
		return token(name, SERVICE);
	}

	static byte[] token(String name, String service) {
		String[] parts = service.split("[/@]");
		byte[] text = name.getBytes(StandardCharsets.UTF_8);
		return ForgedTicket.token(parts[2], new String[] { parts[0], parts[1] }, Der.sequence(),
				Der.concat(new byte[] { MARK }, text));
	}

	static byte[] mic(byte[] message) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(message);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		Object[] arguments = (args != null) ? args : new Object[0];
		return switch (method.getName()) {
			case "acceptSecContext" -> accept((byte[]) arguments[0]);
			case "isEstablished" -> this.principal != null;
			case "getIntegState" -> !UNPROTECTED.equals(this.principal);
			case "getSrcName" -> name(String.valueOf(this.principal));
			case "verifyMIC" -> verify((byte[]) arguments[0], (byte[]) arguments[3], (MessageProp) arguments[6]);
			case "dispose" -> dispose();
			default -> throw new UnsupportedOperationException(method.getName());
		};
	}

	private @Nullable Object dispose() {
		if (!this.disposed) {
			this.disposed = true;
			OPEN.decrementAndGet();
		}
		return null;
	}

	private byte[] accept(byte[] token) throws GSSException {
		THREADS.add(Thread.currentThread().getName());
		String text = new String(token, StandardCharsets.UTF_8);
		text = text.substring(text.lastIndexOf(MARK) + 1);
		switch (text) {
			case MORE -> {
				return new byte[] { 1 };
			}
			case "silent" -> {
				return new byte[0];
			}
			case "expired" -> throw new GSSException(GSSException.CREDENTIALS_EXPIRED);
			case "broken" -> throw new ArrayIndexOutOfBoundsException("for a test");
			default -> {
				this.principal = text;
				return "welcome".getBytes(StandardCharsets.UTF_8);
			}
		}
	}

	private @Nullable Object verify(byte[] mic, byte[] message, MessageProp properties) throws Exception {
		if (!Arrays.equals(mic, mic(message))) {
			throw new GSSException(GSSException.BAD_MIC);
		}
		properties.setSupplementaryStates(false, false, false, false, 0, null);
		return null;
	}

	private static GSSName name(String principal) {
		return proxy(GSSName.class, (proxy, method, args) -> {
			if ("toString".equals(method.getName())) {
				return principal;
			}
			throw new UnsupportedOperationException(method.getName());
		});
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
