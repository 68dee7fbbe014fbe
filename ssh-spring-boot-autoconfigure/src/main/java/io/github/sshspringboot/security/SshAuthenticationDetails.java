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

package io.github.sshspringboot.security;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * Where an SSH login came from: the details of its {@code Authentication}, without any
 * secret.
 *
 * @param remoteAddress the client's IP address
 * @param connectionId identifier of the connection
 * @param method the authentication method, {@code password}, {@code publickey},
 * {@code keyboard-interactive} or {@code gssapi-with-mic}
 * @param keyFingerprint the fingerprint of the key, if there was one
 * @param clientVersion the identification that the client gave
 * @param certificate the certificate of the key, if there was one
 * @param kerberosPrincipal the Kerberos principal that the client proved to be, if it did
 * @since 0.1.0
 */
public record SshAuthenticationDetails(String remoteAddress, String connectionId, String method,
		@Nullable String keyFingerprint, String clientVersion, @Nullable SshCertificateDetails certificate,
		@Nullable String kerberosPrincipal) implements Serializable {

}
