package dev.scrim.examples.quickstart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Which database and which policy.
 *
 * @param url the database's own JDBC address
 * @param policy the value of {@code scrim.policy}
 * @param audit where the trail goes
 */
record Setup(String url, String policy, Path audit) {

  static final String EMBEDDED_URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
  static final String EMBEDDED_POLICY = "bundle:classpath:quickstart-policy.tar.gz";

  /** The address that the application uses instead. */
  String guardedUrl() {
    String guarded = "jdbc:scrim:" + url.substring("jdbc:".length());
    if (url.startsWith("jdbc:h2:")) {
      return guarded + ";scrim.policy=" + escaped(policy) + ";scrim.audit=" + escaped(sink());
    }
    return guarded
        + (url.contains("?") ? "&" : "?")
        + "scrim.policy="
        + encoded(policy)
        + "&scrim.audit="
        + encoded(sink());
  }

  /** An address without the passwords in it. */
  static String shown(String url) {
    return url.replaceAll("(?i)([?&;]\\w*password=)[^&;]*", "$1…");
  }

  private String sink() {
    return "file:" + audit;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2F", "/");
  }
}
