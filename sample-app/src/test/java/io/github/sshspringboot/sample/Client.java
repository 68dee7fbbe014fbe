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

package io.github.sshspringboot.sample;

import io.github.sshspringboot.sample.Clients.Key;

/**
 * How to call an SSH client in a script of the shell.
 */
enum Client {

	OPENSSH {

		@Override
		String withPassword(Sample sample, String user, String password, String command) {
			return "sshpass -p %s ssh -F /clients/ssh_config -o PubkeyAuthentication=no -p %d %s@127.0.0.1 %s"
				.formatted(password, sample.port(), user, Clients.quote(command));
		}

		@Override
		String withKey(Sample sample, String user, Key key, String command) {
			return "ssh -F /clients/ssh_config -o BatchMode=yes -i %s -p %d %s@127.0.0.1 %s".formatted(key.path(),
					sample.port(), user, Clients.quote(command));
		}

	},

	DROPBEAR {

		@Override
		String withPassword(Sample sample, String user, String password, String command) {
			return "DROPBEAR_PASSWORD=%s dbclient -y -y -p %d %s@127.0.0.1 %s".formatted(password, sample.port(), user,
					Clients.quote(command));
		}

		@Override
		String withKey(Sample sample, String user, Key key, String command) {
			return "dbclient -y -y -i %s.dropbear -p %d %s@127.0.0.1 %s".formatted(key.path(), sample.port(), user,
					Clients.quote(command));
		}

	},

	PLINK {

		@Override
		String withPassword(Sample sample, String user, String password, String command) {
			return "plink -batch -ssh -hostkey %s -P %d -pw %s %s@127.0.0.1 %s".formatted(sample.fingerprint(),
					sample.port(), password, user, Clients.quote(command));
		}

		@Override
		String withKey(Sample sample, String user, Key key, String command) {
			return "plink -batch -ssh -hostkey %s -P %d -i %s.ppk %s@127.0.0.1 %s".formatted(sample.fingerprint(),
					sample.port(), key.path(), user, Clients.quote(command));
		}

	},

	PARAMIKO {

		@Override
		String withPassword(Sample sample, String user, String password, String command) {
			return "python3 /clients/with-paramiko.py %d %s %s %s".formatted(sample.port(), user, password,
					Clients.quote(command));
		}

		@Override
		String withKey(Sample sample, String user, Key key, String command) {
			return withPassword(sample, user, key.path(), command);
		}

	},

	ASYNCSSH {

		@Override
		String withPassword(Sample sample, String user, String password, String command) {
			return "python3 /clients/with-asyncssh.py %d %s %s %s".formatted(sample.port(), user, password,
					Clients.quote(command));
		}

		@Override
		String withKey(Sample sample, String user, Key key, String command) {
			return withPassword(sample, user, key.path(), command);
		}

	};

	abstract String withPassword(Sample sample, String user, String password, String command);

	abstract String withKey(Sample sample, String user, Key key, String command);

	/**
	 * As a user with a key, at a terminal.
	 */
	String atTerminal(Sample sample, String user, String command) {
		String program = switch (this) {
			case OPENSSH -> "ssh -tt";
			case DROPBEAR -> "dbclient -t";
			case PLINK -> "plink -t";
			case PARAMIKO, ASYNCSSH -> throw new UnsupportedOperationException(name());
		};
		String run = withKey(sample, user, Clients.key(user), command);
		return program + run.substring(run.indexOf(' '));
	}

	/**
	 * As the user {@code admin}, with a key.
	 */
	String asAdmin(Sample sample, String command) {
		return withKey(sample, "admin", Clients.key("admin"), command);
	}

}
