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

package io.github.sshspringboot.server.internal.mina.auth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.mina.admission.LoginAttempt;
import io.github.sshspringboot.server.internal.mina.auth.AuthStep.Failed;
import io.github.sshspringboot.server.internal.mina.auth.AuthStep.Passed;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.jspecify.annotations.Nullable;

/**
 * The user authentication service (RFC 4252) of one client. I/O threads only hand over
 * messages; methods run on the authentication executor and may block.
 */
public final class UserAuthService extends AbstractCloseable implements Service, SerialMailbox.Owner {

	private static final Log logger = LogFactory.getLog(UserAuthService.class);

	private static final int MAX_REQUESTS_PER_ATTEMPT = 4;

	private static final String BANNER_LANGUAGE = "en";

	private final LoginConnection connection;

	private final Map<String, Function<AuthContext, AuthExchange>> methods;

	private final LoginGuard guard;

	private final UserKeySignatures signatures;

	private final LoginExecutors executors;

	private final int maxAttempts;

	private final SerialMailbox mailbox;

	private final Map<String, Object> properties = new ConcurrentHashMap<>();

	private volatile AuthRequest request = AuthRequest.NONE;

	/** Set while the client is asked for one more message. */
	private volatile @Nullable AuthExchange exchange;

	private @Nullable String username;

	private @Nullable LoginSequence sequence;

	private int requests;

	public UserAuthService(LoginConnection connection, Map<String, Function<AuthContext, AuthExchange>> methods,
			LoginGuard guard, UserKeySignatures signatures, LoginExecutors executors, int maxAttempts) {
		this.connection = connection;
		this.methods = methods;
		this.guard = guard;
		this.signatures = signatures;
		this.executors = executors;
		this.maxAttempts = maxAttempts;
		this.mailbox = new SerialMailbox(connection, this);
		connection.addCloseFutureListener((closed) -> this.mailbox.close());
	}

	@Override
	public Session getSession() {
		return this.connection;
	}

	@Override
	public Map<String, Object> getProperties() {
		return this.properties;
	}

	@Override
	public void start() {
	}

	@Override
	public void process(int type, Buffer buffer) {
		if (!this.connection.isAwaitingLogin()) {
			return;
		}
		AuthMessage message = AuthMessage.copy(type, buffer);
		if (this.mailbox.isIdle() && isAnsweredAtOnce(message.request())) {
			process(message);
		}
		else if (!this.mailbox.add(message)) {
			this.connection.refuse("Too many requests at once");
		}
	}

	/**
	 * Return whether a client asks for the methods, and the answer needs neither a lookup
	 * nor a notification.
	 */
	private boolean isAnsweredAtOnce(@Nullable AuthRequest next) {
		if (next == null || !next.isQuestion() || this.exchange != null) {
			return false;
		}
		return (this.username != null) ? next.username().equals(this.username) && this.sequence != null
				: this.guard.isImmediate() && next.hasPrintableUsername() && next.isForConnectionService();
	}

	@Override
	public Executor getExecutor(AuthMessage message) {
		AuthRequest next = message.request();
		return this.executors.forMethod((next != null) ? next.method() : this.request.method());
	}

	@Override
	public boolean process(AuthMessage message) {
		try {
			if (message == AuthMessage.CLOSED) {
				abandon();
				return true;
			}
			if (!this.connection.isAwaitingLogin()) {
				return true;
			}
			return (message == AuthMessage.RETRY) ? logIn() : handle(message);
		}
		catch (Exception | Error ex) {
			this.connection.failed(message.type(), ex);
			return true;
		}
	}

	private boolean handle(AuthMessage message) throws Exception {
		AuthRequest next = message.request();
		if (next != null) {
			return !begin(next) || decide(request(next, message.content()));
		}
		AuthExchange current = this.exchange;
		if (current == null) {
			this.connection.disconnect(SshDisconnectReason.PROTOCOL_ERROR.getCode(), "Nothing was asked");
			return true;
		}
		return decide(run(current, () -> current.next(message.type(), message.content())));
	}

	/**
	 * Begin with a request, unless it disconnects the client.
	 */
	private boolean begin(AuthRequest next) throws IOException {
		if (!abandon()) {
			return disconnectAfterFailures();
		}
		this.request = next;
		LoginAttempt attempt = this.connection.getLoginAttempt();
		if (!next.hasPrintableUsername()) {
			attempt.nameRefused();
			reject();
			return disconnect(SshDisconnectReason.ILLEGAL_USER_NAME, "Bad user name");
		}
		if (!next.isForConnectionService()) {
			rejectAttempt();
			return disconnect(SshDisconnectReason.SERVICE_NOT_AVAILABLE, "Bad service request");
		}
		if (this.username != null && !this.username.equals(next.username())) {
			rejectAttempt();
			return disconnect(SshDisconnectReason.PROTOCOL_ERROR, "Change of the user name");
		}
		if (this.username == null) {
			this.username = next.username();
			this.sequence = new LoginSequence(this.guard.narrow(this.connection.toLogin(next.username()),
					this.connection.getListener().methods()));
		}
		if (!next.isQuestion()) {
			attempt.attempted(this.connection.toLogin(next.username()));
		}
		sendBannerBefore(this.requests++);
		return this.requests <= MAX_REQUESTS_PER_ATTEMPT * this.maxAttempts + 1 || disconnectAfterFailures();
	}

