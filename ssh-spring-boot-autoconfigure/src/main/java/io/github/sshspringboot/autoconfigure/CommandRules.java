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

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.command.CommandRule;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The configured rules. A rule for a command that there is not stops the start: it would
 * leave open what its author meant to close.
 */
final class CommandRules implements SmartInitializingSingleton {

	private final List<CommandRule> rules;

	private final ObjectProvider<CommandDispatcher> dispatcher;

	CommandRules(SshAuthorizationProperties properties, ObjectProvider<CommandDispatcher> dispatcher) {
		this.rules = parse(properties);
		this.dispatcher = dispatcher;
	}

	private static List<CommandRule> parse(SshAuthorizationProperties properties) {
		List<CommandRule> rules = new ArrayList<>();
		for (SshAuthorizationProperties.Rule rule : properties.getRules()) {
			String name = "ssh.authorization.rules[" + rules.size() + "]";
			check(name + ".commands", rule.getCommands(), "It must name at least one command or group, or '*'.");
			check(name + ".authorities", rule.getAuthorities(), "It must name at least one authority.");
			rules.add(new CommandRule(rule.getCommands(), rule.getAuthorities()));
		}
		return List.copyOf(rules);
	}

	private static void check(String name, List<String> values, String reason) {
		PropertyValue.check(name, values, !values.isEmpty() && values.stream().noneMatch(String::isBlank), reason);
	}

	List<CommandRule> getRules() {
		return this.rules;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> commandNames = this.dispatcher.getObject().getCommandNames();
		for (int index = 0; index < this.rules.size(); index++) {
			List<String> unknown = this.rules.get(index).unknownAmong(commandNames);
			PropertyValue.check("ssh.authorization.rules[" + index + "].commands", unknown, unknown.isEmpty(),
					"There is no such command or group. Correct its name, or remove it.");
		}
	}

}
