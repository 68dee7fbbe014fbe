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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshDisconnect.Side;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import io.github.sshspringboot.server.SshServerListener.Refusal;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.mina.admission.AdmittingSessionFactory;
import io.github.sshspringboot.server.internal.mina.admission.ConnectionGate.Slot;
import io.github.sshspringboot.server.internal.mina.admission.LoginAttempt;
import io.github.sshspringboot.server.internal.mina.admission.RefusalText;
import io.github.sshspringboot.server.internal.mina.auth.LoginConnection;
import io.github.sshspringboot.server.internal.mina.auth.LoginState;
import io.github.sshspringboot.server.internal.mina.channel.ChannelConnection;
import io.github.sshspringboot.server.internal.mina.channel.OpenChannels;
import io.github.sshspringboot.server.internal.mina.channel.OutputQueue;
import io.github.sshspringboot.server.internal.mina.channel.RunningCommands;
import io.github.sshspringboot.server.internal.mina.channel.RunningSessions;
import io.github.sshspringboot.server.internal.mina.channel.SessionCount;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.compression.Compression;
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
 * The connection of one client: the entry points that MINA calls, and the parts that
 * decide.
 */
final class ServerConnection extends ServerSessionImpl implements LoginConnection, ChannelConnection {

	private static final AtomicLong sequence = new AtomicLong();

	private static final Log logger = LogFactory.getLog(ServerConnection.class);

	private final String id = Long.toString(sequence.incrementAndGet());

	private final Instant connectedAt = Instant.now();

	private final SshListenerSettings listener;

	private final ServerEvents events;

	private final HostKeyRotation hostKeys;

	private final Slot slot;

	private final LoginGrace loginGrace;

	private final LoginAttempt loginAttempt;

	private final LoginState loginState = new LoginState();

	private final LoginMessages loginMessages = new LoginMessages();

	private final KeyExchangeBudget keyExchanges = new KeyExchangeBudget(System::nanoTime);

	private final AtomicReference<@Nullable Runnable> afterKeyExchange = new AtomicReference<>();

	private final KeyExchangeDeadline keyExchangeDeadline;

	private final Traffic traffic;

	private final OutputQueue outputQueue = new OutputQueue();

	private final SessionCount sessionCount;

	private final OpenChannels openChannels;

	private final RunningCommands runningCommands = new RunningCommands();

	private final RunningSessions runningSessions = new RunningSessions();

	private final PendingDisconnect pendingDisconnect;

	private final ConnectionEnd end = new ConnectionEnd();

	private long keyExchangeStart;

	private volatile boolean settingUp;

	private volatile boolean disconnecting;

	private volatile boolean corrupt;

	ServerConnection(ServerFactoryManager manager, IoSession ioSession, SshListenerSettings listener, Timeouts timeouts,
			ScheduledExecutorService timer, ServerEvents events, HostKeyRotation hostKeys) throws Exception {
		super(manager, ioSession);
		this.listener = listener;
		this.events = events;
		this.hostKeys = hostKeys;
		this.slot = AdmittingSessionFactory.getSlot(ioSession);
		this.loginGrace = new LoginGrace(timer, timeouts.loginGrace());
		this.loginAttempt = this.slot.newLoginAttempt(timeouts.loginGrace());
		this.traffic = new Traffic(events.getTraffic());
		this.keyExchangeDeadline = new KeyExchangeDeadline(timer, timeouts.loginGrace());
		this.sessionCount = new SessionCount(timer, timeouts.idle(), () -> disconnectQuietly("idle for too long"));
		this.openChannels = new OpenChannels(this::toPeer, events);
		this.pendingDisconnect = new PendingDisconnect(this, timer);
		this.settingUp = QuickAck.isSupported(ioSession);
	}

	@Override
	public void start() throws Exception {
		this.loginGrace.start(this::endLoginGrace);
		addCloseFutureListener((closed) -> {
			this.loginGrace.cancel();
			this.keyExchangeDeadline.cancel();
			this.sessionCount.end();
			this.loginAttempt.end();
			DelayedZlib.end(this.inCompression);
			DelayedZlib.end(this.outCompression);
			runAfterKeyExchange();
		});
		super.start();
		this.events.connectionAccepted(toPeer());
		addCloseFutureListener((closed) -> this.end.reportEnd(this::connectionClosed));
	}

