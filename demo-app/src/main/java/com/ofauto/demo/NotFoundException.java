package com.ofauto.demo;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Answered as a problem with status 404.
 */
class NotFoundException extends ErrorResponseException {

	NotFoundException(String what, UUID id) {
		super(HttpStatus.NOT_FOUND,
				ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no " + what + " " + id), null);
	}

}
