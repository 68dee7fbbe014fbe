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

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.sshspringboot.server.PrintableText;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.jspecify.annotations.Nullable;

/**
 * User authentication (RFC 4252) on the authentication executor: the I/O threads only
 * hand over the messages of a client, which are processed one after the other. So a
 * method may block, and none of them is asynchronous in the engine's sense. The engine
 * knows single methods only: which of them are next, in which sequence, is decided here.
 */
final class UserAuthService extends ServerUserAuthService {

	private static final int MAX_PENDING = 16;

	private static final int MAX_PENDING_BYTES = 64 * 1024;

	private static final int MAX_USERNAME_LENGTH = 256;

	private static final String NONE = "none";

	private static final String CONNECTION_SERVICE = "ssh-connection";

	private static final String PUBLIC_KEY = "publickey";

	private final ServerConnection connection;

	private final LoginExecutors executors;

	private final @Nullable String banner;

	private final int maxAttempts;

	private final Queue<Message> pending = new ArrayDeque<>(2);

	private int pendingBytes;

	private boolean processing;

	private @Nullable Thread thread;

	private @Nullable ScheduledFuture<?> interruption;

	private final Set<String> methods;

	private Request request = Request.NOTHING;

	private final Function<SshLogin, LoginSequence> sequences;

	private volatile @Nullable LoginSequence sequence;

	private volatile boolean inProgress;

	UserAuthService(Session session, LoginExecutors executors, @Nullable String banner, int maxAttempts,
			Function<SshLogin, LoginSequence> sequences) throws IOException {
		super(session);
		this.connection = (ServerConnection) session;
		this.executors = executors;
		this.banner = banner;
		this.maxAttempts = maxAttempts;
		this.sequences = sequences;
		this.methods = Set.copyOf(NamedResource.getNameList(getFactoryManager().getUserAuthFactories()));
		this.connection.addCloseFutureListener((closed) -> connectionClosed());
	}

	@Override
	public void process(int cmd, Buffer buffer) throws Exception {
		if (!this.connection.isAwaitingLogin()) {
			return;
		}
		if (isNone(cmd, buffer) && this.sequence != null && !isProcessing() && !this.inProgress) {
			super.process(cmd, buffer);
			return;
		}
		Message message = Message.copy(cmd, buffer);
		synchronized (this.pending) {
			this.pendingBytes += message.length();
			if (this.pending.size() >= MAX_PENDING || this.pendingBytes > MAX_PENDING_BYTES) {
				this.connection.refuse("Too many requests at once");
				return;
			}
			this.pending.add(message);
			if (this.processing) {
				return;
			}
			setProcessing(true);
		}
		processLater(message);
	}

	private void processLater(Message message) {
		String method = (message.cmd() == SshConstants.SSH_MSG_USERAUTH_REQUEST)
				? Request.read(message.content()).method() : this.request.method();
		try {
			this.executors.forMethod(method).execute(this::processNext);
		}
		catch (RejectedExecutionException ex) {
			overloaded();
		}
	}

	private void overloaded() {
		boolean closed;
		synchronized (this.pending) {
			closed = this.pending.contains(Message.CLOSED);
			this.pending.clear();
			this.pendingBytes = 0;
			processed();
		}
		UnfinishedLogin unfinished = this.connection.getUnfinishedLogin();
		if (!closed) {
			this.connection.disconnectOverloaded();
		}
		else if (unfinished != null) {
			unfinished.release();
		}
	}

	/**
	 * Whether a client asks for the methods (RFC 4252 section 5.2): nothing is looked up.
	 * @param cmd the message number
	 * @param buffer the message
	 * @return whether the request is for the method {@code none}
	 */
	private static boolean isNone(int cmd, Buffer buffer) {
		return cmd == SshConstants.SSH_MSG_USERAUTH_REQUEST && NONE.equals(Request.read(buffer).method());
	}

	private boolean isProcessing() {
		synchronized (this.pending) {
			return this.processing;
		}
	}

	private void processNext() {
		Message message = begin();
		try {
			if (message == Message.CLOSED) {
				abandonLast();
			}
			else if (this.connection.isAwaitingLogin()) {
				processInOrder(message);
			}
		}
		catch (Exception | Error ex) {
			this.connection.failed(message.cmd(), ex);
		}
		Message next = end();
		if (next == Message.CLOSED) {
			Thread.interrupted();
			processNext();
		}
		else if (next != null) {
			processLater(next);
		}
	}

