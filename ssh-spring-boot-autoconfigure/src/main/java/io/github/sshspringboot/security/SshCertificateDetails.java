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
 * The certificate of a login, for the records.
 *
 * @param id what the authority calls the certificate, without control characters, cut to
 * 200 characters; without meaning in the record of a login that failed
 * @param serial the number that the authority gave the certificate
 * @param authorityFingerprint the fingerprint of the authority's key
 * @since 0.1.0
 */
public record SshCertificateDetails(String id, String serial, String authorityFingerprint) implements Serializable {

}
