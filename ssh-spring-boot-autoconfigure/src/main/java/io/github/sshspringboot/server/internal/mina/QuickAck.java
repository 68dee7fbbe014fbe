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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.nio.channels.AsynchronousSocketChannel;

import jdk.net.ExtendedSocketOptions;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.nio2.Nio2Session;

import org.springframework.util.ClassUtils;

/**
 * Makes the operating system acknowledge received data at once ({@code TCP_QUICKACK})
 * where it is supported. The setting is temporary and must be repeated.
 */
final class QuickAck {

	private static final boolean PRESENT = ClassUtils.isPresent("jdk.net.ExtendedSocketOptions",
			QuickAck.class.getClassLoader());

	private QuickAck() {
	}

	static boolean isSupported(IoSession session) {
		return PRESENT && session instanceof Nio2Session nio2Session && Option.isSupported(nio2Session.getSocket());
	}

	static void request(IoSession session) throws IOException {
		Option.set(((Nio2Session) session).getSocket());
	}

	/**
	 * Loaded only if the JVM has the option's class.
	 */
	private static final class Option {

		static boolean isSupported(AsynchronousSocketChannel socket) {
			return socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
		}

		static void set(AsynchronousSocketChannel socket) throws IOException {
			socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
		}

	}

}
