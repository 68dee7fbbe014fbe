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

package io.github.sshspringboot.command.internal.completion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.builtin.PipelineBuiltIn;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Proposes how to continue a command line, and recognises the names and options in it,
 * for what its user may see. Visible commands are determined once, so an instance is used
 * for one line, on one thread, which may be interrupted.
 */
public final class CommandAssistant {

	private static final Log logger = LogFactory.getLog(CommandAssistant.class);

	private static final String HELP = "help";

	private final CommandRegistry commands;

	private final Predicate<CommandDefinition> visible;

	private final SecurityContextHolderStrategy securityContexts;

	private final Authentication user;

	private final BuiltIns builtIns;

	private @Nullable Map<String, CommandDefinition> names;

	CommandAssistant(CommandRegistry commands, Predicate<CommandDefinition> visible,
			SecurityContextHolderStrategy securityContexts, Authentication user, BuiltIns builtIns) {
		this.commands = commands;
		this.visible = visible;
		this.securityContexts = securityContexts;
		this.user = user;
		this.builtIns = builtIns;
	}

	/**
	 * Propose whole words that begin with the prefix, and ask completers of the
	 * application.
	 */
	public List<SshCandidate> complete(List<String> words, String prefix) {
		return asUser(() -> complete(words, prefix, true));
	}

	/**
	 * Propose whole words that begin with the prefix, without asking completers of the
	 * application.
	 */
	public List<SshCandidate> suggest(List<String> words, String prefix) {
		return asUser(() -> complete(words, prefix, false));
	}

	/**
	 * Return how many words name a command or a group of commands, 0 for an unknown
	 * command.
	 */
	public int countNameWords(List<String> words) {
		if (this.builtIns.find(words) != null && !isNested(words)) {
			return 1;
		}
		int start = indexOfCommand(words);
		return start + countCommandWords(words.subList(start, words.size()));
	}

	private boolean isNested(List<String> words) {
		return this.builtIns.findPipeline(words) != null;
	}

	private int indexOfCommand(List<String> words) {
		PipelineBuiltIn builtIn = this.builtIns.findPipeline(words);
		return (builtIn != null) ? Math.min(builtIn.indexOfCommand(words), words.size()) : 0;
	}

	private int countCommandWords(List<String> words) {
		return asUser(() -> {
			CommandRegistry.Match match = find(words);
			int command = (match != null) ? words.size() - match.arguments().size() : 0;
			int group = 0;
			while (group < words.size() && isGroup(String.join(" ", words.subList(0, group + 1)))) {
				group++;
			}
			return Math.max(command, group);
		});
	}

	/**
	 * Return the indexes of the words that begin with an option of the command.
	 */
	public Set<Integer> findOptions(List<String> words) {
		int start = indexOfCommand(words);
		return asUser(() -> {
			CommandRegistry.Match match = find(words.subList(start, words.size()));
			if (match == null) {
				return Set.of();
			}
			int first = words.size() - match.arguments().size();
			return this.commands.parser(match.definition())
				.scanner()
				.scan(match.arguments())
				.parts()
				.stream()
				.filter((part) -> part.kind() == OptionScanner.Kind.OPTION)
				.map((part) -> first + part.word())
				.collect(Collectors.toSet());
		});
	}

	private List<SshCandidate> complete(List<String> words, String prefix, boolean askApplication) {
		PipelineBuiltIn builtIn = this.builtIns.findPipeline(words);
		if (builtIn != null) {
			int start = builtIn.indexOfCommand(words);
			List<SshCandidate> options = builtIn.complete(words, prefix);
			return (start > words.size() || !options.isEmpty()) ? options
					: completeCommand(words.subList(start, words.size()), prefix, askApplication);
		}
		List<SshCandidate> candidates = new ArrayList<>(completeCommand(words, prefix, askApplication));
		candidates.addAll(this.builtIns.complete(words, prefix));
		return candidates;
	}

	private List<SshCandidate> completeCommand(List<String> words, String prefix, boolean askApplication) {
		if (!words.isEmpty() && HELP.equals(words.get(0))) {
			return helpTopics(words.subList(1, words.size()), prefix);
		}
		List<SshCandidate> candidates = new ArrayList<>(names(words, prefix));
		if (words.isEmpty() && HELP.startsWith(prefix)) {
			candidates.add(new SshCandidate(HELP, "List commands, or explain one"));
		}
		CommandRegistry.Match match = find(words);
		if (match != null && (match.arguments().isEmpty() || candidates.isEmpty())) {
			candidates.addAll(new ParameterCompletion(match.definition(), this.commands.parser(match.definition()),
					match.arguments(), askApplication)
				.complete(prefix));
		}
		return candidates;
	}

	private List<SshCandidate> helpTopics(List<String> words, String prefix) {
		List<SshCandidate> topics = new ArrayList<>(names(words, prefix));
		if (words.isEmpty()) {
			Stages.complete(words, prefix)
				.stream()
				.filter((topic) -> !this.commands.contains(topic.value()))
				.forEach(topics::add);
		}
		return topics;
	}

	private CommandRegistry.@Nullable Match find(List<String> words) {
		CommandRegistry.Match match = this.commands.find(words);
		return (match != null && names().get(match.definition().name()) == match.definition()) ? match : null;
	}

	/**
	 * Return the next words of names that begin with the given words.
	 */
	private List<SshCandidate> names(List<String> words, String prefix) {
		String before = words.isEmpty() ? "" : String.join(" ", words) + " ";
		String typed = before + prefix;
		Map<String, SshCandidate> candidates = new LinkedHashMap<>();
		names().forEach((name, definition) -> {
			if (name.startsWith(typed)) {
				int end = name.indexOf(' ', before.length());
				String word = name.substring(before.length(), (end < 0) ? name.length() : end);
				candidates.putIfAbsent(word, new SshCandidate(word, describe(name, end, definition)));
			}
		});
		return List.copyOf(candidates.values());
	}

	private static String describe(String name, int end, CommandDefinition definition) {
		if (end < 0) {
			return definition.description();
		}
		return definition.group().name().equals(name.substring(0, end)) ? definition.group().description() : "";
	}

	private boolean isGroup(String name) {
		return names().keySet().stream().anyMatch((command) -> command.startsWith(name + " "));
	}

	private Map<String, CommandDefinition> names() {
		if (this.names == null) {
			Map<String, CommandDefinition> names = new TreeMap<>();
			this.commands.commands()
				.filter(this.visible)
				.filter(CommandAssistant::isAvailable)
				.forEach((definition) -> names.put(definition.name(), definition));
			this.names = Collections.unmodifiableMap(names);
		}
		return this.names;
	}

	private static boolean isAvailable(CommandDefinition definition) {
		try {
			return definition.traits().unavailableReason() == null;
		}
		catch (Exception ex) {
			logger.warn("Failed to determine whether '" + definition.name() + "' is available", ex);
			return false;
		}
	}

	private <T> T asUser(Supplier<T> task) {
		SecurityContext previous = this.securityContexts.getContext();
		SecurityContext context = this.securityContexts.createEmptyContext();
		context.setAuthentication(this.user);
		try {
			this.securityContexts.setContext(context);
			return task.get();
		}
		finally {
			this.securityContexts.clearContext();
			if (previous.getAuthentication() != null) {
				this.securityContexts.setContext(previous);
			}
		}
	}

}
