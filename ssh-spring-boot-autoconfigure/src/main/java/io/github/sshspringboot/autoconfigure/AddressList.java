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

package io.github.sshspringboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.AddressBlock;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Reads properties that are lists of addresses and networks.
 */
final class AddressList {

	private AddressList() {
	}

	static List<AddressBlock> parse(String property, List<String> values) {
		List<AddressBlock> blocks = new ArrayList<>();
		for (String value : values) {
			try {
				blocks.add(AddressBlock.parse(value.strip()));
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(property, value,
						"Each must be an address or a network such as '10.0.0.0/8', without bits after its prefix.");
			}
		}
		return List.copyOf(blocks);
	}

}
