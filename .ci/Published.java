import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Looks at what "mvn -Prelease verify" has made, and says what Maven Central or a user would miss: "java
 * .ci/Published.java" in the root. An address that says "TO BE SET" is told, and is no fault before a release.
 */
class Published {

	private static final Map<String, String> MODULE_NAMES = new TreeMap<>(
			Map.of("ofauto-migrations-autoconfigure", "com.ofauto.migrations", "ofauto-migrations-starter",
					"com.ofauto.migrations.starter", "ofauto-migrations-report", "com.ofauto.migrations.report",
					"ofauto-migrations-devtools", "com.ofauto.migrations.devtools"));

	private static final String BOM = "ofauto-migrations-bom";

	private static final List<String> ASKED_FOR = List.of("name", "description", "url", "licenses/license/name",
			"licenses/license/url", "developers/developer/name", "developers/developer/email", "scm/connection", "scm/url",
			"issueManagement/url", "organization/name");

	private final List<String> faults = new ArrayList<>();

	private int unset;

	public static void main(String[] args) throws Exception {
		Published published = new Published();
		for (String artifact : MODULE_NAMES.keySet()) {
			published.jars(artifact, published.pom(artifact));
		}
		published.bom(published.pom(BOM));
		published.faults.forEach((fault) -> System.out.println("FAULT " + fault));
		System.out.println((MODULE_NAMES.size() + 1) + " artifacts: " + published.faults.size() + " faults, "
				+ published.unset + " values TO BE SET");
		System.exit(published.faults.isEmpty() ? 0 : 1);
	}

	private Element pom(String artifact) throws Exception {
		Path file = Path.of(artifact, ".flattened-pom.xml");
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		Element project = document.getDocumentElement();
		require(value(project, "parent/artifactId") == null, file + " has a parent");
		require(artifact.equals(value(project, "artifactId")), file + " is that of another artifact");
		for (String path : ASKED_FOR) {
			String value = value(project, path);
			require(value != null && !value.isBlank() && !value.contains("${"), file + " has no " + path);
			this.unset += "TO BE SET".equals(value) ? 1 : 0;
		}
		require(child(project, "repositories") == null, file + " names a repository");
		for (Element dependency : children(child(project, "dependencies"))) {
			String version = value(dependency, "version");
			require(version != null && !version.contains("${"), file + ": no version of " + value(dependency, "artifactId"));
			require(!"test".equals(value(dependency, "scope")), file + ": a test has " + value(dependency, "artifactId"));
		}
		return project;
	}

	private void bom(Element project) {
		List<String> managed = children(child(child(project, "dependencyManagement"), "dependencies")).stream()
			.map((dependency) -> value(dependency, "artifactId"))
			.sorted()
			.toList();
		require(managed.equals(List.copyOf(MODULE_NAMES.keySet())), "the BOM manages " + managed);
	}

	private void jars(String artifact, Element project) throws IOException {
		String prefix = artifact + "/target/" + artifact + "-" + value(project, "version");
		byte[] licence = Files.readAllBytes(Path.of("LICENSE"));
		for (String suffix : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
			if (!new File(prefix + suffix).isFile()) {
				require(false, prefix + suffix + " is missing");
				continue;
			}
			try (JarFile jar = new JarFile(prefix + suffix)) {
				ZipEntry entry = jar.getEntry("META-INF/LICENSE");
				require(entry != null && Arrays.equals(licence, jar.getInputStream(entry).readAllBytes()),
						prefix + suffix + " has no META-INF/LICENSE");
				if (suffix.equals(".jar")) {
					manifest(artifact, jar.getManifest().getMainAttributes());
				}
			}
		}
		require(new File(prefix + "-cyclonedx.json").isFile(), prefix + " has no list of what is in it");
		require(!new File(prefix + "-tests.jar").exists(), prefix + "-tests.jar would be published");
	}

	private void manifest(String artifact, Attributes manifest) {
		require(MODULE_NAMES.get(artifact).equals(manifest.getValue("Automatic-Module-Name")),
				artifact + " has no Automatic-Module-Name");
		require(manifest.getValue("Implementation-Version") != null, artifact + " has no Implementation-Version");
		String type = artifact.endsWith("-starter") ? "dependencies-starter" : null;
		require(java.util.Objects.equals(type, manifest.getValue("Spring-Boot-Jar-Type")),
				artifact + " has another Spring-Boot-Jar-Type than " + type);
	}

	private void require(boolean right, String fault) {
		if (!right) {
			this.faults.add(fault);
		}
	}

	private static String value(Element parent, String path) {
		Element found = parent;
		for (String name : path.split("/")) {
			found = child(found, name);
		}
		return (found != null) ? found.getTextContent().trim() : null;
	}

	private static Element child(Element parent, String name) {
		return children(parent).stream().filter((child) -> child.getTagName().equals(name)).findFirst().orElse(null);
	}

	private static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		NodeList nodes = (parent != null) ? parent.getChildNodes() : null;
		for (int i = 0; nodes != null && i < nodes.getLength(); i++) {
			if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
				children.add((Element) nodes.item(i));
			}
		}
		return children;
	}

}
