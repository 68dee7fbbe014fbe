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

package io.github.sshspringboot.docs;

import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.server.SshLogin;

import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/**
 * One-time tokens by mail.
 */
@Component
class MailDelivery implements SshOneTimeTokenDelivery {

	private final MailSender mail;

	MailDelivery(MailSender mail) {
		this.mail = mail;
	}

	@Override
	public void deliver(OneTimeToken token, UserDetails user, SshLogin login) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(user.getUsername() + "@example.com");
		message.setSubject("Your code for SSH");
		message
			.setText(token.getTokenValue() + "\n\nSomebody at " + login.remoteAddress() + " logs in with your name.");
		this.mail.send(message);
	}

}
