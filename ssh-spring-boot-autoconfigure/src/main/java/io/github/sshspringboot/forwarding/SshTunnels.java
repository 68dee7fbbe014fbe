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

package io.github.sshspringboot.forwarding;

import java.util.List;

/**
 * The open tunnels of the running server. Can be called from any thread. There is a bean
 * of this type if the configuration permits any tunnel.
 *
 * @since 0.1.0
 */
public interface SshTunnels {

	/**
	 * Return the open tunnels.
	 * @return the tunnels, the oldest first
	 */
	List<SshTunnel> list();

	/**
	 * Close a tunnel.
	 * @param id the identifier of the tunnel
	 * @return whether there was such a tunnel
	 */
	boolean close(String id);

}
