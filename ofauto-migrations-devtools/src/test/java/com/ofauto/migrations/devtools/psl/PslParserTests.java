package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with a schema, it is refused at a place of it.
 */
class PslParserTests {

	private static final int ROUNDS = 60;

	private static final List<String> PIECES = List.of("@", "@@", "{", "}", "(", ")", "[", "]", ",", ":", "=", "?", "!",
			".", "\"", "\\", "\n", "\r\n", " ", "//", "///", "-", "1", "1.5", "é", "\uD83D\uDE00", "\u0000", "model",
			"enum", "view", "type", "datasource", "@id", "@@id([id])", "@@index([a])", "@unique", "@db.VarChar(3)",
			"@default(now())", "@relation(\"x\")", "null", "Int", "String[]", "Unsupported(\"x\")", "where: { a: 1 }",
			"fields: [id]", "references: [id]", "dbgenerated()", "@map(\"\")");

	static List<String> schemas() {
		return Corpus.names();
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void aDamagedSchemaIsReadOrRefusedAtAPlace(String name) {
		String text = Corpus.text(name);
		Random random = new Random(name.hashCode());
		for (int i = 0; i < ROUNDS; i++) {
			String damaged = text;
			for (int j = random.nextInt(3); j >= 0; j--) {
				damaged = damage(damaged, random);
			}
			readOrRefuse(damaged);
		}
	}

	@Test
	void piecesInAnyOrderAreRefusedAtAPlace() {
		Random random = new Random(20260101);
		for (int i = 0; i < 25 * ROUNDS; i++) {
			StringBuilder text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
			for (int j = random.nextInt(40); j >= 0; j--) {
				text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
			}
			readOrRefuse(text.toString());
		}
	}

	@Test
	void aValueThatIsNestedWithoutEndIsRefused() {
		for (String nested : List.of("[", "f(", "{ a: ")) {
			String text = "model A {\n  id Int @id @default(" + nested.repeat(100_000) + "\n}\n";
			assertThat(refusal(text)).hasMessageContaining("The value is nested too deeply.");
		}
	}

	@Test
	void commentsAndDocumentationStandAnywhereBetweenLines() {
		String text = """
				/// A person.
				model Person { // begins
				  /// Its number.
				  id Int @id /// never reused
				  // nothing
				}
				""";
		List<Declaration> declarations = Parser.parse(new SourceFile("schema.prisma", text));
		assertThat(declarations).singleElement().isInstanceOfSatisfying(Declaration.Model.class, (model) -> {
			assertThat(model.documentation()).isEqualTo("A person.");
			assertThat(model.fields()).singleElement()
				.satisfies((field) -> assertThat(field.documentation()).isEqualTo("Its number.\nnever reused"));
		});
	}

	@Test
	void everyPartKnowsItsPlace() {
		String text = "model A {\r\n\tid Int @id(map: \"k\")\r\n  @@index([id])\r\n}";
		Declaration.Model model = (Declaration.Model) Parser.parse(new SourceFile("a.prisma", text)).get(0);
		List<String> places = new ArrayList<>();
		places.add(model.name().at().toString());
		model.fields().forEach((field) -> {
			places.add(field.at().toString());
			places.add(field.type().name().at().toString());
			field.attributes().forEach((attribute) -> {
				places.add(attribute.at().toString());
				places.add(attribute.arguments().get(0).at().toString());
				places.add(attribute.arguments().get(0).value().at().toString());
			});
		});
		places.add(model.attributes().get(0).at().toString());
		assertThat(places).containsExactly("a.prisma:1:7", "a.prisma:2:2", "a.prisma:2:5", "a.prisma:2:9",
				"a.prisma:2:13", "a.prisma:2:18", "a.prisma:3:3");
	}

	@Test
	void stringsHaveTheEscapesOfJson() {
		String text = "model A {\n  id Int @x(\"a\\\"b\\\\c\\/d\\n\\t\\u00e9\\uD83D\\uDE00\")\n}\n";
		Declaration.Model model = (Declaration.Model) Parser.parse(new SourceFile("a.prisma", text)).get(0);
		Expression value = model.fields().get(0).attributes().get(0).arguments().get(0).value();
		assertThat(value).isInstanceOfSatisfying(Expression.Text.class,
				(string) -> assertThat(string.value()).isEqualTo("a\"b\\c/d\n\té\uD83D\uDE00"));
	}

	private static String damage(String text, Random random) {
		int from = random.nextInt(text.length() + 1);
		int to = Math.min(text.length(), from + random.nextInt(8));
		String piece = PIECES.get(random.nextInt(PIECES.size()));
		return switch (random.nextInt(4)) {
			case 0 -> text.substring(0, from) + text.substring(to);
			case 1 -> text.substring(0, from) + piece + text.substring(from);
			case 2 -> text.substring(0, from) + piece + text.substring(to);
			default -> text.substring(0, from) + text.substring(random.nextInt(text.length() + 1));
		};
	}

	private static void readOrRefuse(String text) {
		try {
			PslDdl.render(PrismaSchema.of("schema.prisma", text).physical());
		}
		catch (PslException ex) {
			assertThat(ex.line()).as(text).isPositive();
			assertThat(ex.column()).as(text).isBetween(1, ex.sourceLine().length() + 1);
			assertThat(text.split("\r\n|\n|\r", -1)[ex.line() - 1]).isEqualTo(ex.sourceLine());
			assertThat(ex.problem()).isNotBlank();
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new AssertionError("Not refused but broken by:\n" + text, ex);
		}
	}

	private static PslException refusal(String text) {
		try {
			PrismaSchema.of("schema.prisma", text);
		}
		catch (PslException ex) {
			return ex;
		}
		throw new AssertionError("Not refused:\n" + text);
	}

}
