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
import java.util.Set;
import java.util.TreeSet;

import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.CommandRule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;

/**
 * The configured rules. A rule for a command that does not exist stops the start, because
 * it would leave open what its author meant to close. If several authorities may log in,
 * privileged commands without a rule need the first of them.
 */
final class CommandRules implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CommandRules.class);

	private final List<CommandRule> rules;

	private final List<String> privilegedAuthorities;

	private final SingletonSupplier<Set<String>> privileged;

	private final ObjectProvider<CommandRegistry> commands;

	private final boolean complete;

	/**
	 * Create the rules. If the commands are not complete, rules may name others.
	 */
	CommandRules(SshAuthorizationProperties properties, List<String> loginAuthorities,
			ObjectProvider<CommandRegistry> commands, boolean complete) {
		this.rules = parse(properties);
		List<String> distinct = loginAuthorities.stream().distinct().toList();
		this.privilegedAuthorities = (distinct.size() > 1) ? distinct.subList(0, 1) : List.of();
		this.privileged = SingletonSupplier.of(() -> findPrivileged(commands.getObject()));
		this.commands = commands;
		this.complete = complete;
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

	private Set<String> findPrivileged(CommandRegistry commands) {
		Set<String> privileged = new TreeSet<>(commands.getPrivilegedNames());
		privileged.removeIf((name) -> this.rules.stream().anyMatch((rule) -> rule.matches(name)));
		return privileged;
	}

	List<CommandRule> getRules() {
		return this.rules;
	}

	/**
	 * Return the authorities of which a user needs one for a command without a rule, or
	 * none if the command is open to every user who may log in.
	 */
	List<String> getDefaultAuthorities(String commandName) {
		boolean needed = !this.privilegedAuthorities.isEmpty() && this.privileged.obtain().contains(commandName);
		return needed ? this.privilegedAuthorities : List.of();
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> commandNames = this.commands.getObject().getRuledNames();
		for (int index = 0; index < this.rules.size(); index++) {
			List<String> unknown = this.rules.get(index).unknownAmong(commandNames);
			PropertyValue.check("ssh.authorization.rules[" + index + "].commands", unknown,
					unknown.isEmpty() || !this.complete,
					"There is no such command or group. Correct its name, or remove it.");
		}
		if (!this.privilegedAuthorities.isEmpty() && !this.privileged.obtain().isEmpty()) {
			logger.info("Commands that need " + this.privilegedAuthorities.get(0)
					+ ", the first of ssh.auth.required-authorities, since no rule of ssh.authorization.rules names "
					+ "them: " + String.join(", ", this.privileged.obtain()));
		}
	}

}
