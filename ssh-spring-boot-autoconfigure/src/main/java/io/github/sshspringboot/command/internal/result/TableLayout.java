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

package io.github.sshspringboot.command.internal.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Aligns cells in columns. With a limit no line is wider: the widest columns are
 * shortened first.
 */
final class TableLayout {

	private static final String GAP = "  ";

	private static final int MIN_WIDTH = 4;

	private final List<Column> columns;

	private final @Nullable Integer limit;

	private final boolean narrowed;

	TableLayout(List<Column> columns, @Nullable Integer limit) {
		int natural = width(columns.stream().mapToInt(Column::width).toArray());
		this.narrowed = limit != null && natural > limit;
		this.columns = (limit != null && this.narrowed) ? narrow(columns, natural - limit) : columns;
		this.limit = limit;
	}

	private static int width(int[] widths) {
		int width = GAP.length() * Math.max(0, widths.length - 1);
		for (int each : widths) {
			width += each;
		}
		return width;
	}

	private static List<Column> narrow(List<Column> columns, int excess) {
		List<Column> narrow = new ArrayList<>(columns);
		int left = excess;
		while (left > 0) {
			List<Column> byWidth = narrow.stream().sorted(Comparator.comparingInt(Column::width).reversed()).toList();
			Column widest = byWidth.get(0);
			if (widest.width() <= MIN_WIDTH) {
				break;
			}
			int next = (byWidth.size() > 1) ? Math.max(MIN_WIDTH, byWidth.get(1).width()) : MIN_WIDTH;
			int less = Math.min(left, Math.max(1, widest.width() - next));
			narrow.set(narrow.indexOf(widest), widest.withWidth(widest.width() - less));
			left -= less;
		}
		return narrow;
	}

	/**
	 * Return the text of a row without a line break.
	 */
	String line(List<String> cells) {
		if (this.limit == null) {
			return join(cells);
		}
		String line = this.narrowed ? "" : join(cells);
		if (this.narrowed || DisplayWidth.of(line) > this.limit) {
			line = join(shorten(cells, this.limit));
		}
		return DisplayWidth.shorten(line, this.limit);
	}

	private List<String> shorten(List<String> cells, int limit) {
		List<String> shortened = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < cells.size(); i++) {
			int width = this.columns.get(i).width();
			boolean last = i == cells.size() - 1;
			shortened.add(DisplayWidth.shorten(cells.get(i), last ? Math.max(width, limit - start) : width));
			start += width + GAP.length();
		}
		return shortened;
	}

	private String join(List<String> cells) {
		List<String> padded = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			padded.add(this.columns.get(i).pad(cells.get(i)));
		}
		return String.join(GAP, padded).stripTrailing();
	}

	/**
	 * A column. Numbers are aligned to the right.
	 */
	record Column(String name, int width, boolean numeric) {

		Column withWidth(int width) {
			return new Column(this.name, width, this.numeric);
		}

		String pad(String text) {
			String blanks = " ".repeat(Math.max(0, this.width - DisplayWidth.of(text)));
			return this.numeric ? blanks + text : text + blanks;
		}

	}

}
