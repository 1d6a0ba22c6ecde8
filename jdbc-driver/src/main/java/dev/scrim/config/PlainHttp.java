package dev.scrim.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once a server, where questions and answers travel unprotected. */
final class PlainHttp {

  private static final Logger LOG = LoggerFactory.getLogger(PlainHttp.class);
  private static final Set<URI> WARNED = ConcurrentHashMap.newKeySet();

  private PlainHttp() {}

  static void warn(PolicySource source) {
    if (source instanceof PolicySource.Server server
        && isExposed(server.uri())
        && WARNED.add(server.uri())) {
      LOG.warn(
          "scrim.policy is {}: over plain http anyone on the way can read the questions and forge the"
              + " decisions; use https",
          server.uri());
    }
  }

  /** Whether it is plain http to another machine, judged without asking a name server. */
  static boolean isExposed(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean loopback =
        host.equals("localhost")
            || host.endsWith(".localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.\\d{1,3}){3}");
    return uri.getScheme().equalsIgnoreCase("http") && !loopback;
  }
}
