package dev.scrim.config;

import dev.scrim.error.ScrimConfigException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code scrim.audit}. */
final class AuditValue {

  private AuditValue() {}

  static List<AuditTarget> read(Setting setting) throws ScrimConfigException {
    Set<AuditTarget> targets = new LinkedHashSet<>();
    for (String item : Values.items(setting.value())) {
      targets.add(target(setting, item));
    }
    if (targets.isEmpty()) {
      throw setting.wrong("names no sink; write file:<path>, slf4j or, to record nothing, none");
    }
    if (targets.size() > 1 && targets.contains(new AuditTarget.None())) {
      throw setting.wrong("names none beside other sinks; take one or the other");
    }
    return List.copyOf(targets);
  }

  private static AuditTarget target(Setting setting, String item) throws ScrimConfigException {
    if (item.equals("none")) {
      return new AuditTarget.None();
    }
    if (item.equals("slf4j")) {
      return new AuditTarget.Slf4j("dev.scrim.audit");
    }
    if (item.startsWith("slf4j:")) {
      return new AuditTarget.Slf4j(Values.after("slf4j:", setting, item));
    }
    if (item.startsWith("file:")) {
      return new AuditTarget.File(Values.path(setting, Values.after("file:", setting, item)));
    }
    if (item.startsWith("jdbc:")) {
      return new AuditTarget.Jdbc(Values.after("jdbc:", setting, item));
    }
    throw setting.wrong(
        "holds a sink that is not known; write file:<path>, slf4j[:logger], jdbc:<name or URL> or"
            + " none, with commas between");
  }
}
