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

package io.github.sshspringboot.command.internal.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputTarget.Shape;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.CollectionFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads standard input into the parameter of a command.
 *
 * @since 0.1.0
 */
public final class InputReader {

	/** Maximum number of rows or lines that a command may receive at once. */
	static final int MAX_ROWS = 1_000_000;

	private static final boolean JSON = isPresent("tools.jackson.databind.json.JsonMapper");

	private static final boolean CSV = JSON && isPresent("tools.jackson.dataformat.csv.CsvMapper");

	private final SingletonSupplier<ObjectInput> objects;

	/**
	 * Create a reader. The descriptions say what a type expects, for example
	 * {@code a whole number}.
	 */
	public InputReader(BeanFactory beanFactory, Function<Class<?>, String> descriptions,
			ConversionService conversionService) {
		this.objects = SingletonSupplier.of(() -> new ObjectInput(beanFactory, descriptions, conversionService, CSV));
	}

	/**
	 * Return the names of the readable data formats, empty without Jackson.
	 */
	public static List<String> getFormats() {
		return CSV ? List.of("json", "ndjson", "csv") : JSON ? List.of("json", "ndjson") : List.of();
	}

	/**
	 * Return the argument of the method, {@code null} if data is expected but the input
	 * is empty. The format applies to data only.
	 */
	public @Nullable Object read(InputTarget target, SshInputFormat format, InputStream input) throws IOException {
		if (!target.isText()) {
			Iterator<?> rows = this.objects.obtain().read(target, format, input);
			return (rows != null) ? collect(rows, target) : null;
		}
		Reader reader = ContentReader.of(input,
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPLACE)
					.onUnmappableCharacter(CodingErrorAction.REPLACE));
		if (target.shape() == Shape.VALUE) {
			StringWriter text = new StringWriter();
			LimitedReader.ofText(reader).transferTo(text);
			return text.toString();
		}
		reader = LimitedReader.ofLines(target.shape().isWhole() ? LimitedReader.ofText(reader) : reader);
		return collect(new BufferedReader(reader).lines().iterator(), target);
	}

	private static Object collect(Iterator<?> rows, InputTarget target) {
		return switch (target.shape()) {
			case VALUE -> only(rows);
			case ARRAY -> array(rows, target);
			case COLLECTION -> addAll(rows, target,
					CollectionFactory.createCollection(target.container().toClass(), target.row().toClass(), 16));
			case STREAM -> StreamSupport
				.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false);
			case ITERABLE -> (Iterable<?>) () -> once(rows);
			case ITERATOR -> rows;
		};
	}

	@SuppressWarnings("unchecked")
	private static Iterator<Object> once(Iterator<?> rows) {
		return (Iterator<Object>) rows;
	}

	private static Object only(Iterator<?> rows) {
		if (!rows.hasNext()) {
			throw new InputException("the input has no row, but one is expected");
		}
		Object row = Objects.requireNonNull(rows.next());
		if (rows.hasNext()) {
			throw new InputException("the input has more than one row, but only one is expected");
		}
		return row;
	}

	private static Object array(Iterator<?> rows, InputTarget target) {
		Collection<Object> all = addAll(rows, target, new ArrayList<>());
		Object array = Array.newInstance(target.row().toClass(), all.size());
		int index = 0;
		for (Object row : all) {
			Array.set(array, index++, row);
		}
		return array;
	}

	private static Collection<Object> addAll(Iterator<?> rows, InputTarget target, Collection<Object> collection) {
		int count = 0;
		while (rows.hasNext()) {
			if (++count > MAX_ROWS) {
				throw new InputException(
						"the input has more than " + MAX_ROWS + (target.isText() ? " lines" : " rows"));
			}
			collection.add(rows.next());
		}
		return collection;
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, InputReader.class.getClassLoader());
	}

}
