package com.ofauto.migrations.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a person sees it.
 */
@EnabledIf(value = "isThere", disabledReason = "Neither chromium nor chromedriver is installed")
class BrowserTests {

	private static final Path SCREENS = Path.of("target/screens");

	private static Browser browser;

	private static Path page;

	static boolean isThere() {
		return Browser.isThere();
	}

	@BeforeAll
	static void open(@TempDir Path directory) throws IOException {
		page = Files.writeString(directory.resolve("page.html"), new ReportPage().html(SampleReport.OF_TWO_DATABASES));
		Files.createDirectories(SCREENS);
		browser = Browser.open();
	}

	@AfterAll
	static void close() {
		browser.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void isAccessibleAndLoadsNothing(String scheme) throws IOException {
		browser.prefers(scheme).width(1_100).show(page);
		assertThat(browser.console()).isEmpty();
		assertThat(browser.violations()).isEmpty();
		assertThat(browser.loaded()).isEqualTo(List.of());
		Files.write(SCREENS.resolve("page-" + scheme + ".png"), browser.screenshot());
	}

	@Test
	void fitsOnATelephone() throws IOException {
		browser.prefers("light").width(390).show(page);
		assertThat(browser.tooWide()).isZero();
		assertThat(browser.violations()).isEmpty();
		Files.write(SCREENS.resolve("page-telephone.png"), browser.screenshot());
	}

	@Test
	void aLongTimeLineIsFilteredByKeyboard() {
		browser.prefers("light").width(1_100).show(page);
		WebElement field = browser.driver().findElement(By.id("filter-0"));
		field.sendKeys("email");
		assertThat(shown()).allMatch((row) -> row.contains("email")).hasSize(1);
		field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
		assertThat(shown()).hasSizeGreaterThan(10);
	}

	private static List<String> shown() {
		return browser.driver()
			.findElements(By.cssSelector("#database-1 .timeline tbody tr:not(.mark)"))
			.stream()
			.filter(WebElement::isDisplayed)
			.map(WebElement::getText)
			.toList();
	}

	@Test
	void theFirstTabLeadsToTheDatabases() {
		browser.prefers("light").width(1_100).show(page);
		browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
		WebElement focused = browser.driver().switchTo().activeElement();
		assertThat(focused.getText()).isEqualTo("Skip to the databases");
		focused.sendKeys(Keys.ENTER);
		assertThat(browser.driver().getCurrentUrl()).endsWith("#databases");
	}

}
