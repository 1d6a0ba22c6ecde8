package dev.scrim.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.ScrimDriver;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class DriverClassNameTest {

  private static final String DRIVER = "spring.datasource.driver-class-name";
  private static final String URL = "spring.datasource.url";

  private final StandardEnvironment environment = new StandardEnvironment();

  DriverClassNameTest() {
    // as Boot does it: what is a source of another is searched with it
    ConfigurationPropertySources.attach(environment);
    SpringFactoriesLoader.forDefaultResourceLocation()
        .load(EnvironmentPostProcessor.class, FailureHandler.handleMessage((text, cause) -> {}))
        .stream()
        .filter(DriverClassName.class::isInstance)
        .forEach(found -> found.postProcessEnvironment(environment, new SpringApplication()));
  }

  private void set(Map<String, Object> properties) {
    environment.getPropertySources().addFirst(new MapPropertySource("application", properties));
  }

  @Test
  void springFindsItAndTheDriver() {
    set(Map.of(URL, "jdbc:scrim:postgresql://db/app"));
    assertThat(environment.getProperty(DRIVER)).isEqualTo(ScrimDriver.class.getName());
  }

  @Test
  void otherUrlsAreLeftAlone() {
    assertThat(environment.getProperty(DRIVER)).isNull();
    set(Map.of(URL, "jdbc:postgresql://db/app"));
    assertThat(environment.getProperty(DRIVER)).isNull();
  }

  @Test
  void whatTheApplicationSaysComesFirst() {
    set(Map.of(URL, "jdbc:scrim:postgresql://db/app", DRIVER, "org.example.Tracing"));
    assertThat(environment.getProperty(DRIVER)).isEqualTo("org.example.Tracing");
  }
}