	private Message begin() {
		synchronized (this.pending) {
			Message message = this.pending.remove();
			this.pendingBytes -= message.length();
			this.thread = Thread.currentThread();
			return message;
		}
	}

	private @Nullable Message end() {
		synchronized (this.pending) {
			this.thread = null;
			Message next = this.pending.peek();
			if (next == null) {
				processed();
			}
			else {
				setProcessing(true);
			}
			return next;
		}
	}

	private void processed() {
		setProcessing(false);
		if (this.interruption != null) {
			this.interruption.cancel(false);
			this.interruption = null;
		}
	}

	private void setProcessing(boolean processing) {
		this.processing = processing;
		if (processing) {
			this.connection.getLoginAttempt().checking();
		}
		else {
			this.connection.getLoginAttempt().checked();
		}
	}

	/**
	 * What hangs for longer than a login may take is to give its thread back. What the
	 * client has begun is abandoned after that which is being processed.
	 */
	private void connectionClosed() {
		boolean busy;
		synchronized (this.pending) {
			busy = this.processing;
			if (!busy && this.connection.getUnfinishedLogin() == null) {
				return;
			}
			this.pending.add(Message.CLOSED);
			setProcessing(true);
			if (busy) {
				this.interruption = this.connection.afterLoginGrace(this::interrupt);
			}
		}
		if (!busy) {
			processLater(Message.CLOSED);
		}
	}

	private void interrupt() {
		synchronized (this.pending) {
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}
	}

	private void processInOrder(Message message) throws Exception {
		boolean expected = message.cmd() == SshConstants.SSH_MSG_USERAUTH_REQUEST || this.inProgress;
		this.inProgress = false;
		if (!expected) {
			this.connection.disconnect(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "Nothing was asked");
			return;
		}
		super.process(message.cmd(), message.content());
	}

	@Override
	protected void handleAuthenticationInProgress(int cmd, Buffer buffer) throws Exception {
		this.inProgress = true;
		super.handleAuthenticationInProgress(cmd, buffer);
	}

	@Override
	protected boolean handleUserAuthRequestMessage(ServerSession session, Buffer buffer,
			AtomicReference<Boolean> authHolder) throws Exception {
		if (!abandonLast()) {
			disconnectAfterFailures();
			return false;
		}
		this.request = Request.read(buffer);
		if (!CONNECTION_SERVICE.equals(this.request.service())) {
			this.connection.disconnect(SshConstants.SSH2_DISCONNECT_SERVICE_NOT_AVAILABLE, "Bad service request");
			return false;
		}
		if (!this.request.hasPrintableUsername()) {
			this.connection.getLoginAttempt().nameRefused();
			this.connection.disconnect(SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME, "Bad user name");
			return false;
		}
		LoginSequence current = sequence(this.request.username());
		if (!NONE.equals(this.request.method())) {
			this.connection.getLoginAttempt().tried(this.connection.toLogin(this.request.username()));
		}
		return super.handleUserAuthRequestMessage(session,
				current.isNext(this.request.method()) ? buffer : asNone(buffer), authHolder);
	}

	private LoginSequence sequence(String username) {
		LoginSequence current = this.sequence;
		if (current == null) {
			current = this.sequences.apply(this.connection.toLogin(username));
			this.sequence = current;
		}
		return current;
	}

	/**
	 * A request for a method that is not next is refused without a look at what it
	 * carries.
	 * @param buffer the request
	 * @return the same request, for no method
	 */
	private static Buffer asNone(Buffer buffer) {
		Buffer none = new ByteArrayBuffer();
		none.putString(buffer.getString());
		none.putString(buffer.getString());
		none.putString(NONE);
		return none;
	}

	@Override
	protected void handleAuthenticationSuccess(int cmd, Buffer buffer) throws Exception {
		this.connection.addAuthenticationMethod(this.request.method());
		LoginSequence current = Objects.requireNonNull(this.sequence, "there was no request");
		if (current.pass(this.request.method())) {
			this.connection.logIn(() -> super.handleAuthenticationSuccess(cmd, buffer), this::takePipelined);
		}
		else {
			attempted(Outcome.PARTIAL);
			sendFailure(current, true);
		}
	}

