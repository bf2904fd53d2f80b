package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the blocks of a file.
 */
final class Parser {

	private static final List<String> BLOCKS = List.of("model", "enum", "view", "type", "datasource", "generator");

	private static final String FIELD_FORM = "A field is a name, a type and attributes on one line, such as: id Int @id";

	private final Tokens tokens;

	private final ExpressionParser expressions;

	private Parser(Tokens tokens) {
		this.tokens = tokens;
		this.expressions = new ExpressionParser(tokens);
	}

	static List<Declaration> parse(SourceFile file) {
		Parser parser = new Parser(new Tokens(Lexer.read(file)));
		List<Declaration> declarations = new ArrayList<>();
		List<String> documentation = parser.tokens.documentation();
		while (!parser.tokens.at(Token.Kind.END)) {
			declarations.add(parser.declaration(documentation));
			documentation = parser.tokens.documentation();
		}
		return declarations;
	}

	private Declaration declaration(List<String> documentation) {
		Token keyword = this.tokens.next();
		if (keyword.kind() != Token.Kind.WORD || !BLOCKS.contains(keyword.text())) {
			throw keyword.at()
				.error("No block begins with " + keyword.described() + ".", Suggestion.of(keyword.text(), BLOCKS, ""));
		}
		Name name = this.tokens.name("the name of the " + keyword.text());
		if (keyword.text().equals("type") && this.tokens.at("=")) {
			throw keyword.at().error("A type cannot be an alias of another.", "Write the other type in each field.");
		}
		return switch (keyword.text()) {
			case "model", "view" -> model(name, keyword.text().equals("view"), documentation);
			case "type" -> new Declaration.Composite(model(name, false, documentation).name());
			case "enum" -> enumeration(name, documentation);
			default -> config(name, keyword.text().equals("datasource"));
		};
	}

	private Declaration.Model model(Name name, boolean view, List<String> documentation) {
		List<Declaration.Field> fields = new ArrayList<>();
		List<Attribute> attributes = new ArrayList<>();
		block(name, (lines) -> {
			if (!blockAttribute(attributes)) {
				fields.add(field(lines));
			}
		});
		return new Declaration.Model(name, view, fields, attributes, String.join("\n", documentation));
	}

	private Declaration.Enum enumeration(Name name, List<String> documentation) {
		List<Declaration.Value> values = new ArrayList<>();
		List<Attribute> attributes = new ArrayList<>();
		block(name, (lines) -> {
			if (!blockAttribute(attributes)) {
				Name value = this.tokens.name("a value of the enum");
				List<Attribute> own = this.expressions.fieldAttributes();
				values.add(new Declaration.Value(value, own,
						joined(lines, this.tokens.endOfLine("An enum has one value a line."))));
			}
		});
		return new Declaration.Enum(name, values, attributes, String.join("\n", documentation));
	}

	private Declaration.Config config(Name name, boolean datasource) {
		List<Declaration.Property> properties = new ArrayList<>();
		block(name, (lines) -> {
			Name property = this.tokens.name("a property");
			this.tokens.expect("=", "Write: " + property + " = value");
			properties.add(new Declaration.Property(property, this.expressions.expression()));
			this.tokens.endOfLine("A property stands on a line of its own.");
		});
		return new Declaration.Config(name, datasource, properties);
	}

	private void block(Name name, Consumer<List<String>> line) {
		this.tokens.expect("{", "The block of \"" + name + "\" begins with it, on the same line.");
		this.tokens.endOfLine("The content of a block begins on the next line.");
		List<String> documentation = this.tokens.documentation();
		while (!this.tokens.at("}")) {
			if (this.tokens.at(Token.Kind.END)) {
				throw name.at().error("The block of \"" + name + "\" does not end.", "Add a line with \"}\".");
			}
			line.accept(documentation);
			documentation = this.tokens.documentation();
		}
		this.tokens.next();
		if (!this.tokens.at(Token.Kind.END)) {
			this.tokens.endOfLine("After \"}\" a new line begins.");
		}
	}

	private boolean blockAttribute(List<Attribute> attributes) {
		if (!this.tokens.at("@@")) {
			return false;
		}
		attributes.add(this.expressions.attribute());
		this.tokens.endOfLine("Each attribute of a block stands on a line of its own.");
		return true;
	}

	private Declaration.Field field(List<String> lines) {
		if (this.tokens.at("@")) {
			throw this.tokens.peek()
				.at()
				.error("An attribute with one \"@\" belongs to a field.",
						"Write it behind the field on the same line, or with \"@@\" for the whole block.");
		}
		Name name = this.tokens.name("a field");
		if (this.tokens.at(":")) {
			throw this.tokens.peek().at().error("No colon stands between a field and its type.", "Remove it.");
		}
		if (this.tokens.at("[")) {
			throw this.tokens.peek().at().error("A list is not written as [Type].", "Write Type[].");
		}
		if (!this.tokens.at(Token.Kind.WORD)) {
			throw name.at().error("The field \"" + name + "\" has no type.", FIELD_FORM);
		}
		Declaration.Type type = type();
		Declaration.Arity arity = arity();
		List<Attribute> attributes = this.expressions.fieldAttributes();
		if (this.tokens.at("@@")) {
			throw this.tokens.peek()
				.at()
				.error("An attribute with \"@@\" belongs to the block.",
						"Write it with one \"@\", or on a line of its own.");
		}
		return new Declaration.Field(name, type, arity, attributes, joined(lines, this.tokens.endOfLine(FIELD_FORM)));
	}

	private Declaration.Type type() {
		Token word = this.tokens.next();
		Name name = new Name(word.text(), word.at());
		if (!name.text().equals("Unsupported")) {
			return new Declaration.Type(name, false);
		}
		String form = "Write: Unsupported(\"type\")";
		this.tokens.expect("(", form);
		if (!this.tokens.at(Token.Kind.STRING)) {
			throw this.tokens.peek().at().error("Expected the type as a string.", form);
		}
		Declaration.Type type = new Declaration.Type(new Name(this.tokens.next().text(), word.at()), true);
		this.tokens.expect(")", form);
		return type;
	}

	private Declaration.Arity arity() {
		Token sign = this.tokens.peek();
		if (sign.is("!")) {
			throw sign.at().error("A field is required without \"!\".", "Remove it.");
		}
		if (this.tokens.skip("?")) {
			return Declaration.Arity.OPTIONAL;
		}
		if (!this.tokens.skip("[")) {
			return Declaration.Arity.REQUIRED;
		}
		this.tokens.expect("]", "A list is written as Type[].");
		if (this.tokens.at("?")) {
			throw this.tokens.peek().at().error("A list cannot be optional.", "Write Type[] or Type?.");
		}
		return Declaration.Arity.LIST;
	}

	private static String joined(List<String> before, List<String> behind) {
		List<String> lines = new ArrayList<>(before);
		lines.addAll(behind);
		return String.join("\n", lines);
	}

}
