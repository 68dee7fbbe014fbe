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

package io.github.sshspringboot.command.internal.run;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.SimpleBeanPropertyFilter;
import tools.jackson.databind.ser.std.SimpleFilterProvider;
import tools.jackson.databind.util.StdConverter;

/**
 * The ways in which Jackson hides a secret, or writes something else in its place.
 */
enum HiddenKind {

	IGNORED_COMPONENT("", Ignored::new),

	IGNORED_GETTER("", IgnoredGetter::new),

	WRITE_ONLY("", WriteOnly::new),

	ONLY_IGNORED("", (name, secret) -> new OnlyIgnored(secret)),

	ONLY_WRITE_ONLY("", (name, secret) -> new OnlyWriteOnly(secret)),

	IGNORED_BY_CLASS("", IgnoredByClass::new),

	IGNORED_BY_PROPERTY("open", (name, secret) -> new IgnoredByProperty(name, new Open(name, secret))),

	IGNORED_BY_LIST("open", (name, secret) -> new IgnoredByList(name, List.of(new Open(name, secret)))),

	IGNORED_BY_MAP("open", (name, secret) -> new IgnoredByMap(name, Map.of("name", name, "token", secret))),

	ONLY_INCLUDED("", OnlyIncluded::new),

	INCLUDED_BY_PROPERTY("open", (name, secret) -> new IncludedByProperty(name, new Open(name, secret))),

	MIXIN("", Open::new, (builder) -> builder.addMixIn(Open.class, IgnoredByClass.class)),

	IGNORED_TYPE("", (name, secret) -> new WithIgnoredType(name, new IgnoredType(secret))),

	TYPE_IGNORED_BY_MAPPER("", (name, secret) -> new WithForeignToken(name, new Foreign(secret)),
			(builder) -> builder.withConfigOverride(Foreign.class, (override) -> override.setIsIgnoredType(true))),

	MASKED_PROPERTY("secret", MaskedProperty::new),

	MASKED_BY_OWN_ANNOTATION("secret", MaskedByOwnAnnotation::new),

	MASKED_NUMBER("secret", (name, secret) -> new MaskedNumber(name, secret.startsWith("z") ? 9001 : 9000)),

	MASKED_CONTENT("secret", (name, secret) -> new MaskedContent(name, List.of(secret))),

	MASKED_KEYS("secret", (name, secret) -> new MaskedKeys(name, Map.of(secret, 1))),

	CONVERTED_PROPERTY("secret", ConvertedProperty::new),

	CONVERTED_ROW("", ConvertedRow::new),

	TYPE_WITH_SERIALIZER("secret", (name, secret) -> new WithOwnSerializer(name, new OwnSerializer(secret))),

	ROW_WITH_SERIALIZER("", (name, secret) -> new OwnSerializer(secret)),

	SERIALIZER_OF_MODULE("secret", (name, secret) -> new WithForeign(name, new Foreign(secret)),
			masking(Foreign.class)),

	ROW_WITH_SERIALIZER_OF_MODULE("", (name, secret) -> new Foreign(secret), masking(Foreign.class)),

	SERIALIZER_OF_TEXT("secret", WithText::new, masking(String.class)),

	ROW_OF_TEXT("", (name, secret) -> secret, masking(String.class)),

	VALUE_OF_TYPE("secret", (name, secret) -> new WithValue(name, new Value(secret))),

	VALUE_OF_ROW("", (name, secret) -> new Value(secret)),

	IDENTITY("owner", (name, secret) -> new WithOwner(name, new Owner(7, secret))),

	VIEW("", Viewed::new,
			(builder) -> builder.defaultSerializationView(Object.class).enable(MapperFeature.DEFAULT_VIEW_INCLUSION)),

	FILTER("", Filtered::new,
			(builder) -> builder.filterProvider(new SimpleFilterProvider().addFilter("tokens",
					SimpleBeanPropertyFilter.serializeAllExcept("token")))),

	REMOVED_BY_MODIFIER("", Open::new, modifying(new Removal())),

	SUPPRESSED_BY_MODIFIER("", Open::new, modifying(new Suppression())),

	SERIALIZER_OF_MODIFIER("", Open::new, modifying(new Replacement())),

	EXCLUDED_BY_FILTER("", ExcludedByFilter::new),

	UNWRAPPED("", (name, secret) -> new Unwrapped(1, new Ignored(name, secret))),

	SHAPE_OF_ROW("", Shaped::new),

	PATTERN("secret", (name, secret) -> new Dated(name, LocalDate.of(2026, secret.startsWith("z") ? 12 : 1, 15))),

	INTERFACE("", AsInterface::new),

	BACK_REFERENCE("", (name, secret) -> new Parent(name, secret).getChild()),

	FIELD_WITHOUT_GETTER("", WithoutGetter::new),

	VISIBILITY("", Invisible::new),

