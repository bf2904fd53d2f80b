package com.ofauto.migrations.autoconfigure;

import java.security.Principal;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A web application with all faces and nothing else that the class path of the tests
 * offers. A request says by a header in which role it asks.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
		EndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
		ManagementContextAutoConfiguration.class, ServletManagementContextAutoConfiguration.class,
		ApplicationAvailabilityAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
		HealthContributorAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
		AvailabilityHealthContributorAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class,
		MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
		CompositeMeterRegistryAutoConfiguration.class, MetricsEndpointAutoConfiguration.class,
		ObservationAutoConfiguration.class, DataSourceAutoConfiguration.class, MigrationsAutoConfiguration.class,
		MigrationsEndpointAutoConfiguration.class, MigrationsHealthContributorAutoConfiguration.class,
		MigrationsMetricsAutoConfiguration.class })
class WebApplicationWithFaces {

	@Bean
	Filter roleByHeader() {
		return (request, response, chain) -> chain.doFilter(new InRole((HttpServletRequest) request), response);
	}

	private static final class InRole extends HttpServletRequestWrapper {

		private final @Nullable String role;

		InRole(HttpServletRequest request) {
			super(request);
			this.role = request.getHeader("X-Role");
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			return (this.role != null) ? () -> "somebody" : null;
		}

		@Override
		public boolean isUserInRole(String role) {
			return role.equals(this.role);
		}

	}

}