	/**
	 * What the client sent after the request that succeeded is for the next service,
	 * except requests to authenticate (RFC 4252 section 5.3).
	 * @return the messages, in their order
	 */
	private List<Buffer> takePipelined() {
		synchronized (this.pending) {
			List<Buffer> pipelined = this.pending.stream()
				.filter((message) -> message.cmd() >= SshConstants.SSH_MSG_GLOBAL_REQUEST)
				.map(Message::whole)
				.toList();
			this.pending.removeIf((message) -> message != Message.CLOSED);
			this.pendingBytes = 0;
			return pipelined;
		}
	}

	private void attempted(Outcome outcome) {
		String method = this.request.method();
		this.connection.authenticationAttempted(this.request.username(),
				this.methods.contains(method) ? method : SshServerListener.UNKNOWN_METHOD, outcome);
	}

	/**
	 * An interruption was for the method that failed, not for those who are told.
	 */
	@Override
	protected void handleAuthenticationFailure(int cmd, Buffer buffer) throws Exception {
		Thread.interrupted();
		RefusalCause cause = this.connection.getLoginAttempt().refused();
		boolean blamed = cause == RefusalCause.CLIENT;
		if (this.request.isAttempt() && cause != RefusalCause.MECHANISM) {
			failed(blamed);
		}
		if (blamed && !NONE.equals(this.request.method()) && this.connection.isLastFailedLogin(this.maxAttempts)) {
			disconnectAfterFailures();
			return;
		}
		sendFailure(Objects.requireNonNull(this.sequence, "there was no request"), false);
	}

	private void failed(boolean blamed) {
		if (blamed) {
			this.connection.getLoginAttempt().failed();
		}
		attempted(Outcome.FAILURE);
	}

	/**
	 * The client does not go on with what it has begun, if there is such a thing. If that
	 * was an attempt, it failed.
	 * @return whether the client may begin something else
	 */
	private boolean abandonLast() {
		UnfinishedLogin last = this.connection.getUnfinishedLogin();
		if (last == null || !last.abandon()) {
			return true;
		}
		failed(true);
		return !this.connection.isLastFailedLogin(this.maxAttempts);
	}

	private void disconnectAfterFailures() throws IOException {
		this.connection.disconnect(SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
				"Too many authentication failures");
	}

	private void sendFailure(LoginSequence current, boolean partialSuccess) throws IOException {
		Buffer response = this.connection.createBuffer(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		response.putString(current.getNext());
		response.putBoolean(partialSuccess);
		this.connection.writePacket(response);
	}

	@Override
	protected @Nullable String resolveWelcomeBanner(ServerSession session) {
		return this.banner;
	}

	/**
	 * What a client asks for (RFC 4252 section 5).
	 *
	 * @param username the name that the client gave
	 * @param text whether the name is UTF-8
	 * @param service the service to start after the login
	 * @param method the name of the method
	 * @param probe whether the client asks if a key is acceptable (section 7)
	 */
	private record Request(String username, boolean text, String service, String method, boolean probe) {

		private static final Request NOTHING = new Request("", true, "", NONE, false);

		static Request read(Buffer buffer) {
			int position = buffer.rpos();
			boolean text = WireText.isNext(buffer, 1);
			String username = buffer.getString();
			String service = buffer.getString();
			String method = buffer.getString();
			boolean probe = PUBLIC_KEY.equals(method) && buffer.available() > 0 && !buffer.getBoolean();
			buffer.rpos(position);
			return new Request(username, text, service, method, probe);
		}

		/**
		 * Whether the name of the user can be looked up, logged and shown without harm.
		 * @return whether it is UTF-8, of a bounded length, in one line, and without
		 * control characters and those that nobody sees
		 */
		boolean hasPrintableUsername() {
			return this.text && this.username.length() <= MAX_USERNAME_LENGTH
					&& PrintableText.isPrintable(this.username);
		}

		boolean isAttempt() {
			return !this.probe && !NONE.equals(this.method);
		}

	}

	private record Message(int cmd, int length, Buffer content) {

		/** The connection is closed: nothing follows. */
		static final Message CLOSED = new Message(0, 0, new ByteArrayBuffer(0));

		static Message copy(int cmd, Buffer buffer) {
			int length = buffer.available();
			byte[] content = new byte[length + 1];
			content[0] = (byte) cmd;
			buffer.getRawBytes(content, 1, length);
			Buffer copy = new ByteArrayBuffer(content);
			copy.getUByte();
			return new Message(cmd, length, copy);
		}

		Buffer whole() {
			this.content.rpos(0);
			return this.content;
		}

	}

}
