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

package io.github.sshspringboot.server.mina;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SourceBlocks;
import io.github.sshspringboot.server.SshServerSettings.Limits;
import io.github.sshspringboot.server.SshServerSettings.Startups;
import io.github.sshspringboot.server.mina.ConnectionGate.Place;
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
			Place place = this.gate.enter();
			place.start();
			place.identify(AddressBlock.parseAddress("192.0.2." + i));
			if (i >= 3) {
				place.leave();
			}
		}
		assertThat(this.gate.enter().start()).isEqualTo(Rejection.STARTUPS);
	}

	@Test
	void connectionRefusedForItsSourceLeavesItsStartup() {
		List<Place> places = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			places.add(admit());
		}
		for (int i = 0; i < 10; i++) {
			Place place = this.gate.enter();
			assertThat(place.start()).isNull();
			assertThat(place.identify(ADDRESS)).isEqualTo(Rejection.STARTUPS_OF_SOURCE);
			place.leave();
		}
		places.forEach(Place::leave);
		admit();
	}

	@Test
	void leavingTwiceCountsOnce() {
		Place first = admit();
		admit();
		first.leave();
		first.leave();
		admit();
		assertThat(this.gate.enter().identify(ADDRESS)).isEqualTo(Rejection.STARTUPS_OF_SOURCE);
	}

	@Test
	void loginOfAConnectionThatLeftTakesNoPlace() {
		for (int i = 0; i < 5; i++) {
			Place place = admit();
			place.leave();
			assertThat(place.login("admin")).isNull();
		}
		assertThat(admit().login("admin")).isNull();
	}

	@Test
	void limitOfTheUserIsHisAlone() {
		assertThat(admit().login("admin")).isNull();
		Place second = admit();
		assertThat(second.login("admin")).isEqualTo(Rejection.CONNECTIONS_OF_USER);
		second.leave();
		assertThat(admit().login("other")).isNull();
	}

	@Test
	void spellingsOfANameShareTheLimitOfTheUser() {
		Place first = admit();
		assertThat(first.login("Admin")).isNull();
		Place second = admit();
		assertThat(second.login("ADMIN")).isEqualTo(Rejection.CONNECTIONS_OF_USER);
		second.leave();
		first.leave();
		assertThat(admit().login("admin")).isNull();
	}

	@Test
	void limitOfAllConnectionsHoldsAtTheLoginToo() {
		Place last = admit();
		assertThat(admit().login("admin")).isNull();
		assertThat(admit().login("other")).isNull();
		assertThat(this.gate.enter().start()).isEqualTo(Rejection.CONNECTIONS);
		assertThat(last.login("third")).isEqualTo(Rejection.CONNECTIONS);
	}

	private Place admit() {
		Place place = this.gate.enter();
		assertThat(place.start()).isNull();
		assertThat(place.identify(ADDRESS)).isNull();
		return place;
	}

}
