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
 * The tasks that run and wait in a {@link BoundedExecutor}, by their owners. An owner may
 * have as many of them as places are left to the others, so that there is always a place
 * for somebody who has none. Not thread-safe; what ends a task allocates nothing.
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
	 * Take a task in.
	 * @param owner whose it is, {@code null} if it is nobody's and may use all places
	 * @param work what to do
	 * @return the task, which runs, waits or is refused
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
	 * A task has ended, or could not begin.
	 * @param task the task
	 */
	void end(Task task) {
		task.state = State.ENDED;
		task.owner.running--;
		this.running--;
		forgetIfIdle(task.owner);
	}

	/**
	 * Begin the next task that may run: one of the owner who has the fewest running, of
	 * several the one who had no turn for the longest time.
	 * @return the task, {@code null} if none may
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
	 * Let a task wait again that could not begin.
	 * @param task the task
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
	 * Drop all tasks that wait.
	 * @return how many there were
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
	 * How a task waits.
	 * @param task the task
	 * @return what is before it, {@code null} if it does not wait
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

	/**
	 * Where a task is.
	 */
	enum State {

		REFUSED, WAITING, RUNNING, ENDED

	}

	/**
	 * A task.
	 */
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

	/**
	 * Whose tasks they are.
	 */
	private static final class Owner {

		private final @Nullable String name;

		private final Deque<Task> waiting = new ArrayDeque<>(2);

		private int running;

		private Owner(@Nullable String name) {
			this.name = name;
		}

	}

}
