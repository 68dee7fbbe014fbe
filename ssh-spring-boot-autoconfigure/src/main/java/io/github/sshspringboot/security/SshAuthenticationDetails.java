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
 * Details of the {@code Authentication} of an SSH login: where it came from, without any
 * secret.
 *
 * @param remoteAddress the IP address of the client
 * @param connectionId the identifier of the connection
 * @param method the authentication method: {@code password}, {@code publickey},
 * {@code keyboard-interactive} or {@code gssapi-with-mic}
 * @param keyFingerprint the fingerprint of the key, or {@code null} if there is no key
 * @param clientVersion the identification that the client gave
 * @param certificate the certificate of the key, or {@code null} if there is none
 * @param kerberosPrincipal the Kerberos principal that the client proved to be, or
 * {@code null} if it proved none
 * @since 0.1.0
 */
public record SshAuthenticationDetails(String remoteAddress, String connectionId, String method,
		@Nullable String keyFingerprint, String clientVersion, @Nullable SshCertificateDetails certificate,
		@Nullable String kerberosPrincipal) implements Serializable {

}
