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

package io.github.sshspringboot.server.internal.mina.admission;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.SourceBlocks;
import io.github.sshspringboot.server.internal.SshServerSettings.Limits;
import io.github.sshspringboot.server.internal.Startups;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate.Slot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ConnectionGate}.
 */
class ConnectionGateTests {

	private static final InetAddress ADDRESS = AddressBlock.parseAddress("192.0.2.1");

	private static final LoginPenalties PENALTIES = new LoginPenalties(null, mock(), mock());

	private final ConnectionGate gate = new ConnectionGate(
			new Limits(new Startups(3, 100, 3), 2, new SourceBlocks(32, 128), 2, 1, 10), PENALTIES);

	@Test
	void refusedConnectionTakesNoPlace() {
		for (int i = 0; i < 10; i++) {
			Slot slot = this.gate.newSlot();
			slot.start();
			slot.identify(AddressBlock.parseAddress("192.0.2." + i));
			if (i >= 3) {
				slot.release();
			}
		}
		assertThat(this.gate.newSlot().start()).isEqualTo(Refusal.STARTUPS);
	}

	@Test
	void connectionRefusedForItsSourceLeavesItsStartup() {
		List<Slot> slots = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			slots.add(admit());
		}
		for (int i = 0; i < 10; i++) {
			Slot slot = this.gate.newSlot();
			assertThat(slot.start()).isNull();
			assertThat(slot.identify(ADDRESS)).isEqualTo(Refusal.STARTUPS_OF_SOURCE);
			slot.release();
		}
		slots.forEach(Slot::release);
		admit();
	}

	@Test
	void leavingTwiceCountsOnce() {
		Slot first = admit();
		admit();
		first.release();
		first.release();
		admit();
		assertThat(this.gate.newSlot().identify(ADDRESS)).isEqualTo(Refusal.STARTUPS_OF_SOURCE);
	}

	@Test
	void loginOfAConnectionThatLeftTakesNoPlace() {
		for (int i = 0; i < 5; i++) {
			Slot slot = admit();
			slot.release();
			assertThat(slot.login("admin")).isNull();
		}
		assertThat(admit().login("admin")).isNull();
	}

	@Test
	void limitOfTheUserIsHisAlone() {
		assertThat(admit().login("admin")).isNull();
		Slot second = admit();
		assertThat(second.login("admin")).isEqualTo(Refusal.CONNECTIONS_OF_USER);
		second.release();
		assertThat(admit().login("other")).isNull();
	}

	@Test
	void spellingsOfANameShareTheLimitOfTheUser() {
		Slot first = admit();
		assertThat(first.login("Admin")).isNull();
		Slot second = admit();
		assertThat(second.login("ADMIN")).isEqualTo(Refusal.CONNECTIONS_OF_USER);
		second.release();
		first.release();
		assertThat(admit().login("admin")).isNull();
	}

	@Test
	void limitOfAllConnectionsHoldsAtTheLoginToo() {
		Slot last = admit();
		assertThat(admit().login("admin")).isNull();
		assertThat(admit().login("other")).isNull();
		assertThat(this.gate.newSlot().start()).isEqualTo(Refusal.CONNECTIONS);
		assertThat(last.login("third")).isEqualTo(Refusal.CONNECTIONS);
	}

	private Slot admit() {
		Slot slot = this.gate.newSlot();
		assertThat(slot.start()).isNull();
		assertThat(slot.identify(ADDRESS)).isNull();
		return slot;
	}

}