	private void connectionClosed() {
		this.events.connectionClosed(toPeer(), this.end.getDisconnect());
	}

	private void endLoginGrace() {
		if (!isAuthenticated()) {
			this.loginAttempt.tooSlow();
			abort("The login took too long");
		}
	}

	private void abort(String reason) {
		this.end.note(Side.SERVER, SshDisconnectReason.CONNECTION_LOST.getCode(), reason);
		close(true);
	}

	@Override
	protected boolean readIdentification(Buffer buffer) throws Exception {
		if (!ClientIdentification.canBegin(buffer)) {
			return refuseIdentification();
		}
		try {
			return super.readIdentification(buffer);
		}
		catch (StreamCorruptedException ex) {
			return refuseIdentification();
		}
	}

	private boolean refuseIdentification() throws IOException {
		this.end.note(Side.SERVER, SshDisconnectReason.CONNECTION_LOST.getCode(), "The client does not speak SSH");
		getIoSession().writeBuffer(new ByteArrayBuffer(ClientIdentification.getRefusal()))
			.addListener((written) -> close(true));
		return false;
	}

	/**
	 * Disable delayed acknowledgements while the connection is set up, because clients
	 * wait for them before they send more.
	 */
	@Override
	public void messageReceived(Readable buffer) throws Exception {
		this.traffic.received(buffer.available());
		if (this.settingUp) {
			try {
				QuickAck.request(getIoSession());
			}
			catch (IOException ex) {
				this.settingUp = false;
			}
		}
		if (!this.corrupt) {
			receive(buffer);
		}
	}

	/**
	 * Disconnect after a corrupt packet. MINA would close the connection at once, which
	 * can be faster than the message.
	 */
	private void receive(Readable buffer) throws Exception {
		try {
			super.messageReceived(buffer);
		}
		catch (Exception ex) {
			if (ProtocolFailure.isLoss(ex) || !(ProtocolFailure.ofPacket(ex) instanceof SshException told)
					|| told.getDisconnectCode() <= 0 || !isOpen()) {
				throw ex;
			}
			this.corrupt = true;
			signalExceptionCaught(told);
			disconnectQuietly(told.getDisconnectCode(), String.valueOf(told.getMessage()));
		}
	}

