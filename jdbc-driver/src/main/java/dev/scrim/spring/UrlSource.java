package dev.scrim.spring;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertySource;

/**
 * The property {@code spring.datasource.driver-class-name}, where {@code spring.datasource.url} is
 * one of Scrim's. The URL is looked up when the driver is asked for, as some sources come late.
 */
final class UrlSource extends PropertySource<UnaryOperator<@Nullable String>> {

  private static final String DRIVER = "spring.datasource.driver-class-name";
  private static final String URL = "spring.datasource.url";

  /** Not the environment itself: one that is a source of another is searched as part of it. */
  UrlSource(UnaryOperator<@Nullable String> properties) {
    super("scrim", properties);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    if (!name.equals(DRIVER)) {
      return null;
    }
    String url = getSource().apply(URL);
    return url != null && url.startsWith("jdbc:scrim:") ? "dev.scrim.ScrimDriver" : null;
  }
}
