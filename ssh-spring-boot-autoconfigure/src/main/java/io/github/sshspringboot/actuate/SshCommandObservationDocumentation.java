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

package io.github.sshspringboot.actuate;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Documented observations of commands.
 *
 * @since 0.1.0
 */
public enum SshCommandObservationDocumentation implements ObservationDocumentation {

	/**
	 * Observation of a single command of a command line, from the check of the user's
	 * rights until the result is written.
	 */
	COMMANDS {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSshCommandObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * Low cardinality keys, of timers and spans.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Full name of a command of the application, {@code help} for help, or
		 * {@code UNKNOWN}. Never what the user typed.
		 */
		COMMAND {

			@Override
			public String asString() {
				return "command";
			}

		},

		/**
		 * Simple class name of the exception that made the command fail, or {@code none}.
		 */
		EXCEPTION {

			@Override
			public String asString() {
				return "exception";
			}

		},

		/**
		 * Exit status, one of {@code 0}, {@code 1}, {@code 2}, {@code 124}, {@code 126},
		 * {@code 127}, {@code 130} and {@code other}, or {@code UNKNOWN} while the
		 * command is running.
		 */
		EXIT_STATUS {

			@Override
			public String asString() {
				return "exit.status";
			}

		},

		/**
		 * Name of an {@link SshCommandOutcome}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Either {@code exec} for a command that the client sent with its request, or
		 * {@code shell}.
		 */
		TYPE {

			@Override
			public String asString() {
				return "type";
			}

		}

	}

	/**
	 * High cardinality keys, of spans only.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Name of the user.
		 */
		USER {

			@Override
			public String asString() {
				return "user";
			}

		}

	}

}
