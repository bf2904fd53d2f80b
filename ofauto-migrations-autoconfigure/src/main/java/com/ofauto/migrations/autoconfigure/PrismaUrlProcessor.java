package com.ofauto.migrations.autoconfigure;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.StringUtils;

/**
 * Puts what an address in Prisma's form means in place of it, as soon as the properties
 * of a DataSource are bound and before anybody reads them.
 */
final class PrismaUrlProcessor implements BeanPostProcessor, PriorityOrdered {

	private static final String APPLICATION = "spring.datasource";

	private final Map<DataSourceProperties, String> schemas = new ConcurrentHashMap<>();

	private final ApplicationContext context;

	PrismaUrlProcessor(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 2;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		String url = (bean instanceof DataSourceProperties properties) ? properties.getUrl() : null;
		if (url != null && PrismaUrl.isOne(url)) {
			String prefix = prefix(bean, beanName);
			if (!prefix.equals(APPLICATION) || !isReplaced()) {
				translate((DataSourceProperties) bean, PrismaUrl.read(prefix + ".url", url));
			}
		}
		return bean;
	}

	private void translate(DataSourceProperties properties, PrismaUrl url) {
		properties.setUrl(url.jdbcUrl());
		String user = StringUtils.hasText(properties.getUsername()) ? properties.getUsername() : null;
		if (!StringUtils.hasText(properties.getPassword())) {
			properties.setPassword(url.passwordFor(user));
		}
		if (user == null) {
			properties.setUsername(url.username());
		}
		if (url.schema() != null) {
			this.schemas.put(properties, url.schema());
		}
	}

	/**
	 * Returns the schema that the address named which some properties came with.
	 */
	@Nullable String schema(DataSourceProperties properties) {
		return this.schemas.get(properties);
	}

	private String prefix(Object bean, String beanName) {
		return Optional.ofNullable(ConfigurationPropertiesBean.get(this.context, bean, beanName))
			.map((properties) -> properties.getAnnotation().prefix())
			.filter(StringUtils::hasText)
			.orElse(APPLICATION);
	}

	/**
	 * Other connection details, such as those of Testcontainers, replace the properties.
	 */
	private boolean isReplaced() {
		return Stream.of(this.context.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
			.map(this.context::getType)
			.anyMatch((type) -> type == null || !type.getSimpleName().equals("PropertiesJdbcConnectionDetails"));
	}

}
