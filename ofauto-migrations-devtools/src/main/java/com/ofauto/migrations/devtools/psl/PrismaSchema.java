package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema in Prisma's language for PostgreSQL: {@code schema.prisma} or a directory of
 * such files.
 */
public final class PrismaSchema {

	private final PhysicalSchema physical;

	private final Configuration configuration;

	private final List<String> warnings;

	private PrismaSchema(PhysicalSchema physical, Configuration configuration, List<String> warnings) {
		this.physical = physical;
		this.configuration = configuration;
		this.warnings = warnings;
	}

	/**
	 * Read and check a schema.
	 * @param path a file, or a directory of which all {@code *.prisma} files are read
	 * @return the schema
	 * @throws IOException if it cannot be read
	 * @throws PslException if it cannot be understood
	 */
	public static PrismaSchema read(Path path) throws IOException {
		return read(path, PhysicalSchema.DEFAULT_SCHEMA);
	}

	/**
	 * Read and check a schema.
	 * @param path a file, or a directory of which all {@code *.prisma} files are read
	 * @param defaultSchema the schema of everything that names no other
	 * @return the schema
	 * @throws IOException if it cannot be read
	 * @throws PslException if it cannot be understood
	 */
	public static PrismaSchema read(Path path, String defaultSchema) throws IOException {
		if (!Files.isDirectory(path)) {
			return of(List.of(new SourceFile(String.valueOf(path.getFileName()), Files.readString(path))),
					defaultSchema);
		}
		List<Path> paths;
		try (Stream<Path> walk = Files.walk(path)) {
			paths = walk.filter((file) -> Files.isRegularFile(file) && file.toString().endsWith(".prisma"))
				.sorted()
				.toList();
		}
		if (paths.isEmpty()) {
			throw new PslException(path.toString(), 1, 1, "", "The directory has no file that ends in \".prisma\".",
					"Add one, such as schema.prisma.");
		}
		List<SourceFile> files = new ArrayList<>();
		for (Path file : paths) {
			files.add(new SourceFile(path.relativize(file).toString(), Files.readString(file)));
		}
		return of(files, defaultSchema);
	}

	/**
	 * Check a schema that is given as text.
	 * @param name the name that messages show
	 * @param text the schema
	 * @return the schema
	 * @throws PslException if it cannot be understood
	 */
	public static PrismaSchema of(String name, String text) {
		return of(List.of(new SourceFile(name, text)), PhysicalSchema.DEFAULT_SCHEMA);
	}

	private static PrismaSchema of(List<SourceFile> files, String defaultSchema) {
		List<Declaration> declarations = files.stream().flatMap((file) -> Parser.parse(file).stream()).toList();
		Configuration configuration = ConfigurationReader.read(declarations, defaultSchema,
				new Position(files.get(0), 1, 1));
		NameCheck.check(declarations);
		Map<String, EnumType> enums = new LinkedHashMap<>();
		List<Declaration.Model> models = new ArrayList<>();
		for (Declaration declaration : declarations) {
			if (declaration instanceof Declaration.Composite composite) {
				throw composite.name()
					.at()
					.error("PostgreSQL has no composite types in Prisma: \"" + composite.name() + "\" cannot be one.",
							"Write a model, or a field of type Json.");
			}
			if (declaration instanceof Declaration.Enum type) {
				enums.put(type.name().text(), EnumReader.read(type, configuration));
			}
			else if (declaration instanceof Declaration.Model model) {
				models.add(model);
			}
		}
		return new PrismaSchema(lower(configuration, enums, models), configuration, OldSpellings.in(declarations));
	}

	private static PhysicalSchema lower(Configuration configuration, Map<String, EnumType> enums,
			List<Declaration.Model> declarations) {
		Set<String> names = declarations.stream().map((model) -> model.name().text()).collect(Collectors.toSet());
		Map<String, Model> models = new LinkedHashMap<>();
		for (Declaration.Model declaration : declarations) {
			models.put(declaration.name().text(), new ModelReader(declaration, configuration, names, enums).read());
		}
		List<Relation> relations = new RelationFinder(models).find();
		RelationCheck check = new RelationCheck(models, configuration);
		relations.forEach(check::check);
		List<EnumType> types = List.copyOf(enums.values());
		DatabaseNameCheck.check(models.values(), types, relations);
		return new Lowering(configuration, types, models, relations).lower();
	}

	/**
	 * Return the objects of PostgreSQL that the schema describes.
	 * @return the tables, types and indexes
	 */
	public PhysicalSchema physical() {
		return this.physical;
	}

	/**
	 * Return the outdated spellings that were read.
	 * @return sentences with file, line and column
	 */
	public List<String> warnings() {
		return this.warnings;
	}

	/**
	 * Return whether the schema lists partial indexes too.
	 * @return true if it does
	 */
	public boolean listsPartialIndexes() {
		return this.configuration.features().contains(Configuration.PARTIAL_INDEXES);
	}

	/**
	 * Return the schemas of the database that this covers, even if empty.
	 * @return those that the datasource lists, or the default one
	 */
	public List<String> schemas() {
		List<String> listed = this.configuration.schemas();
		return (listed != null) ? List.copyOf(listed) : List.of(this.configuration.defaultSchema());
	}

}
