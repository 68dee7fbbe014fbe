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

package io.github.sshspringboot.test.autoconfigure.shop;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Service;

/**
 * What is in stock.
 */
@Service
public class Stock {

	private final List<Item> items = new ArrayList<>(
			List.of(new Item("chair", 12), new Item("desk", 3), new Item("lamp", 40)));

	/**
	 * Return what there is.
	 * @return the items
	 */
	public synchronized List<Item> list() {
		return List.copyOf(this.items);
	}

	/**
	 * Remove an item.
	 * @param name its name
	 */
	public synchronized void remove(String name) {
		if (!this.items.removeIf((item) -> item.name().equals(name))) {
			throw new UnknownItemException(name);
		}
	}

	/**
	 * An item.
	 *
	 * @param name its name
	 * @param quantity how many there are
	 */
	public record Item(String name, int quantity) {

	}

}
