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

package io.github.sshspringboot.server.internal.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The running and waiting tasks of a {@link BoundedExecutor}, by owner. An owner may have
 * as many of them as there are places left, so that there is always a place for an owner
 * that has none. Not thread-safe. Ending a task does not allocate memory.
 */
final class FairQueue {

	private final int maxRunning;

	private final int maxWaiting;

	private final int maxRunningPerOwner;

	private final Owner nobody = new Owner(null);

	private final Map<String, Owner> owners = new LinkedHashMap<>(16, 0.75f, true);

	private int running;

	private int waiting;

	FairQueue(int maxRunning, int maxWaiting, int maxRunningPerOwner) {
		this.maxRunning = maxRunning;
		this.maxWaiting = maxWaiting;
		this.maxRunningPerOwner = maxRunningPerOwner;
	}

	/**
	 * Add a task, which then runs, waits or is refused. A task without an owner may use
	 * all places.
	 */
	Task add(@Nullable String owner, Runnable work) {
		Owner whose = (owner != null) ? this.owners.computeIfAbsent(owner, Owner::new) : this.nobody;
		Task task = new Task(whose, work);
		if (mayRun(whose)) {
			started(task);
		}
		else if (mayWait(whose)) {
			whose.waiting.add(task);
			this.waiting++;
			task.state = State.WAITING;
		}
		else {
			forgetIfIdle(whose);
		}
		return task;
	}

	private boolean mayRun(Owner owner) {
		int free = this.maxRunning - this.running;
		return (owner == this.nobody) ? free > 0 : owner.running < Math.min(free, this.maxRunningPerOwner);
	}

	private boolean mayWait(Owner owner) {
		int free = this.maxWaiting - this.waiting;
		return (owner == this.nobody) ? free > 0 : owner.waiting.size() < free;
	}

	private void started(Task task) {
		task.state = State.RUNNING;
		task.owner.running++;
		this.running++;
	}

	/**
	 * Remove a task that has ended, or that could not start.
	 */
	void end(Task task) {
		task.state = State.ENDED;
		task.owner.running--;
		this.running--;
		forgetIfIdle(task.owner);
	}

	/**
	 * Start the next waiting task, or return {@code null} if none may start. The owner
	 * with the fewest running tasks is next; among several, the one whose last turn is
	 * the longest ago.
	 */
	@Nullable Task next() {
		Owner next = isDue(this.nobody) ? this.nobody : null;
		for (Owner owner : this.owners.values()) {
			if (isDue(owner) && (next == null || owner.running < next.running)) {
				next = owner;
			}
		}
		if (next == null) {
			return null;
		}
		if (next.name != null) {
			this.owners.get(next.name);
		}
		Task task = next.waiting.remove();
		this.waiting--;
		started(task);
		return task;
	}

	private boolean isDue(Owner owner) {
		return !owner.waiting.isEmpty() && mayRun(owner);
	}

	/**
	 * Queue a task again that could not start.
	 */
	void putBack(Task task) {
		task.owner.running--;
		this.running--;
		task.owner.waiting.addFirst(task);
		this.waiting++;
		task.state = State.WAITING;
	}

	boolean remove(Task task) {
		if (task.state != State.WAITING || !task.owner.waiting.remove(task)) {
			return false;
		}
		task.state = State.ENDED;
		this.waiting--;
		forgetIfIdle(task.owner);
		return true;
	}

	/**
	 * Drop all waiting tasks, and return their number.
	 */
	int clear() {
		int count = this.waiting;
		this.nobody.waiting.clear();
		this.owners.values().forEach((owner) -> owner.waiting.clear());
		this.waiting = 0;
		return count;
	}

	private void forgetIfIdle(Owner owner) {
		if (owner.name != null && owner.running == 0 && owner.waiting.isEmpty()) {
			this.owners.remove(owner.name);
		}
	}

	int getRunning() {
		return this.running;
	}

	/**
	 * Return what a task waits for, or {@code null} if it is not waiting.
	 */
	BoundedExecutor.@Nullable Wait describe(Task task) {
		if (task.state != State.WAITING) {
			return null;
		}
		int before = 0;
		for (Task other : task.owner.waiting) {
			if (other == task) {
				break;
			}
			before++;
		}
		return new BoundedExecutor.Wait(this.running, task.owner.running, before);
	}

	enum State {

		REFUSED, WAITING, RUNNING, ENDED

	}

	static final class Task {

		private final Owner owner;

		private final Runnable work;

		private State state = State.REFUSED;

		private Task(Owner owner, Runnable work) {
			this.owner = owner;
			this.work = work;
		}

		Runnable work() {
			return this.work;
		}

		State state() {
			return this.state;
		}

	}

	private static final class Owner {

		private final @Nullable String name;

		private final Deque<Task> waiting = new ArrayDeque<>(2);

		private int running;

		private Owner(@Nullable String name) {
			this.name = name;
		}

	}

}
