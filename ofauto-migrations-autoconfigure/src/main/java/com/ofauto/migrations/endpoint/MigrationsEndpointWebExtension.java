package com.ofauto.migrations.endpoint;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link MigrationsEndpoint} over HTTP, where the user is known.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint delegate;

	private final Show showValues;

	private final Set<String> roles;

	/**
	 * Creates the extension.
	 * @param delegate the endpoint
	 * @param showValues when errors, and checksums of files, are shown
	 * @param roles the authorized roles; if empty, all authenticated users
	 */
	public MigrationsEndpointWebExtension(MigrationsEndpoint delegate, Show showValues, Set<String> roles) {
		this.delegate = delegate;
		this.showValues = showValues;
		this.roles = Set.copyOf(roles);
	}

	/**
	 * All databases.
	 * @param securityContext the user
	 * @return one entry for each
	 */
	@ReadOperation
	public MigrationsDescriptor migrations(SecurityContext securityContext) {
		return this.delegate.migrations(isShown(securityContext));
	}

	/**
	 * One migration.
	 * @param securityContext the user
	 * @param database the name of the database
	 * @param name the name of the migration
	 * @return the migration; 404 if there is no such database or migration, 503 if the
	 * database cannot be asked
	 */
	@ReadOperation
	public WebEndpointResponse<MigrationDescriptor> migration(SecurityContext securityContext,
			@Selector String database, @Selector String name) {
		MigrationDescriptor descriptor = this.delegate.migration(database, name, isShown(securityContext));
		if (descriptor == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(descriptor, (descriptor.failure() != null)
				? WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE : WebEndpointResponse.STATUS_OK);
	}

	private boolean isShown(SecurityContext securityContext) {
		return this.showValues.isShown(securityContext, this.roles);
	}

}
