package com.ofauto.migrations.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser without a window, as the packages {@code chromium} and
 * {@code chromium-driver} of Debian install it.
 */
final class Browser implements AutoCloseable {

	private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Whether there is one on this machine.
	 */
	static boolean isThere() {
		return program("chromedriver").isPresent() && browser().isPresent();
	}

	static Browser open() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser().orElseThrow().toString());
		// The user of a container is root, for whom Chromium has no sandbox, and a
		// container has little shared memory.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
		LoggingPreferences log = new LoggingPreferences();
		log.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, log);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
			.build();
		return new Browser(new ChromeDriver(service, options));
	}

	private static Optional<Path> browser() {
		return PROGRAMS.stream().flatMap((name) -> program(name).stream()).findFirst();
	}

	private static Optional<Path> program(String name) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Sets what a person prefers.
	 * @param scheme {@code light} or {@code dark}
	 */
	Browser prefers(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		return this;
	}

	Browser width(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 1_000, "deviceScaleFactor", 1, "mobile", width < 600));
		this.driver.manage().window().setSize(new Dimension(width, 1_000));
		return this;
	}

	Browser show(Path page) {
		this.driver.get(page.toUri().toString());
		return this;
	}

	/**
	 * What the page has violated of the rules for accessible pages, one line for each.
	 */
	List<String> violations() {
		return new AxeBuilder().analyze(this.driver)
			.getViolations()
			.stream()
			.map((rule) -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
			.toList();
	}

	/**
	 * What stands in the browser's console, where violations of the policy are too.
	 */
	List<String> console() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
	}

	/**
	 * The addresses of all that the page has loaded.
	 */
	Object loaded() {
		return this.driver
			.executeScript("return performance.getEntriesByType('resource').map((resource) => resource.name)");
	}

	/**
	 * How many pixels the page is wider than the screen.
	 */
	long tooWide() {
		return (Long) this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
	}

	byte[] screenshot() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
