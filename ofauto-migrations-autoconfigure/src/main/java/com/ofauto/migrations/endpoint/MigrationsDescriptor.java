package com.ofauto.migrations.endpoint;

import java.util.Map;

import com.ofauto.migrations.report.PlanView;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint answers.
 *
 * @param migrators one entry for each migrator bean, by its name
 * @since 0.1.0
 */
public record MigrationsDescriptor(Map<String, PlanView> migrators) implements OperationResponseBody {

}
