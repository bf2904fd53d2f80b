package com.ofauto.demo;

import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What our checks and the constraints of the schema refuse is the caller's problem. Comes
 * before Spring's own advice, which would hide an {@link InvalidInputException} thrown
 * while a body is read.
 */
@RestControllerAdvice
@Order(-1)
class ProblemAdvice {

	@ExceptionHandler
	ProblemDetail invalid(InvalidInputException ex) {
		return ex.getBody();
	}

	@ExceptionHandler
	ProblemDetail duplicate(DuplicateKeyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "It exists already");
	}

	@ExceptionHandler
	ProblemDetail refused(DataIntegrityViolationException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"It contradicts what the database holds");
	}

}
