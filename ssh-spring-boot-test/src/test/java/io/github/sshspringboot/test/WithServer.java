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

package io.github.sshspringboot.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/**
 * Tests against the SSH server of {@link TestApplication}, one for all classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestApplication.class)
@TestPropertySource(properties = { "ssh.server.port=0", "ssh.server.banner=Tests only\\n",
		"ssh.auth.required-authorities=ROLE_USER", "ssh.auth.penalties.enabled=false",
		"ssh.auth.keyboard-interactive.password=true", "ssh.auth.methods=publickey,password,keyboard-interactive",
		"ssh.shell.history.enabled=false", "ssh.shell.prompt=test> ", "ssh.session.accept-env=SHOP_*",
		"ssh.forwarding.local.permit=127.0.0.1:*", "ssh.forwarding.remote.permit=localhost:*",
		"ssh.sftp.mounts[0].path=/", "ssh.sftp.mounts[0].location=file:target/files/{username}",
		"ssh.sftp.mounts[0].create=true", "ssh.sftp.mounts[0].access=read-write" })
public @interface WithServer {

}
