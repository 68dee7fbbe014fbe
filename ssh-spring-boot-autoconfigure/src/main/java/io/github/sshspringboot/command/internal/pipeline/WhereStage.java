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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.command.internal.pipeline.RowCondition.Operator;
import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.result.Row;
import io.github.sshspringboot.server.internal.execution.Cancellation;

import org.springframework.core.convert.ConversionService;

/**
 * {@link RowStage} that keeps the rows for which all conditions hold.
 */
final class WhereStage implements RowStage {

	static final String NAME = "where";

	static final StageSyntax SYNTAX = new StageSyntax(NAME,
			"Keep the rows for which all conditions hold, such as status=OPEN total>100 customer~smith. "
					+ "Operators: = != < <= > >= and ~ for a regular expression.",
			"CONDITION...");

	private static final int MAX_CONDITIONS = ResultFormats.MAX_COLUMNS;

	private static final Pattern OPERATOR = Pattern.compile("!=|<=|>=|==?|<|>|~");

	private final RowColumns columns;

	private final List<RowCondition> conditions;

	private final Cancellation cancellation;

	WhereStage(Arguments arguments, ResultFormats formats, ConversionService conversionService,
			Cancellation cancellation) {
		this.columns = new RowColumns(NAME, formats);
		this.conditions = parse(arguments.operands(), conversionService, cancellation);
		this.cancellation = cancellation;
	}

	/**
	 * Parse conditions. A condition is one word, or has blanks on both sides of its
	 * operator.
	 */
	private static List<RowCondition> parse(List<String> words, ConversionService conversionService,
			Cancellation cancellation) {
		List<RowCondition> conditions = new ArrayList<>();
		Iterator<String> remaining = words.iterator();
		while (remaining.hasNext()) {
			String word = remaining.next();
			Matcher operator = OPERATOR.matcher(word);
			if (operator.find() && operator.start() > 0) {
				conditions
					.add(new RowCondition(word.substring(0, operator.start()).strip(), Operator.of(operator.group()),
							word.substring(operator.end()).strip(), conversionService, cancellation));
				continue;
			}
			String symbol = remaining.hasNext() ? remaining.next() : "";
			if (!OPERATOR.matcher(symbol).matches() || !remaining.hasNext()) {
				throw StageException.usage("where: '" + (word + " " + symbol).strip()
						+ "' is not a condition. Write it like status=OPEN or total>100");
			}
			conditions
				.add(new RowCondition(word, Operator.of(symbol), remaining.next(), conversionService, cancellation));
		}
		if (conditions.size() > MAX_CONDITIONS) {
			throw StageException
				.usage("where: " + conditions.size() + " conditions are too many. Write at most " + MAX_CONDITIONS);
		}
		if (conditions.isEmpty()) {
			throw StageException.usage("where: a condition is missing. Write it like status=OPEN or total>100");
		}
		return conditions;
	}

	@Override
	public Iterator<?> apply(Iterator<?> rows) {
		return new FilteredRows(rows, this.columns::read, this::test);
	}

	private boolean test(Row row) {
		if (this.cancellation.isCancelled()) {
			throw StageException.failure("The command was cancelled");
		}
		boolean holds = true;
		for (RowCondition condition : this.conditions) {
			holds &= condition.test(row, this.columns.resolve(condition.property(), row));
		}
		return holds;
	}

}
