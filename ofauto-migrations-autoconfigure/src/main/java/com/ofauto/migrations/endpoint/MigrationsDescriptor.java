package com.ofauto.migrations.endpoint;

import java.util.Map;

import com.ofauto.migrations.report.PlanView;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint answers.
 *
 * @param databases what is known of each database, by its name
 * @since 0.1.0
 */
public record MigrationsDescriptor(Map<String, PlanView> databases) implements OperationResponseBody {

}
