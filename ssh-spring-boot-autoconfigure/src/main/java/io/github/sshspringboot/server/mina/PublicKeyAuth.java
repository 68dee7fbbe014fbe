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

package io.github.sshspringboot.server.mina;

import java.security.Principal;
import java.util.List;

import io.github.sshspringboot.server.SshAuthenticator;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The {@code publickey} method (RFC 4252 section 7). A client first may ask whether a key
 * is acceptable: that is answered, and nothing else happens. Only a verified signature
 * logs in.
 */
final class PublicKeyAuth extends UserAuthPublicKey {

	private final SshAuthenticator authenticator;

	PublicKeyAuth(List<NamedFactory<Signature>> signatures, SshAuthenticator authenticator) {
		super(signatures);
		this.authenticator = authenticator;
	}

	@Override
	public @Nullable Boolean doAuth(Buffer buffer, boolean init) throws Exception {
		boolean signed = buffer.rawByte(buffer.rpos()) != 0;
		SshPublicKey key = readKey(buffer);
		ServerConnection connection = (ServerConnection) getServerSession();
		connection.setOfferedKey(key);
		if (!signed) {
			return super.doAuth(buffer, init);
		}
		if (!isVerified(buffer, init)) {
			this.authenticator.reject(connection.toLogin(getUsername()), key);
			return false;
		}
		Principal principal = this.authenticator.authenticate(connection.toLogin(getUsername()), key);
		if (principal == null) {
			return false;
		}
		connection.setPrincipal(principal);
		return true;
	}

	private boolean isVerified(Buffer buffer, boolean init) {
		try {
			return Boolean.TRUE.equals(super.doAuth(buffer, init));
		}
		catch (Exception ex) {
			this.log.debug("A signature was refused", ex);
			return false;
		}
	}

	private static SshPublicKey readKey(Buffer buffer) {
		int position = buffer.rpos();
		buffer.getBoolean();
		buffer.getString();
		SshPublicKey key = SshPublicKey.decode(buffer.getBytes());
		buffer.rpos(position);
		return key;
	}

}