	VISIBILITY_OF_MAPPER("", WithPublicField::new, (builder) -> builder.withConfigOverride(WithPublicField.class,
			(override) -> override.setVisibility(
					JsonAutoDetect.Value.defaultVisibility().withGetterVisibility(JsonAutoDetect.Visibility.NONE)))),

	INSIDE_OPTIONAL("open", (name, secret) -> new WithOptional(name, Optional.of(new Ignored(name, secret)))),

	INSIDE_ARRAY("open", (name, secret) -> new WithArray(name, new Ignored[] { new Ignored(name, secret) })),

	INSIDE_MAP("open", (name, secret) -> Map.of("name", name, "open", new Ignored(name, secret)));

	static final String NAME = "shown";

	/** Texts of which none may be seen. */
	static final String[] SECRETS = { "s3cret", "900", "-12-", "-01-" };

	private static final String MASK = "***";

	private final String column;

	private final List<Object> rows;

	private final UnaryOperator<JsonMapper.Builder> configuration;

	HiddenKind(String column, BiFunction<String, String, Object> row) {
		this(column, row, UnaryOperator.identity());
	}

	HiddenKind(String column, BiFunction<String, String, Object> row, UnaryOperator<JsonMapper.Builder> configuration) {
		this.column = column;
		this.rows = List.of(row.apply(NAME, "z-s3cret"), row.apply(NAME, "a-s3cret"));
		this.configuration = configuration;
	}

	/**
	 * The column in which something else is written than the secret.
	 * @return the name of the column, empty if nothing is
	 */
	String column() {
		return this.column;
	}

	/**
	 * Two rows that look the same. The secret of the second one sorts before that of the
	 * first one.
	 * @return the rows
	 */
	List<Object> rows() {
		return this.rows;
	}

	JsonMapper mapper() {
		return this.configuration.apply(JsonMapper.builder()).build();
	}

	private static UnaryOperator<JsonMapper.Builder> masking(Class<?> type) {
		return (builder) -> builder.addModule(new SimpleModule().addSerializer(type, new Mask()));
	}

	private static UnaryOperator<JsonMapper.Builder> modifying(ValueSerializerModifier modifier) {
		return (builder) -> builder.addModule(new SimpleModule().setSerializerModifier(modifier));
	}

	record Open(String name, String token) {

	}

	record Ignored(String name, @JsonIgnore String token) {

	}

	record WriteOnly(String name, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String token) {

	}

	record OnlyIgnored(@JsonIgnore String token) {

	}

	record OnlyWriteOnly(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String token) {

	}

	@JsonIgnoreProperties("token")
	record IgnoredByClass(String name, String token) {

	}

	record IgnoredByProperty(String name, @JsonIgnoreProperties("token") Open open) {

	}

	record IgnoredByList(String name, @JsonIgnoreProperties("token") List<Open> open) {

	}

	record IgnoredByMap(String name, @JsonIgnoreProperties("token") Map<String, String> open) {

	}

	@JsonIncludeProperties("name")
	record OnlyIncluded(String name, String token) {

	}

	record IncludedByProperty(String name, @JsonIncludeProperties("name") Open open) {

	}

	@JsonIgnoreType
	record IgnoredType(String text) {

	}

	record WithIgnoredType(String name, IgnoredType token) {

	}

	record Foreign(String text) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	record WithForeignToken(String name, Foreign token) {

	}

	record WithForeign(String name, Foreign secret) {

	}

	record MaskedProperty(String name, @JsonSerialize(using = Mask.class) String secret) {

	}

