package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Cast;
import com.ofauto.migrations.devtools.schema.Collation;
import com.ofauto.migrations.devtools.schema.CompositeType;
import com.ofauto.migrations.devtools.schema.CompositeType.Attribute;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Namespace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types, and what converts and compares their values.
 */
@ExtendWith(PostgresExtension.class)
class TypeReadingTests {

	@Test
	void anEnumHasItsValuesInOrder(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TYPE mood AS ENUM ('sad', 'happy')",
				"ALTER TYPE mood ADD VALUE 'so, so' BEFORE 'happy'", "CREATE TYPE nothing AS ENUM ()");
		assertThat(schema.all(EnumType.class)).containsExactly(
				new EnumType(Reading.type(ObjectKind.ENUM, "mood"), List.of("sad", "so, so", "happy")),
				new EnumType(Reading.type(ObjectKind.ENUM, "nothing"), List.of()));
	}

	@Test
	void aDomainHasChecksThatAreConstraints(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, """
				CREATE DOMAIN email AS varchar(99) COLLATE "C" DEFAULT 'x@y' NOT NULL
					CONSTRAINT at CHECK (VALUE LIKE '%@%')""", "CREATE DOMAIN plain AS int");
		ObjectId email = Reading.type(ObjectKind.DOMAIN, "email");
		assertThat(schema.all(Domain.class)).containsExactly(
				new Domain(email, "character varying(99)", "\"C\"", true, "'x@y'::character varying"),
				new Domain(Reading.type(ObjectKind.DOMAIN, "plain"), "integer", null, false, null));
		assertThat(schema.all(Constraint.class)).containsExactly(new Constraint(email.part(ObjectKind.CONSTRAINT, "at"),
				Constraint.Kind.CHECK, "CHECK (((VALUE)::text ~~ '%@%'::text))", List.of(), null, true));
	}

	@Test
	void aCompositeTypeHasItsAttributesInOrder(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database,
				"CREATE TYPE address AS (street text COLLATE \"C\", no int, codes varchar(5)[])",
				"CREATE TABLE a (at address)");
		assertThat(schema.all(CompositeType.class)).containsExactly(new CompositeType(
				Reading.type(ObjectKind.COMPOSITE_TYPE, "address"), List.of(new Attribute("street", "text", "\"C\""),
						new Attribute("no", "integer", null), new Attribute("codes", "character varying(5)[]", null))));
	}

	@Test
	void aRangeTypeComesWithoutItsFunctionsAndCasts(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database,
				"CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi)");
		assertThat(schema.objects().values()).containsExactly(new Namespace(ObjectId.of(ObjectKind.SCHEMA, "public")),
				new RangeType(Reading.type(ObjectKind.RANGE_TYPE, "span"),
						Map.of("subtype", "double precision", "subtype_opclass", "float8_ops", "subtype_diff",
								"float8mi", "multirange_type_name", "span_multirange"),
						Reading.type(ObjectKind.RANGE_TYPE, "span_multirange"), ObjectId.of(ObjectKind.ROUTINE, "span"),
						ObjectId.of(ObjectKind.ROUTINE, "span_multirange")));
	}

	@Test
	void aCastSaysHowAndWhen(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TYPE mood AS ENUM ('sad')",
				"CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT",
				"CREATE FUNCTION number(mood) RETURNS int RETURN 1",
				"CREATE CAST (mood AS int) WITH FUNCTION number(mood)");
		assertThat(schema.all(Cast.class)).containsExactly(
				new Cast(ObjectId.of(ObjectKind.CAST, "character varying AS mood"), "WITH INOUT",
						Cast.Context.IMPLICIT),
				new Cast(ObjectId.of(ObjectKind.CAST, "mood AS integer"), "WITH FUNCTION number(mood)",
						Cast.Context.EXPLICIT));
	}

	@Test
	void aCollationHasItsProviderAndItsLocale(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE COLLATION plain (provider = libc, locale = 'C')");
		assertThat(schema.all(Collation.class))
			.containsExactly(new Collation(Reading.type(ObjectKind.COLLATION, "plain"),
					Map.of("provider", "libc", "locale", "C", "deterministic", "true")));
	}

}
