package dev.scrim.examples.frameworks.spring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * An ordinary application. Migrations, which are on the class path for other tests, are left out.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {FlywayAutoConfiguration.class, LiquibaseAutoConfiguration.class})
@ComponentScan
@EnableJpaRepositories(
    considerNestedRepositories = true,
    includeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Customers.class))
@EnableJdbcRepositories(
    includeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Orders.class))
class BankApplication {}
