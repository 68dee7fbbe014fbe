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

/**
 * Details of the certificate of a login, for audit records.
 *
 * @param id the identifier that the authority gave the certificate, without control
 * characters and cut to 200 characters; not trustworthy in the record of a failed login
 * @param serial the serial number that the authority gave the certificate
 * @param authorityFingerprint the fingerprint of the key of the authority
 * @since 0.1.0
 */
public record SshCertificateDetails(String id, String serial, String authorityFingerprint) implements Serializable {

}
