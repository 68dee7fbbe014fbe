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

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * The parameter that standard input is bound to: how rows are passed, the types of the
 * parameter and of a row, and whether rows are validated.
 *
 * @since 0.1.0
 */
public record InputTarget(Shape shape, ResolvableType container, ResolvableType row, boolean validated) {

	public static InputTarget of(MethodParameter parameter) {
		ResolvableType declared = ResolvableType.forMethodParameter(parameter);
		ResolvableType container = (declared.toClass() == Optional.class) ? declared.getGeneric() : declared;
		Shape shape = Shape.of(container.toClass());
		ResolvableType row = switch (shape) {
			case VALUE -> container;
			case ARRAY -> container.getComponentType();
			case COLLECTION -> container.hasGenerics() ? container.getGeneric()
					: ResolvableType.forClass(container.as(Collection.class).getGeneric().toClass());
			default -> container.getGeneric();
		};
		return new InputTarget(shape, container, row, isValidated(parameter));
	}

	private static boolean isValidated(MethodParameter parameter) {
		if (Arrays.stream(parameter.getParameterAnnotations()).anyMatch(InputTarget::isValid)) {
			return true;
		}
		AnnotatedType type = parameter.getParameter().getAnnotatedType();
		return type instanceof AnnotatedParameterizedType parameterized
				&& Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
					.flatMap((argument) -> Arrays.stream(argument.getAnnotations()))
					.anyMatch(InputTarget::isValid);
	}

	private static boolean isValid(Annotation annotation) {
		return annotation.annotationType().getName().equals("jakarta.validation.Valid");
	}

	/**
	 * Whether the input is text or lines of text, not data.
	 */
	public boolean isText() {
		return this.row.toClass() == String.class;
	}

	/**
	 * Whether rows of this type can be read. Simple values other than text, streams of
	 * bytes or numbers, and reactive types cannot.
	 */
	public boolean isReadable() {
		Class<?> type = this.row.toClass();
		return isText() || (!BeanUtils.isSimpleValueType(type) && !AutoCloseable.class.isAssignableFrom(type)
				&& ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) == null);
	}

	/**
	 * How rows are passed to the method.
	 */
	public enum Shape {

		/**
		 * The only row.
		 */
		VALUE,

		/**
		 * All rows in an array.
		 */
		ARRAY,

		/**
		 * All rows in a collection.
		 */
		COLLECTION,

		/**
		 * Row by row in a {@link Stream}.
		 */
		STREAM,

		/**
		 * Row by row in an {@link Iterable}.
		 */
		ITERABLE,

		/**
		 * Row by row in an {@link Iterator}.
		 */
		ITERATOR;

		/**
		 * Whether all rows are collected before the method is called.
		 */
		boolean isWhole() {
			return this == ARRAY || this == COLLECTION;
		}

		private static Shape of(Class<?> type) {
			if (type.isArray()) {
				return ARRAY;
			}
			if (Collection.class.isAssignableFrom(type)) {
				return COLLECTION;
			}
			if (type == Stream.class) {
				return STREAM;
			}
			if (type == Iterable.class) {
				return ITERABLE;
			}
			return (type == Iterator.class) ? ITERATOR : VALUE;
		}

	}

}
