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

package io.github.sshspringboot.test;

import java.util.List;
import java.util.stream.IntStream;

import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a user sees on a terminal at one moment. Rows and columns are counted from zero.
 *
 * @since 0.1.0
 * @see SshTestShell#screen()
 */
public final class SshTestScreen {

	private final int columns;

	private final int rows;

	private final long[] cells;

	private final int cursorColumn;

	private final int cursorRow;

	SshTestScreen(int columns, int rows, long[] cells, int cursorColumn, int cursorRow) {
		this.columns = columns;
		this.rows = rows;
		this.cells = cells;
		this.cursorColumn = cursorColumn;
		this.cursorRow = cursorRow;
	}

	/**
	 * Return the rows, each without the blanks at its end.
	 * @return as many rows as the screen has
	 */
	public List<String> rows() {
		return IntStream.range(0, this.rows).mapToObj(this::row).toList();
	}

	/**
	 * Return the text of a row.
	 * @param row the number of the row
	 * @return the text, without the blanks at its end
	 */
	public String row(int row) {
		return wholeRow(row).stripTrailing();
	}

	/**
	 * Return all that is on the screen.
	 * @return the rows, separated by line feeds and without the empty ones at the end
	 */
	public String text() {
		return String.join("\n", rows()).stripTrailing();
	}

	/**
	 * Return whether a text is on the screen, in a row or wrapped to the next ones.
	 * @param text the text
	 * @return whether it is there
	 */
	public boolean contains(String text) {
		return text().contains(text) || unwrapped().contains(text);
	}

	/**
	 * Return how many columns there are.
	 * @return the columns of the screen
	 */
	public int columnCount() {
		return this.columns;
	}

	/**
	 * Return how many rows there are.
	 * @return the rows of the screen
	 */
	public int rowCount() {
		return this.rows;
	}

	/**
	 * Return where the cursor is.
	 * @return the number of its column
	 */
	public int cursorColumn() {
		return this.cursorColumn;
	}

	/**
	 * Return where the cursor is.
	 * @return the number of its row
	 */
	public int cursorRow() {
		return this.cursorRow;
	}

	/**
	 * Return a cell.
	 * @param row the number of the row
	 * @param column the number of the column
	 * @return what is there
	 */
	public Cell cell(int row, int column) {
		Assert.isTrue(row >= 0 && row < this.rows && column >= 0 && column < this.columns,
				() -> "There is no row %d and column %d".formatted(row, column));
		return Cell.of(this.cells[row * this.columns + column]);
	}

	/**
	 * Return the first cell of a text.
	 * @param text the text, which is in one row
	 * @return the cell where it begins, the first time that it is on the screen
	 * @throws AssertionError if it is not on the screen
	 */
	public Cell find(String text) {
		for (int row = 0; row < this.rows; row++) {
			int index = wholeRow(row).indexOf(text);
			if (index >= 0) {
				return cell(row, column(row, index));
			}
		}
		throw new AssertionError("There is no '%s' on the screen:%n%s".formatted(text, this));
	}

	private String wholeRow(int row) {
		StringBuilder result = new StringBuilder();
		for (int column = 0; column < this.columns; column++) {
			result.append(cell(row, column).text());
		}
		return result.toString();
	}

	/**
	 * Return the column of a character of a row, of which a wide one takes two.
	 */
	private int column(int row, int index) {
		int column = 0;
		for (int length = 0; length < index; column++) {
			length += cell(row, column).text().length();
		}
		while (cell(row, column).text().isEmpty()) {
			column++;
		}
		return column;
	}

	private String unwrapped() {
		StringBuilder result = new StringBuilder();
		for (int row = 0; row < this.rows; row++) {
			result.append(wholeRow(row));
		}
		return result.toString();
	}

	/**
	 * Show the screen in a frame.
	 */
	@Override
	public String toString() {
		String border = "+" + "-".repeat(this.columns) + "+\n";
		StringBuilder result = new StringBuilder(border);
		for (int row = 0; row < this.rows; row++) {
			result.append('|').append(wholeRow(row)).append("|\n");
		}
		return result.append(border)
			.append("cursor at row %d, column %d".formatted(this.cursorRow, this.cursorColumn))
			.toString();
	}

	/**
	 * A cell of the screen. Colours are {@code #} and a hexadecimal digit each for red,
	 * green and blue: of the sixteen colours of terminals, red is {@code #800}, green
	 * {@code #080}, bright red {@code #f00}.
	 *
	 * @param text the character, which is empty for the second half of a wide one
	 * @param foreground the colour of the character, or {@code null} for the terminal's
	 * own
	 * @param background the colour behind the character, or {@code null} for the
	 * terminal's own
	 * @param bold whether it is bold
	 * @param dim whether it is dim
	 * @param italic whether it is italic
	 * @param underline whether it is underlined
	 * @param inverse whether the two colours are exchanged
	 */
	public record Cell(String text, @Nullable String foreground, @Nullable String background, boolean bold, boolean dim,
			boolean italic, boolean underline, boolean inverse) {

		private static Cell of(long cell) {
			int character = ScreenTerminal.cellCodePoint(cell);
			return new Cell((character != 0) ? Character.toString(character) : "",
					ScreenTerminal.cellHasForeground(cell) ? colour(ScreenTerminal.cellForeground(cell)) : null,
					ScreenTerminal.cellHasBackground(cell) ? colour(ScreenTerminal.cellBackground(cell)) : null,
					ScreenTerminal.cellBold(cell), ScreenTerminal.cellDim(cell), ScreenTerminal.cellItalic(cell),
					ScreenTerminal.cellUnderline(cell), ScreenTerminal.cellInverse(cell));
		}

		private static String colour(int colour) {
			return "#%03x".formatted(colour);
		}

	}

}
