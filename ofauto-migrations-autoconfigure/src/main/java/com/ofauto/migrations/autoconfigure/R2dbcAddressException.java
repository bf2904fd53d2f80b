package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.FailureException;

/**
 * An address for R2DBC leads nowhere with JDBC, or elsewhere. Its message has nothing of
 * the address.
 */
final class R2dbcAddressException extends FailureException {

	static final String REMEDY = "Set ofauto.migrations.url, such as jdbc:postgresql://localhost:5432/app, with"
			+ " ofauto.migrations.user and ofauto.migrations.password; or set ofauto.migrations.enabled=false if"
			+ " another process runs the migrations.";

	R2dbcAddressException(String place, String problem) {
		super("Migrations need JDBC, and cannot use the R2DBC address " + place + ": " + problem + ".", REMEDY, null);
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

}
