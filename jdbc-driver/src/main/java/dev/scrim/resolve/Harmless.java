package dev.scrim.resolve;

import dev.scrim.config.Dialect;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The functions, operators and types of a product's own that are known to be harmless. Says nothing
 * of what users add: whether a name stands for the system's own is asked of the catalogue.
 * Immutable.
 */
public final class Harmless {

  private static final Map<Dialect, Harmless> BY_DIALECT = new EnumMap<>(Dialect.class);

  static {
    for (Dialect dialect : Dialect.values()) {
      BY_DIALECT.put(dialect, new Harmless(dialect));
    }
  }

  private final Map<String, Purity> functions;
  private final Map<String, Purity> operators;
  private final Set<String> types;
  private final Set<String> settings;

  private Harmless(Dialect dialect) {
    this.functions = HarmlessList.named("functions", dialect).bySection();
    this.operators = HarmlessList.named("operators", dialect).bySection();
    this.types = HarmlessList.named("types", dialect).names();
    this.settings = HarmlessList.named("settings", dialect).names();
  }

  /** The lists of that product. */
  public static Harmless of(Dialect dialect) {
    Harmless known = BY_DIALECT.get(dialect);
    if (known == null) {
      throw new IllegalArgumentException("No lists of harmless functions for " + dialect.id());
    }
    return known;
  }

  /**
   * The least that holds for a function, however many arguments it is called with.
   *
   * @param exactLowerName its exact name on PostgreSQL; its name in lower case on H2. What the
   *     grammar writes like a function ({@code coalesce}, {@code extract}) is one here.
   */
  public Purity function(String exactLowerName) {
    return exactLowerName.indexOf('/') >= 0
        ? Purity.UNKNOWN
        : functions.getOrDefault(exactLowerName, Purity.UNKNOWN);
  }

  /** What holds for a function called with that many arguments. */
  public Purity function(String exactLowerName, int arguments) {
    Purity anyway = function(exactLowerName);
    return anyway == Purity.UNKNOWN
        ? anyway
        : functions.getOrDefault(exactLowerName + '/' + arguments, anyway);
  }

  /**
   * What holds for an operator.
   *
   * @param symbol such as {@code @>}; TOTAL speaks of operands of one type
   */
  public Purity operator(String symbol) {
    return operators.getOrDefault(symbol, Purity.UNKNOWN);
  }

  /**
   * Whether a value may be cast to that system type.
   *
   * @param exactLowerName without length, precision and array brackets; types of several words with
   *     single blanks
   */
  public boolean harmlessType(String exactLowerName) {
    return types.contains(exactLowerName);
  }

  /** Whether {@code current_setting} may be asked for that setting. Case does not matter. */
  public boolean harmlessSetting(String name) {
    return settings.contains(name.toLowerCase(Locale.ROOT));
  }
}
