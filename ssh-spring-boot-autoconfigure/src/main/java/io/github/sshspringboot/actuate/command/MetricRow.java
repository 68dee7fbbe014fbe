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

package io.github.sshspringboot.actuate.command;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A statistic of a meter at a moment.
 *
 * @param time the moment
 * @param name the name of the meter
 * @param statistic the statistic, such as {@code count}
 * @param value its value
 * @param rate how much the value grew in a second, since the moment before, if it is one
 * that only grows
 */
record MetricRow(Instant time, String name, String statistic, double value, @Nullable Double rate) {

}