	/**
	 * Report an attempt that is refused without checking its content.
	 */
	private void rejectAttempt() {
		if (this.request.isAttempt()) {
			this.connection.getLoginAttempt().attempted(this.connection.toLogin(this.request.username()));
			this.connection.getLoginAttempt().failed();
			reject();
		}
	}

	private void reject() {
		String username = PrintableText.of(this.request.username());
		this.guard.reject(this.connection.toLogin(username), getMethod());
		attempted(username, Outcome.FAILURE);
	}

	private String getMethod() {
		String method = this.request.method();
		return this.methods.containsKey(method) ? method : SshServerListener.UNKNOWN_METHOD;
	}

	private LoginSequence getSequence() {
		return Objects.requireNonNull(this.sequence, "there was no request");
	}

	private void sendBannerBefore(int earlierRequests) throws IOException {
		String banner = this.connection.getListener().banner();
		if (earlierRequests == 0 && banner != null && !banner.isEmpty()) {
			Buffer buffer = this.connection.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
			buffer.putString(banner);
			buffer.putString(BANNER_LANGUAGE);
			this.connection.writePacket(buffer);
		}
	}

	/**
	 * Handle a request. A method that is not next is refused without checking its
	 * content.
	 */
	private AuthStep request(AuthRequest next, Buffer content) {
		Function<AuthContext, AuthExchange> method = this.methods.get(next.method());
		if (method == null || !getSequence().isNext(next.method())) {
			return AuthStep.FAILED;
		}
		AuthExchange current = method.apply(new AuthContext(this.connection, next, this.signatures));
		return run(current, () -> current.begin(content));
	}

	private AuthStep run(AuthExchange current, Call call) {
		this.exchange = null;
		AuthStep step;
		try {
			step = call.run();
		}
		catch (IOException ex) {
			logger.debug("A client could not be answered", ex);
			step = AuthStep.FAILED;
		}
		catch (RuntimeException ex) {
			logger.debug("A login was refused because its check failed", ex);
			step = AuthStep.MALFORMED;
		}
		if (step == AuthStep.CONTINUE) {
			this.exchange = current;
		}
		return step;
	}

	private boolean decide(AuthStep step) throws Exception {
		if (step instanceof Passed passed) {
			return pass(passed.result());
		}
		if (step instanceof Failed failed) {
			fail(failed.cause());
		}
		return true;
	}

	private boolean pass(LoginResult result) throws Exception {
		if (!this.connection.getLoginState().pass(this.request.method(), result)) {
			fail(FailureCause.CLIENT);
			return true;
		}
		if (getSequence().pass(this.request.method())) {
			return logIn();
		}
		attempted(this.request.username(), Outcome.PARTIAL);
		sendFailure(true);
		return true;
	}

	private boolean logIn() throws Exception {
		return this.connection.logIn(this.request.username(), this.request.service(), this::takePipelined,
				this.mailbox::resume);
	}

	/**
	 * Take what the client sent after the successful request. It is for the next service,
	 * except authentication requests (RFC 4252 section 5.3).
	 */
	private List<Buffer> takePipelined() {
		return this.mailbox.takeAll().stream().filter(AuthMessage::isForNextService).map(AuthMessage::whole).toList();
	}

	/**
	 * Report a failure. Clear the interrupt flag first: it was meant for the failed
	 * method, not for the listeners.
	 */
	private void fail(FailureCause cause) throws IOException {
		Thread.interrupted();
		if (cause == FailureCause.MALFORMED) {
			this.guard.reject(this.connection.toLogin(this.request.username()), getMethod());
		}
		if (cause == FailureCause.SERVER) {
			this.connection.getLoginAttempt().undecided();
		}
		if (this.request.isAttempt() && cause != FailureCause.MECHANISM) {
			reportFailure(cause.isOfClient());
		}
		if (cause.isOfClient() && !this.request.isQuestion() && isLastFailure()) {
			disconnectAfterFailures();
			return;
		}
		sendFailure(false);
	}

	private void reportFailure(boolean ofClient) {
		if (ofClient) {
			this.connection.getLoginAttempt().failed();
		}
		attempted(this.request.username(), Outcome.FAILURE);
	}

	private boolean isLastFailure() {
		return this.connection.getLoginState().isLastFailure(this.maxAttempts);
	}

	/**
	 * End an exchange that the client does not continue, which may count as a failure,
	 * and return whether the client may begin another.
	 */
	private boolean abandon() {
		AuthExchange last = this.exchange;
		this.exchange = null;
		if (last == null || !last.abandon()) {
			return true;
		}
		reportFailure(true);
		return !isLastFailure();
	}

	@Override
	public boolean isHolding() {
		AuthExchange last = this.exchange;
		return last != null && last.isHolding();
	}

	@Override
	public void release() {
		AuthExchange last = this.exchange;
		if (last != null) {
			last.release();
		}
	}

	private void attempted(String username, Outcome outcome) {
		this.connection.authenticationAttempted(username, getMethod(), outcome);
	}

	private boolean disconnectAfterFailures() throws IOException {
		return disconnect(SshDisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE, "Too many authentication failures");
	}

	private boolean disconnect(SshDisconnectReason reason, String message) throws IOException {
		this.connection.disconnect(reason.getCode(), message);
		return false;
	}

	private void sendFailure(boolean partialSuccess) throws IOException {
		Buffer response = this.connection.createBuffer(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		response.putString(getSequence().getNext());
		response.putBoolean(partialSuccess);
		this.connection.writePacket(response);
	}

	@FunctionalInterface
	private interface Call {

		AuthStep run() throws IOException;

	}

}
