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

package io.github.sshspringboot.server.internal.penalty;

import java.util.List;

import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The atomic Redis scripts. A hash holds the state of each source: its end in
 * milliseconds, whether it is enforced, and the reason. One sorted set orders the sources
 * by the time of their last change, another by which to evict first. All times are those
 * of Redis.
 */
final class PenaltyScripts {

	private static final String START = """
			local changes, order, states = KEYS[1], KEYS[2], KEYS[3]
			local clock = redis.call('TIME')
			local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
			local far = 1e13
			local function forget(sources)
			  for _, source in ipairs(sources) do
			    redis.call('ZREM', changes, source)
			    redis.call('ZREM', order, source)
			    redis.call('HDEL', states, source)
			  end
			end
			local function store(source, ends, enforced, reason, rank, keep)
			  redis.call('HSET', states, source, string.format('%.0f %s %s', ends, enforced, reason))
			  redis.call('ZADD', changes, string.format('%.0f', now), source)
			  redis.call('ZADD', order, string.format('%.0f', rank), source)
			  for _, key in ipairs(KEYS) do
			    redis.call('PEXPIRE', key, string.format('%.0f', keep))
			  end
			end
			""";

	/**
	 * Arguments: source, reason, duration, minimum, maximum, maximum number of sources.
	 */
	static final RedisScript<Long> ADD = new DefaultRedisScript<>(START + """
			local nowText, farText = string.format('%.0f', now), string.format('%.0f', far)
			forget(redis.call('ZRANGEBYSCORE', order, '-inf', nowText, 'LIMIT', 0, 100))
			forget(redis.call('ZRANGEBYSCORE', order, farText, string.format('%.0f', far + now), 'LIMIT', 0, 100))
			local source, reason, maximum = ARGV[1], ARGV[2], tonumber(ARGV[5])
			local ends, enforced = now, '0'
			local state = redis.call('HGET', states, source)
			if state then
			  local known, before = string.match(state, '^(%d+) (%d)')
			  if known and tonumber(known) > now then
			    ends, enforced = tonumber(known), before
			  end
			end
			ends = math.min(ends + tonumber(ARGV[3]), now + maximum)
			if ends - now > tonumber(ARGV[4]) then
			  enforced = '1'
			end
			store(source, ends, enforced, reason, enforced == '1' and far + ends or ends, maximum + 120000)
			local excess = redis.call('ZCARD', order) - tonumber(ARGV[6])
			if excess > 0 then
			  forget(redis.call('ZRANGE', order, 0, excess - 1))
			end
			return 1
			""", Long.class);

	/** Arguments: source, or {@code *} for all; maximum. */
	static final RedisScript<Long> CLEAR = new DefaultRedisScript<>(START + """
			if ARGV[1] == '*' then
			  redis.call('DEL', changes, order, states)
			end
			store(ARGV[1], 0, '0', '-', now + 60000, tonumber(ARGV[2]) + 120000)
			return 1
			""", Long.class);

	/**
	 * Argument: the time since when to read. Returns the current time, and for each
	 * source that has changed since then the source, the remaining time, whether it is
	 * enforced, and the reason.
	 */
	@SuppressWarnings("rawtypes")
	static final RedisScript<List> READ = new DefaultRedisScript<>(START + """
			local result = { string.format('%.0f', now) }
			for _, source in ipairs(redis.call('ZRANGEBYSCORE', changes, ARGV[1], '+inf')) do
			  local state = redis.call('HGET', states, source)
			  if state then
			    local ends, enforced, reason = string.match(state, '^(%d+) (%d) (.+)$')
			    table.insert(result, source)
			    table.insert(result, string.format('%.0f', math.max(tonumber(ends) - now, 0)))
			    table.insert(result, enforced)
			    table.insert(result, reason)
			  end
			end
			return result
			""", List.class);

	private PenaltyScripts() {
	}

}
