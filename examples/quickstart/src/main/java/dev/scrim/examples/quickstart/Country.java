package dev.scrim.examples.quickstart;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How names, addresses and numbers look in a country; in the patterns {@code #} is a digit.
 *
 * @param iban the pattern of account numbers, or null where none of that form are used
 */
record Country(
    String code,
    String region,
    List<String> women,
    List<String> men,
    List<String> surnames,
    List<String> streets,
    List<String> towns,
    String phone,
    String nationalId,
    @Nullable String iban) {

  /** Those of {@code countries.properties}, in their order. */
  static List<Country> all() {
    Properties facts = new Properties();
    try {
      facts.load(new StringReader(Resources.text("countries.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Country> countries = new ArrayList<>();
    for (String code : list(facts, "countries")) {
      countries.add(
          new Country(
              code,
              fact(facts, code + ".region"),
              list(facts, code + ".women"),
              list(facts, code + ".men"),
              list(facts, code + ".surnames"),
              list(facts, code + ".streets"),
              list(facts, code + ".towns"),
              fact(facts, code + ".phone"),
              fact(facts, code + ".national-id"),
              facts.getProperty(code + ".iban")));
    }
    return countries;
  }

  private static String fact(Properties facts, String name) {
    return requireNonNull(facts.getProperty(name), name);
  }

  private static List<String> list(Properties facts, String name) {
    return List.of(fact(facts, name).split(", *"));
  }
}
