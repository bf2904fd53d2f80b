package com.ofauto.demo;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;

/**
 * Answered as a problem with status 400 that names the field.
 */
class InvalidInputException extends ErrorResponseException {

	InvalidInputException(String field, String detail) {
		super(HttpStatus.BAD_REQUEST, problem(field, detail), null);
	}

	static void requireText(@Nullable String value, String field, int maxLength) {
		if (!StringUtils.hasText(value) || value.length() > maxLength) {
			throw new InvalidInputException(field, "must have 1 to " + maxLength + " characters");
		}
	}

	static void require(boolean condition, String field, String detail) {
		if (!condition) {
			throw new InvalidInputException(field, detail);
		}
	}

	private static ProblemDetail problem(String field, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, field + " " + detail);
		problem.setProperty("field", field);
		return problem;
	}

}
