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
import java.io.StreamCorruptedException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.sshspringboot.server.PrintableText;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshDisconnect.Side;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshKeyLogin;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import io.github.sshspringboot.server.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.SshSession.Activity;
import io.github.sshspringboot.server.mina.ConnectionGate.Place;
import io.github.sshspringboot.server.mina.RunningCommands.RunningCommand;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.kex.KexState;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * One client's connection, from its acceptance on. Holds what belongs to the connection
 * as a whole: the login grace time, the count of failed logins, the user, the count of
 * session channels.
 */
final class ServerConnection extends ServerSessionImpl {

	private static final AtomicLong sequence = new AtomicLong();

	private static final int FAREWELL_SECONDS = 1;

	private static final int UNREAD_FAREWELL_SECONDS = 5;

	private static final Log logger = LogFactory.getLog(ServerConnection.class);

	private static final String CORRUPT = "Protocol error or corrupt packet";

	private static final long KEY_EXCHANGE_CHECK_MILLIS = 100;

	private static final byte[] IDENTIFICATION_START = "SSH-".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] BAD_IDENTIFICATION = "Invalid SSH identification string.\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final long id = sequence.incrementAndGet();

	private final Instant connectedAt = Instant.now();

	private final Timeouts timeouts;

	private final Place place;

	private final LoginAttempt loginAttempt;

	private final ScheduledExecutorService timer;

	private volatile boolean settingUp;

	private @Nullable ScheduledFuture<?> loginGrace;

	private final SessionCount sessionCount;

	private final OutputQueue outputQueue = new OutputQueue();

	private final LoginMessages loginMessages = new LoginMessages();

	private final KeyExchangeBudget keyExchanges = new KeyExchangeBudget(System::nanoTime);

	private int failedLogins;

	private volatile SshLoginRestrictions restrictions = SshLoginRestrictions.NONE;

	private volatile @Nullable Principal principal;

	private volatile @Nullable UnfinishedLogin unfinishedLogin;

	private final ServerEvents events;

	private final ConnectionEnd end = new ConnectionEnd();

	private final Traffic traffic = new Traffic();

	private final List<String> authenticationMethods = new CopyOnWriteArrayList<>();

	private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

	private final RunningCommands runningCommands = new RunningCommands();

	private final RunningSessions runningSessions = new RunningSessions();

	private volatile @Nullable String farewell;

	private volatile boolean disconnecting;

	private long keyExchangeStart;

	ServerConnection(ServerFactoryManager manager, IoSession ioSession, Timeouts timeouts,
			ScheduledExecutorService timer, ServerEvents events) throws Exception {
		super(manager, ioSession);
		this.timeouts = timeouts;
		this.place = AdmittingSessionFactory.getPlace(ioSession);
		this.loginAttempt = this.place.newLoginAttempt(timeouts.loginGrace());
		this.timer = timer;
		this.sessionCount = new SessionCount(timer, timeouts.idle(), () -> disconnectQuietly("idle for too long"));
		this.events = events;
		this.settingUp = QuickAck.isSupported(ioSession);
	}

	@Override
	public void start() throws Exception {
		this.loginGrace = afterLoginGrace(this::endLoginGrace);
		addCloseFutureListener((closed) -> {
			cancelLoginGrace();
			this.sessionCount.end();
			this.loginAttempt.end();
		});
		super.start();
		this.events.connectionAccepted(toPeer());
		addCloseFutureListener((closed) -> this.end.tell(this::connectionClosed));
	}

	private void connectionClosed() {
		this.events.connectionClosed(toPeer(), this.end.getDisconnect());
	}

	private void abort(String reason) {
		this.end.note(Side.SERVER, SshDisconnect.CONNECTION_LOST, reason);
		close(true);
	}

	@Override
	public SocketAddress getClientAddress() {
		return AdmittingSessionFactory.getClientAddress(getIoSession());
	}

	/**
	 * Run a short task when as much time has passed as a login may take.
	 * @param task the task
	 * @return the task's future
	 */
	ScheduledFuture<?> afterLoginGrace(Runnable task) {
		return this.timer.schedule(task, this.timeouts.loginGrace().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void endLoginGrace() {
		if (!isAuthenticated()) {
			this.loginAttempt.tooSlow();
			abort("The login took too long");
		}
	}

	private void cancelLoginGrace() {
		if (this.loginGrace != null) {
			this.loginGrace.cancel(false);
		}
	}

	/**
	 * The engine would keep all that follows an empty line, without bound, and wait for
	 * the identification until the end of the login grace. Clients send nothing before it
	 * (RFC 4253 section 4.2).
	 */
	@Override
	protected boolean readIdentification(Buffer buffer) throws Exception {
		int length = Math.min(buffer.available(), IDENTIFICATION_START.length);
		for (int i = 0; i < length; i++) {
			if (buffer.rawByte(buffer.rpos() + i) != IDENTIFICATION_START[i]) {
				return refuseIdentification();
			}
		}
		try {
			return super.readIdentification(buffer);
		}
		catch (StreamCorruptedException ex) {
			return refuseIdentification();
		}
	}

	private boolean refuseIdentification() throws IOException {
		this.end.note(Side.SERVER, SshDisconnect.CONNECTION_LOST, "The client does not speak SSH");
		getIoSession().writeBuffer(new ByteArrayBuffer(BAD_IDENTIFICATION.clone()))
			.addListener((written) -> close(true));
		return false;
	}

	/**
	 * While a connection is set up, clients wait for the acknowledgement of what they
	 * sent before they send more: the system must not delay it.
	 */
	@Override
	public void messageReceived(Readable buffer) throws Exception {
		this.traffic.received(buffer.available());
		this.events.getTraffic().received(buffer.available());
		if (this.settingUp) {
			try {
				QuickAck.request(getIoSession());
			}
			catch (IOException ex) {
				this.settingUp = false;
			}
		}
		super.messageReceived(buffer);
	}

	/**
	 * The engine would wait for the rest of a packet that there cannot be. Where the
	 * length is not secret, and nobody learns from the answer, it is refused at once.
	 */
	@Override
	protected void decode() throws Exception {
		if (this.inCipher == null && this.decoderState == 0) {
			PlainPacket.check(this.decoderBuffer);
		}
		super.decode();
		if (this.discarding != null && (this.inCipher == null || this.inCipher.getAuthenticationTagSize() > 0
				|| this.inMac.isEncryptThenMac())) {
			throw this.discarding;
		}
	}

	/**
	 * A client that does not read the answers to what it sends is disconnected before
	 * they fill the memory.
	 */
	@Override
	public IoWriteFuture writePacket(Buffer buffer) throws IOException {
		int length = buffer.available();
		if (!this.outputQueue.add(length)) {
			logCutOff();
			this.loginAttempt.brokeRules();
			abort("The client does not read");
		}
		IoWriteFuture future;
		try {
			future = super.writePacket(buffer);
		}
		catch (IOException | RuntimeException ex) {
			this.outputQueue.remove(length);
			throw ex;
		}
		return future.addListener((sent) -> this.outputQueue.remove(length));
	}

	private void logCutOff() {
		if (isOpen() && isAuthenticated()) {
			this.place.tellCutOff(this);
		}
	}

	@Override
	protected Buffer encode(Buffer buffer) throws IOException {
		Buffer encoded = super.encode(buffer);
		this.traffic.sent(encoded.available());
		this.events.getTraffic().sent(encoded.available());
		return encoded;
	}

	Traffic getTraffic() {
		return this.traffic;
	}

	@Override
	protected void handleKexInit(Buffer buffer) throws Exception {
		this.keyExchangeStart = System.nanoTime();
		super.handleKexInit(buffer);
	}

	@Override
	protected void handleNewKeys(int command, Buffer buffer) throws Exception {
		super.handleNewKeys(command, buffer);
		this.events.keysExchanged(toPeer(),
				new SshKeyExchange(getNegotiatedKexParameter(KexProposalOption.ALGORITHMS),
						getNegotiatedKexParameter(KexProposalOption.SERVERKEYS),
						getNegotiatedKexParameter(KexProposalOption.S2CENC),
						Duration.ofNanos(System.nanoTime() - this.keyExchangeStart)));
	}

	OutputQueue getOutputQueue() {
		return this.outputQueue;
	}

	/**
	 * The engine would replace the running service by any other, at any time.
	 */
	@Override
	protected boolean handleServiceRequest(String serviceName, Buffer buffer) throws Exception {
		if (isAuthenticated() || !ServerUserAuthServiceFactory.DEFAULT_NAME.equals(serviceName)) {
			disconnect(SshConstants.SSH2_DISCONNECT_SERVICE_NOT_AVAILABLE, "Bad service request");
			return false;
		}
		return super.handleServiceRequest(serviceName, buffer);
	}

	/**
	 * A login with the right credentials is still refused when there are too many, and is
	 * none if the client left before its end.
	 */
	@Override
	public IoWriteFuture signalAuthenticationSuccess(String username, String authService, Buffer buffer)
			throws Exception {
		Principal principal = this.principal;
		Rejection rejection = this.place.login((principal != null) ? principal.getName() : username);
		this.loginAttempt.forgive();
		if (rejection != null) {
			this.events.connectionRefused(getClientAddress(), rejection.getRefusal());
			throw new SshException(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, rejection.getMessage());
		}
		String method = this.authenticationMethods.get(this.authenticationMethods.size() - 1);
		if (!this.end.tellBefore(() -> authenticationAttempted(username, method, Outcome.SUCCESS))) {
			throw new SshException(SshConstants.SSH2_DISCONNECT_CONNECTION_LOST, "The client left during its login");
		}
		return super.signalAuthenticationSuccess(username, authService, buffer);
	}

	@Override
	public void setAuthenticated() throws IOException {
		super.setAuthenticated();
		cancelLoginGrace();
		this.outputQueue.loggedIn();
		this.sessionCount.startIdleTimer();
	}

	/**
	 * Log the client in, and go on with what it has sent already, before anything that it
	 * sends from now on.
	 * @param success starts the next service
	 * @param pipelined takes the messages for that service
	 * @throws Exception if that fails
	 */
	void logIn(Task success, Supplier<List<Buffer>> pipelined) throws Exception {
		lockInputBetweenKeyExchanges();
		try {
			success.run();
			for (Buffer message : pipelined.get()) {
				handleMessage(message);
			}
		}
		finally {
			this.decodeLock.unlock();
		}
	}

	/**
	 * No success is told while keys are exchanged, which the engine would take for an
	 * error.
	 */
	private void lockInputBetweenKeyExchanges() throws InterruptedException {
		this.decodeLock.lock();
		while (getKexState() != KexState.DONE && isOpen()) {
			this.decodeLock.unlock();
			synchronized (this.futureLock) {
				if (getKexState() != KexState.DONE) {
					this.futureLock.wait(KEY_EXCHANGE_CHECK_MILLIS);
				}
			}
			this.decodeLock.lock();
		}
	}

	/**
	 * The connection is closed only after the client has taken the message, or a little
	 * later. The engine would not tell the client what its error was.
	 */
	@Override
	public void disconnect(int reason, String message) throws IOException {
		this.disconnecting = true;
		try {
			signalDisconnect(reason, message, "", true);
			Buffer buffer = createBuffer(SshConstants.SSH_MSG_DISCONNECT);
			buffer.putUInt(reason);
			buffer.putString(message);
			buffer.putString("");
			writePacket(buffer, CoreModuleProperties.DISCONNECT_TIMEOUT.getRequired(this))
				.addListener((sent) -> close(true));
		}
		finally {
			this.runningSessions.end(null);
		}
	}

	@Override
	protected void signalDisconnect(int code, String message, String language, boolean initiator) {
		this.end.note(initiator ? Side.SERVER : Side.CLIENT, code, message);
		super.signalDisconnect(code, message, language, initiator);
	}

	/**
	 * Nothing is accepted from a client that is disconnected (RFC 4253 section 11.1),
	 * even if it does not take the message.
	 */
	@Override
	protected void doHandleMessage(Buffer buffer) throws Exception {
		if (this.disconnecting) {
			return;
		}
		int type = buffer.rawByte(buffer.rpos()) & 0xff;
		String refusal = refuse(type);
		if (refusal != null) {
			refuse(refusal);
			return;
		}
		try {
			if (!isAuthenticated() && LoginMessages.isUnknown(type)) {
				failStrictKex(type);
				notImplemented(type, buffer);
			}
			else {
				super.doHandleMessage(buffer);
			}
		}
		catch (Exception | Error ex) {
			failed(type, ex);
		}
	}

	private @Nullable String refuse(int type) {
		if (!isAuthenticated()) {
			return this.loginMessages.refuse(type);
		}
		return (type == SshConstants.SSH_MSG_KEXINIT
				&& !this.keyExchanges.take(this.traffic.getReceived() + this.traffic.getSent()))
						? "Too many key exchanges" : null;
	}

	/**
	 * Disconnect a client that sends what no client needs to send.
	 * @param message why, for the client
	 */
	void refuse(String message) {
		this.loginAttempt.brokeRules();
		disconnectQuietly(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, message);
	}

	/**
	 * A message could not be handled: the client is told, where the engine would close
	 * the connection without a word.
	 * @param type the number of the message
	 * @param failure what happened
	 */
	void failed(int type, Throwable failure) {
		if (failure instanceof SshException exception && exception.getDisconnectCode() > 0) {
			disconnectQuietly(exception.getDisconnectCode(), String.valueOf(exception.getMessage()));
			return;
		}
		logger.debug("A message of a client could not be handled", failure);
		String name = SshConstants.getCommandMessageName(type);
		if (failure instanceof Error) {
			disconnectQuietly(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "Internal error");
		}
		else {
			disconnectQuietly(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "Bad or unexpected " + name);
		}
	}

	/**
	 * Errors of packets are not told: the client could learn what decryption gave.
	 */
	@Override
	public void exceptionCaught(Throwable failure) {
		if (failure instanceof IOException && !(failure instanceof SshException)) {
			this.end.note(Side.CLIENT, SshDisconnect.CONNECTION_LOST, ConnectionEnd.LOST);
			super.exceptionCaught(failure);
			return;
		}
		int code = (failure instanceof SshException exception) ? exception.getDisconnectCode()
				: SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR;
		boolean corrupt = code == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
				|| code == SshConstants.SSH2_DISCONNECT_MAC_ERROR;
		super.exceptionCaught(
				corrupt ? new SshException(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, CORRUPT, failure) : failure);
	}

	/**
	 * Whether the end of the connection is decided: it takes no new work.
	 * @return whether it is
	 */
	boolean isEnding() {
		return this.disconnecting || this.farewell != null;
	}

	void disconnectOverloaded() {
		this.loginAttempt.overloaded();
		disconnectQuietly(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS,
				"Too many logins at once, try again later");
	}

	boolean isAwaitingLogin() {
		return isOpen() && !this.disconnecting && !isAuthenticated();
	}

	LoginAttempt getLoginAttempt() {
		return this.loginAttempt;
	}

	void setUnfinishedLogin(@Nullable UnfinishedLogin unfinishedLogin) {
		this.unfinishedLogin = unfinishedLogin;
	}

	@Nullable UnfinishedLogin getUnfinishedLogin() {
		return this.unfinishedLogin;
	}

	boolean isLastFailedLogin(int maxAttempts) {
		return ++this.failedLogins >= maxAttempts;
	}

	SshPeer toPeer() {
		return new SshPeer(getConnectionId(), getClientAddress(), getLocalAddress());
	}

	void authenticationAttempted(String username, String method, Outcome outcome) {
		this.events.authenticationAttempted(toLogin(username), method, outcome);
	}

	void addAuthenticationMethod(String method) {
		this.authenticationMethods.add(method);
	}

	List<String> getAuthenticationMethods() {
		return List.copyOf(this.authenticationMethods);
	}

	void channelOpened(Channel channel, String type) {
		if (this.channels.add(channel)) {
			this.events.channelOpened(toPeer(), type);
		}
	}

	void channelClosed(Channel channel, String type) {
		if (this.channels.remove(channel)) {
			this.events.channelClosed(toPeer(), type);
		}
	}

	int getChannelCount() {
		return this.channels.size();
	}

	RunningSessions getRunningSessions() {
		return this.runningSessions;
	}

	Activity beginCommand(String name, SessionCommand session) {
		RunningCommand command = this.runningCommands.begin(name, session);
		return () -> endCommand(command);
	}

	/**
	 * Let the client that closed its own connection see the result.
	 * @param command the command that has ended
	 */
	private void endCommand(RunningCommand command) {
		this.runningCommands.end(command);
		String message = this.farewell;
		if (message != null && this.runningCommands.getOwnSession() == null) {
			this.outputQueue.onEmpty(() -> disconnectLater(message, FAREWELL_SECONDS));
			disconnectLater(message, UNREAD_FAREWELL_SECONDS);
		}
	}

	private void disconnectLater(String message, int seconds) {
		if (isOpen()) {
			ScheduledFuture<?> future = this.timer.schedule(() -> disconnectQuietly(message), seconds,
					TimeUnit.SECONDS);
			addCloseFutureListener((closed) -> future.cancel(false));
		}
	}

	List<String> getRunningCommands() {
		return this.runningCommands.names();
	}

	/**
	 * Disconnect for the application, which may be a command of this connection.
	 * @param message the text to tell the client
	 */
	void disconnectByApplication(String message) {
		SessionCommand own = this.runningCommands.getOwnSession();
		if (own == null) {
			disconnectQuietly(message);
			return;
		}
		this.farewell = message;
		this.runningSessions.end(own);
	}

	SshLogin toLogin(String username) {
		return new SshLogin(getConnectionId(), username, getClientAddress(), getPrintableClientVersion(),
				this.principal, getAuthenticationMethods());
	}

	String getPrintableClientVersion() {
		return PrintableText.of(getClientVersion());
	}

	void setPrincipal(Principal principal) {
		this.principal = principal;
	}

	@Nullable Principal getPrincipal() {
		return this.principal;
	}

	/**
	 * Note a login with a key. Several methods in a sequence never allow more than one of
	 * them.
	 * @param login the login
	 * @return whether it can hold, together with the earlier ones
	 */
	boolean accept(SshKeyLogin login) {
		if (!this.restrictions.isCompatibleWith(login.restrictions())) {
			return false;
		}
		this.restrictions = this.restrictions.and(login.restrictions());
		this.principal = login.principal();
		return true;
	}

	SshLoginRestrictions getRestrictions() {
		return this.restrictions;
	}

	String getConnectionId() {
		return Long.toString(this.id);
	}

	Instant getConnectedAt() {
		return this.connectedAt;
	}

	SessionCount getSessionCount() {
		return this.sessionCount;
	}

	void sessionStarted() {
		this.settingUp = false;
	}

	void disconnectQuietly(String message) {
		this.loginAttempt.forgive();
		disconnectQuietly(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, message);
	}

	private void disconnectQuietly(int reason, String message) {
		try {
			disconnect(reason, message);
		}
		catch (IOException | RuntimeException ex) {
			close(true);
		}
	}

	@Nullable SshConnection toConnection() {
		return (isAuthenticated() && this.principal instanceof Authentication authentication)
				? new Connection(this, authentication) : null;
	}

	/**
	 * A step that may fail.
	 */
	@FunctionalInterface
	interface Task {

		void run() throws Exception;

	}

}
