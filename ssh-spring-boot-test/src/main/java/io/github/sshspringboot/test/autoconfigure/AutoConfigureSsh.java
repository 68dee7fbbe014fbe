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

package io.github.sshspringboot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.sshspringboot.test.SshTestClient;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Annotation for a {@code @SpringBootTest} of an application with an SSH server. The
 * server listens on a free port of the loopback address, has host keys of its own that
 * are stored nowhere, penalizes no client of this machine, and keeps no history of the
 * shell. Properties of the test take precedence over this, and a {@code HostKeySource} of
 * the application over the host keys. What the application's own configuration says of
 * these does not apply, but what the test says below {@code ssh.server.host-keys} does.
 * <p>
 * The beans of the test are
 * <ul>
 * <li>an {@link SshTestClient} that trusts exactly the keys of this server. With
 * {@code client.as("admin")} it logs in any user of the application's
 * {@code UserDetailsService} without a password, by a certificate of the test's
 * {@link SshTestAuthority}; without {@code as}, the user of the test, for example that of
 * {@link WithSshUser @WithSshUser}. Each test method logs in anew; its connections end
 * after it, or after the last of those that run in parallel.</li>
 * <li>an {@link SshCommandTester} that runs command lines without the server.</li>
 * </ul>
 * Both wait for {@code ssh.test.timeout}, ten seconds unless it is set.
 * <p>
 * Commands that the client runs do so on threads of the server: they take no part in the
 * transaction of a {@code @Transactional} test, and see neither what it has not committed
 * nor its thread-locals.
 *
 * @since 0.1.0
 * @see LocalSshPort
 * @see SshTest
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureSsh {

}
