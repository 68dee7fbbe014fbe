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

package io.github.sshspringboot.command.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshAgent;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.agent.ForwardedAgent;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.util.StringUtils;

/**
 * Default {@link SshCommandContext} implementation.
 */
public final class DefaultCommandContext implements SshCommandContext {

	private static final Log logger = LogFactory.getLog(DefaultCommandContext.class);

	private final String commandName;

	private final Authentication authentication;

	private final CommandStreams io;

	private final InputStream input;

	private final OutputStream output;

	private final OutputStream error;

	private @Nullable Reader reader;

	private @Nullable PrintWriter writer;

	private @Nullable ForwardedAgent agent;

	public DefaultCommandContext(String commandName, CommandStreams io) {
		this.commandName = commandName;
		this.io = io;
		this.authentication = getConnection().getAuthentication();
		this.input = new CommandInput(io.input());
		this.output = new CancellableOutputStream(printable(io.output()), io.cancellation());
		this.error = new CancellableOutputStream(printable(io.error()), io.cancellation());
	}

	private OutputStream printable(OutputStream stream) {
		return isOnTerminal() ? new PrintableOutputStream(stream, PrintableOutputStream.Style.COLOURED) : stream;
	}

	public boolean isOnTerminal() {
		return this.io.isOnTerminal();
	}

	@Override
	public String getCommandName() {
		return this.commandName;
	}

	@Override
	public Authentication getAuthentication() {
		return this.authentication;
	}

	@Override
	public String getConnectionId() {
		return getConnection().getId();
	}

	@Override
	public SocketAddress getRemoteAddress() {
		return getConnection().getRemoteAddress();
	}

	@Override
	public @Nullable String getOriginalCommand() {
		return this.io.session().getOriginalCommand();
	}

	@Override
	public void onSignal(Predicate<String> handler) {
		this.io.session().getSignals().onSignal(handler);
	}

	@Override
	public void onBreak(Predicate<Duration> handler) {
		this.io.session().getSignals().onBreak(handler);
	}

	@Override
	public Map<String, String> getEnvironment() {
		return this.io.session().getEnvironment();
	}

	@Override
	public Locale getLocale() {
		return locale(getEnvironment());
	}

	static Locale locale(Map<String, String> environment) {
		for (String name : new String[] { "LC_ALL", "LC_MESSAGES", "LANG" }) {
			String value = environment.get(name);
			if (StringUtils.hasText(value)) {
				String tag = value.replaceFirst("[.@].*", "").replace('_', '-');
				Locale locale = Locale.forLanguageTag(tag);
				return isLanguage(locale.getLanguage()) ? locale : Locale.ROOT;
			}
		}
		return Locale.getDefault();
	}

	/**
	 * Return whether it looks like a code of ISO 639, unlike {@code C} and {@code POSIX}.
	 */
	private static boolean isLanguage(String language) {
		return language.length() == 2 || language.length() == 3;
	}

	@Override
	public @Nullable SshTerminal getTerminal() {
		return this.io.terminal();
	}

	/**
	 * Return the terminal, or one that answers each question with the option to use
	 * instead.
	 */
	public SshTerminal getTerminalOrNone() {
		SshTerminal terminal = getTerminal();
		return (terminal != null) ? terminal : new NoTerminal(this.commandName, this.output);
	}

	@Override
	public InputStream getInput() {
		return this.input;
	}

	@Override
	public OutputStream getOutput() {
		return this.output;
	}

	@Override
	public OutputStream getError() {
		return this.error;
	}

	@Override
	public SshConnection getConnection() {
		return this.io.session().getConnection();
	}

	public PlainOutput getPlainOutput() {
		return new PlainOutput(isOnTerminal() ? PrintableOutputStream.plain(getOutput()) : getOutput());
	}

	public Reader getReader() {
		if (this.reader == null) {
			this.reader = ByteOrderMark.strip(new InputStreamReader(getInput(), StandardCharsets.UTF_8));
		}
		return this.reader;
	}

	public PrintWriter getWriter() {
		if (this.writer == null) {
			this.writer = new PrintWriter(new OutputStreamWriter(getOutput(), StandardCharsets.UTF_8));
		}
		return this.writer;
	}

	public void flushWriter() {
		if (this.writer != null) {
			this.writer.flush();
		}
	}

	/**
	 * Return the agent, or {@code null} if the client does not forward one.
	 */
	public @Nullable SshAgent getAgent() {
		if (this.agent == null && this.io.session().isAgentForwarded()) {
			this.agent = new ForwardedAgent(this.io.session(), this.commandName);
		}
		return this.agent;
	}

	/**
	 * Return the last key of the login, or {@code null} if the login needed none.
	 */
	public @Nullable SshUserKey getUserKey() {
		List<SshUserKey> keys = getConnection().getUserKeys();
		return keys.isEmpty() ? null : keys.get(keys.size() - 1);
	}

	/**
	 * Return the certificate of the login, or {@code null} if the login needed none.
	 */
	public @Nullable SshCertificate getCertificate() {
		return getConnection().getUserKeys()
			.stream()
			.map(SshUserKey::certificate)
			.flatMap(Stream::ofNullable)
			.findFirst()
			.orElse(null);
	}

	/**
	 * End what lasts no longer than the command.
	 */
	public void end() {
		this.io.session().getSignals().clear();
		if (this.agent != null) {
			try {
				this.agent.close();
			}
			catch (IOException ex) {
				logger.trace("The client left before its agent was closed", ex);
			}
		}
	}

	public CommandStreams getIo() {
		return this.io;
	}

}