	@JacksonAnnotationsInside
	@JsonSerialize(using = Mask.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Masked {

	}

	record MaskedByOwnAnnotation(String name, @Masked String secret) {

	}

	record MaskedNumber(String name, @Masked int secret) {

	}

	record MaskedContent(String name, @JsonSerialize(contentUsing = Mask.class) List<String> secret) {

	}

	record MaskedKeys(String name, @JsonSerialize(keyUsing = MaskedKey.class) Map<String, Integer> secret) {

	}

	record ConvertedProperty(String name, @JsonSerialize(converter = ToMask.class) String secret) {

	}

	@JsonSerialize(converter = ToName.class)
	record ConvertedRow(String name, String token) {

	}

	@JsonSerialize(using = Mask.class)
	record OwnSerializer(String text) implements Comparable<OwnSerializer> {

		@Override
		public int compareTo(OwnSerializer other) {
			return this.text.compareTo(other.text);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	record WithOwnSerializer(String name, OwnSerializer secret) {

	}

	record WithText(String name, String secret) {

	}

	record Value(String token) implements Comparable<Value> {

		@JsonValue
		String masked() {
			return MASK;
		}

		@Override
		public int compareTo(Value other) {
			return this.token.compareTo(other.token);
		}

	}

	record WithValue(String name, Value secret) {

	}

	@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
	record Owner(int id, String token) {

	}

	record WithOwner(String name, @JsonIdentityReference(alwaysAsId = true) Owner owner) {

	}

	record Viewed(@JsonView(Object.class) String name, @JsonView(Viewed.class) String token) {

	}

	@JsonFilter("tokens")
	record Filtered(String name, String token) {

	}

	record ExcludedByFilter(String name,
			@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Everything.class) String token) {

	}

	record Unwrapped(int id, @JsonUnwrapped Ignored open) {

	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record Shaped(String name, @Masked String token) {

	}

	record Dated(String name, @JsonFormat(pattern = "yyyy") LocalDate secret) {

	}

	interface Named {

		String getName();

	}

	@JsonSerialize(as = Named.class)
	record AsInterface(String name, String token) implements Named {

		@Override
		public String getName() {
			return this.name;
		}

		public String getToken() {
			return this.token;
		}

	}

	public static class Parent {

		private final String token;

		private final Child child;

		Parent(String name, String token) {
			this.token = token;
			this.child = new Child(name, this);
		}

		public String getToken() {
			return this.token;
		}

		public Child getChild() {
			return this.child;
		}

	}

	public static class Child {

		private final String name;

		@JsonBackReference
		private final Parent token;

		Child(String name, Parent token) {
			this.name = name;
			this.token = token;
		}

		public String getName() {
			return this.name;
		}

		public Parent getToken() {
			return this.token;
		}

	}

	public static class IgnoredGetter {

		private final String name;

		private final String token;

		IgnoredGetter(String name, String token) {
			this.name = name;
			this.token = token;
		}

		public String getName() {
			return this.name;
		}

		@JsonIgnore
		public String getToken() {
			return this.token;
		}

		@Override
		public String toString() {
			return this.name + this.token;
		}

	}

	public static class WithoutGetter {

		private final String name;

		private final String token;

		WithoutGetter(String name, String token) {
			this.name = name;
			this.token = token;
		}

		public String getName() {
			return this.name;
		}

		@Override
		public String toString() {
			return this.name + this.token;
		}

	}

	@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
	public static class Invisible {

		@JsonProperty
		private final String name;

		private final String token;

		Invisible(String name, String token) {
			this.name = name;
			this.token = token;
		}

		public String getToken() {
			return this.token;
		}

	}

	public static class WithPublicField {

		public final String name;

		private final String token;

		WithPublicField(String name, String token) {
			this.name = name;
			this.token = token;
		}

		public String getToken() {
			return this.token;
		}

	}

	record WithOptional(String name, Optional<Ignored> open) {

	}

	@SuppressWarnings("ArrayRecordComponent")
	record WithArray(String name, Ignored[] open) {

	}

	static final class Mask extends ValueSerializer<Object> {

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			generator.writeString(MASK);
		}

	}

	static final class MaskedKey extends ValueSerializer<Object> {

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			generator.writeName(MASK);
		}

	}

	static final class ToMask extends StdConverter<String, String> {

		@Override
		public String convert(String value) {
			return MASK;
		}

	}

	static final class ToName extends StdConverter<ConvertedRow, String> {

		@Override
		public String convert(ConvertedRow value) {
			return value.name();
		}

	}

	/**
	 * What the filter equals is left out.
	 */
	static final class Everything {

		@Override
		public boolean equals(Object other) {
			return true;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

	@SuppressWarnings("serial")
	private static final class Removal extends ValueSerializerModifier {

		@Override
		public List<BeanPropertyWriter> changeProperties(SerializationConfig config,
				BeanDescription.Supplier description, List<BeanPropertyWriter> properties) {
			properties.removeIf((property) -> property.getName().equals("token"));
			return properties;
		}

	}

	@SuppressWarnings("serial")
	private static final class Suppression extends ValueSerializerModifier {

		@Override
		public List<BeanPropertyWriter> changeProperties(SerializationConfig config,
				BeanDescription.Supplier description, List<BeanPropertyWriter> properties) {
			properties.replaceAll((property) -> property.getName().equals("token") ? new Silent(property) : property);
			return properties;
		}

	}

	@SuppressWarnings("serial")
	private static final class Silent extends BeanPropertyWriter {

		Silent(BeanPropertyWriter property) {
			super(property);
		}

		@Override
		public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context) {
		}

	}

	@SuppressWarnings("serial")
	private static final class Replacement extends ValueSerializerModifier {

		@Override
		public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
				ValueSerializer<?> serializer) {
			return (description.getBeanClass() == Open.class) ? new NameOnly(serializer) : serializer;
		}

	}

	private static final class NameOnly extends ValueSerializer<Open> {

		private final ValueSerializer<?> delegate;

		NameOnly(ValueSerializer<?> delegate) {
			this.delegate = delegate;
		}

		@Override
		public Iterator<PropertyWriter> properties() {
			return this.delegate.properties();
		}

		@Override
		public void serialize(Open value, JsonGenerator generator, SerializationContext context) {
			generator.writeStartObject(value);
			generator.writeStringProperty("name", value.name());
			generator.writeEndObject();
		}

	}

}
