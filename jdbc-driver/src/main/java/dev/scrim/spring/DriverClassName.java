package dev.scrim.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the URL enough for Spring Boot, which knows the driver class of a fixed list of URL
 * prefixes and gives up on any other.
 */
public final class DriverClassName implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new UrlSource(environment::getProperty));
  }
}