	/**
	 * Refuse an invalid packet at once where its length is not secret and the answer
	 * reveals nothing. MINA would wait for the rest of a packet that cannot exist.
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
	 * Disconnect a client that does not read the answers to what it sends, before they
	 * fill the memory.
	 */
	@Override
	public IoWriteFuture writePacket(Buffer buffer) throws IOException {
		int length = buffer.available();
		if (!this.outputQueue.add(length)) {
			cutOff();
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

	private void cutOff() {
		if (isOpen() && isAuthenticated()) {
			this.slot.warnOfCutOff(getConnectionId(), getUsername(), getClientAddress());
		}
		this.loginAttempt.violatedProtocol();
		abort("The client does not read");
	}

	@Override
	protected Buffer encode(Buffer buffer) throws IOException {
		Buffer encoded = super.encode(buffer);
		this.traffic.sent(encoded.available());
		return encoded;
	}

	/**
	 * Begin a key exchange, or answer the client that begins it.
	 */
	@Override
	protected byte[] sendKexInit() throws Exception {
		if (isAuthenticated()) {
			this.keyExchangeDeadline.start(() -> abort("The client does not exchange keys"));
		}
		return super.sendKexInit();
	}

	@Override
	protected void handleKexInit(Buffer buffer) throws Exception {
		this.keyExchangeStart = System.nanoTime();
		super.handleKexInit(buffer);
	}

	@Override
	protected void setInputEncoding() throws Exception {
		Compression last = this.inCompression;
		super.setInputEncoding();
		DelayedZlib.end(last);
	}

	@Override
	protected void setOutputEncoding() throws Exception {
		Compression last = this.outCompression;
		super.setOutputEncoding();
		DelayedZlib.end(last);
	}

	@Override
	protected void handleNewKeys(int command, Buffer buffer) throws Exception {
		super.handleNewKeys(command, buffer);
		this.keyExchangeDeadline.cancel();
		this.events.keysExchanged(toPeer(),
				new SshKeyExchange(getNegotiatedKexParameter(KexProposalOption.ALGORITHMS),
						getNegotiatedKexParameter(KexProposalOption.SERVERKEYS),
						getNegotiatedKexParameter(KexProposalOption.S2CENC),
						Duration.ofNanos(System.nanoTime() - this.keyExchangeStart)));
		runAfterKeyExchange();
	}

	private void runAfterKeyExchange() {
		Runnable task = this.afterKeyExchange.getAndSet(null);
		if (task != null) {
			task.run();
		}
	}

	/**
	 * Refuse to replace the running service, which MINA would do at any time.
	 */
	@Override
	protected boolean handleServiceRequest(String serviceName, Buffer buffer) throws Exception {
		if (isAuthenticated() || !ServerUserAuthServiceFactory.DEFAULT_NAME.equals(serviceName)) {
			disconnect(SshDisconnectReason.SERVICE_NOT_AVAILABLE.getCode(), "Bad service request");
			return false;
		}
		return super.handleServiceRequest(serviceName, buffer);
	}

	/**
	 * Refuse a login with the right credentials if there are too many connections, or if
	 * the client has already disconnected.
	 */
	@Override
	public IoWriteFuture signalAuthenticationSuccess(String username, String authService, Buffer buffer)
			throws Exception {
		Authentication principal = this.loginState.getAuthentication();
		Refusal refusal = this.slot.login((principal != null) ? principal.getName() : username);
		this.loginAttempt.exempt();
		if (refusal != null) {
			this.events.connectionRefused(this.listener.name(), getClientAddress(), refusal);
			throw new SshException(SshDisconnectReason.TOO_MANY_CONNECTIONS.getCode(),
					RefusalText.of(refusal).message());
		}
		List<String> methods = this.loginState.getMethods();
		String method = methods.get(methods.size() - 1);
		if (!this.end.reportLogin(() -> authenticationAttempted(username, method, Outcome.SUCCESS))) {
			throw new SshException(SshDisconnectReason.CONNECTION_LOST.getCode(), "The client left during its login");
		}
		IoWriteFuture written = super.signalAuthenticationSuccess(username, authService, buffer);
		this.hostKeys.announce(this);
		return written;
	}

	@Override
	public void setAuthenticated() throws IOException {
		super.setAuthenticated();
		this.loginGrace.cancel();
		this.outputQueue.loggedIn();
		this.sessionCount.startIdleTimer();
	}

	/**
	 * Postpone the login while keys are exchanged, because MINA treats a success message
	 * as an error then.
	 */
	@Override
	public boolean logIn(String username, String service, Supplier<List<Buffer>> pipelined, Runnable retry)
			throws Exception {
		this.decodeLock.lock();
		try {
			if (getKexState() != KexState.DONE) {
				this.afterKeyExchange.set(retry);
				return !isOpen();
			}
			signalAuthenticationSuccess(username, service, new ByteArrayBuffer(0));
			for (Buffer message : pipelined.get()) {
				handleMessage(message);
			}
			return true;
		}
		finally {
			this.decodeLock.unlock();
		}
	}

	/**
	 * Close the connection after the client has taken the message, or a little later.
	 * MINA would not tell the client what its error was.
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
	 * Ignore messages from a client that is being disconnected (RFC 4253 section 11.1),
	 * even if it does not take the disconnect message. Report what cannot be handled,
	 * where MINA would close the connection without a message.
	 */
	@Override
	protected void doHandleMessage(Buffer buffer) throws Exception {
		if (this.disconnecting) {
			return;
		}
		int type = buffer.rawByte(buffer.rpos()) & 0xff;
		String refusal = findRefusal(type);
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

	private @Nullable String findRefusal(int type) {
		if (!isAuthenticated()) {
			return this.loginMessages.refuse(type);
		}
		return (type == SshConstants.SSH_MSG_KEXINIT
				&& !this.keyExchanges.take(this.traffic.getReceived() + this.traffic.getSent()))
						? "Too many key exchanges" : null;
	}

	@Override
	public void refuse(String message) {
		this.loginAttempt.violatedProtocol();
		disconnectQuietly(SshDisconnectReason.PROTOCOL_ERROR.getCode(), message);
	}

	@Override
	public void disconnectOverloaded() {
		this.loginAttempt.overloaded();
		disconnectQuietly(SshDisconnectReason.TOO_MANY_CONNECTIONS.getCode(),
				"Too many logins at once, try again later");
	}

	@Override
	public void failed(int type, Throwable failure) {
		if (!ProtocolFailure.isDecided(failure)) {
			logger.debug("A message of a client could not be handled", failure);
		}
		if (ProtocolFailure.isLoss(failure)) {
			exceptionCaught(failure);
			return;
		}
		ProtocolFailure told = ProtocolFailure.ofMessage(type, failure);
		disconnectQuietly(told.code(), told.message());
	}

	@Override
	public void exceptionCaught(Throwable failure) {
		if (ProtocolFailure.isLoss(failure)) {
			this.end.note(Side.CLIENT, SshDisconnectReason.CONNECTION_LOST.getCode(), ConnectionEnd.LOST);
			super.exceptionCaught(failure);
			return;
		}
		super.exceptionCaught(ProtocolFailure.ofPacket(failure));
	}

	void disconnectQuietly(String message) {
		disconnectQuietly(SshDisconnectReason.BY_APPLICATION, message);
	}

	void disconnectQuietly(SshDisconnectReason reason, String message) {
		this.loginAttempt.exempt();
		disconnectQuietly(reason.getCode(), message);
	}

	private void disconnectQuietly(int reason, String message) {
		try {
			disconnect(reason, message);
		}
		catch (IOException | RuntimeException ex) {
			close(true);
		}
	}

	@Override
	public boolean isEnding() {
		return this.disconnecting || this.pendingDisconnect.isRequested();
	}

	@Override
	public boolean isAwaitingLogin() {
		return isOpen() && !this.disconnecting && !isAuthenticated();
	}

	@Override
	public ScheduledFuture<?> afterLoginGrace(Runnable task) {
		return this.loginGrace.schedule(task);
	}

	@Override
	public void authenticationAttempted(String username, String method, Outcome outcome) {
		this.events.authenticationAttempted(toLogin(username), method, outcome);
	}

	@Override
	public SshLogin toLogin(String username) {
		return new SshLogin(getConnectionId(), username, getClientAddress(), getPrintableClientVersion(),
				this.loginState.getAuthentication(), this.loginState.getMethods(), this.listener.name());
	}

	SshPeer toPeer() {
		return new SshPeer(getConnectionId(), getClientAddress(), getLocalAddress(), this.listener.name());
	}

	@Override
	public @Nullable SshConnection toConnection() {
		Authentication principal = this.loginState.getAuthentication();
		return (isAuthenticated() && principal != null) ? new Connection(this, principal) : null;
	}

	@Override
	public SocketAddress getClientAddress() {
		return AdmittingSessionFactory.getClientAddress(getIoSession());
	}

	@Override
	public SshListenerSettings getListener() {
		return this.listener;
	}

	@Override
	public boolean carries(SshService service) {
		return this.listener.carries().contains(service);
	}

	String getPrintableClientVersion() {
		return PrintableText.of(getClientVersion());
	}

	String getConnectionId() {
		return this.id;
	}

	Instant getConnectedAt() {
		return this.connectedAt;
	}

	@Override
	public LoginAttempt getLoginAttempt() {
		return this.loginAttempt;
	}

	@Override
	public LoginState getLoginState() {
		return this.loginState;
	}

	Traffic getTraffic() {
		return this.traffic;
	}

	@Override
	public OutputQueue getOutputQueue() {
		return this.outputQueue;
	}

	@Override
	public SessionCount getSessionCount() {
		return this.sessionCount;
	}

	@Override
	public OpenChannels getOpenChannels() {
		return this.openChannels;
	}

	@Override
	public RunningCommands getRunningCommands() {
		return this.runningCommands;
	}

	@Override
	public RunningSessions getRunningSessions() {
		return this.runningSessions;
	}

	PendingDisconnect getPendingDisconnect() {
		return this.pendingDisconnect;
	}

	@Override
	public SshLoginRestrictions getRestrictions() {
		return this.loginState.getRestrictions();
	}

	@Override
	public void sessionStarted() {
		this.settingUp = false;
	}

	@Override
	public void commandEnded() {
		this.pendingDisconnect.commandEnded();
	}

}
