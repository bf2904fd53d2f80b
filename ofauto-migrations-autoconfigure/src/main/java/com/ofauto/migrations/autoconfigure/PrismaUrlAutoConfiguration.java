package com.ofauto.migrations.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@code DATABASE_URL} that
 * Prisma understands: {@code spring.datasource.url} takes it as it is, whether migrations
 * are enabled or not.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(org.postgresql.Driver.class)
public final class PrismaUrlAutoConfiguration {

	@Bean
	static PrismaUrlProcessor prismaUrlProcessor(ApplicationContext context) {
		return new PrismaUrlProcessor(context);
	}

}
