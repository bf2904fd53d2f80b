package com.ofauto.demo;

import java.time.LocalDate;
import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("reporting")
class FiguresController {

	private final JdbcClient reporting;

	FiguresController(@Qualifier("reporting") JdbcClient reporting) {
		this.reporting = reporting;
	}

	@GetMapping("/api/figures")
	List<Figures> figures() {
		return this.reporting.sql("SELECT * FROM monthly_figures ORDER BY month, agency").query(Figures.class).list();
	}

	record Figures(String agency, LocalDate month, int clients, int messages) {
	}

}
