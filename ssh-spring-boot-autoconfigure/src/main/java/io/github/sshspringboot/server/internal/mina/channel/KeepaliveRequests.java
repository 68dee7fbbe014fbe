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

package io.github.sshspringboot.server.internal.mina.channel;

import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Answers the requests of clients that want to know whether the connection is alive. The
 * handler of MINA would answer them before earlier requests.
 */
public final class KeepaliveRequests implements RequestHandler<ConnectionService> {

	@Override
	public Result process(ConnectionService service, String request, boolean wantReply, Buffer buffer) {
		return (request.startsWith("keepalive@") || request.startsWith("keep-alive@")) ? Result.ReplySuccess
				: Result.Unsupported;
	}

}
