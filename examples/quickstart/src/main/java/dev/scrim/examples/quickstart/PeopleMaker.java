package dev.scrim.examples.quickstart;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes up people. */
final class PeopleMaker {

  private static final List<String> NOTES =
      List.of(
          "Prefers e-mail, no calls before noon.",
          "Asked for a new invoice address after the divorce.",
          "Parcel goes to the neighbour, Mrs Keller, when nobody is home.",
          "Complained about a late delivery; got a voucher.",
          "Uses a wheelchair, needs delivery to the door.",
          "Disputes the last reminder; lawyer has written.");

  private final Dice dice;
  private final List<Country> countries = Country.all();

  PeopleMaker(Dice dice) {
    this.dice = dice;
  }

  List<Person> make(int count) {
    List<Person> people = new ArrayList<>(count);
    for (int id = 1; id <= count; id++) {
      people.add(make(id, dice.mostlyFirst(countries)));
    }
    return people;
  }

  private Person make(int id, Country country) {
    boolean woman = dice.oneIn(2);
    String given = dice.anyOf(woman ? country.women() : country.men());
    String surname = dice.anyOf(country.surnames());
    String town = dice.digits(dice.mostlyFirst(country.towns()));
    int space = town.indexOf(' ');
    LocalDate birth = dice.day(LocalDate.of(1938, 1, 1), LocalDate.of(2008, 1, 1));
    return new Person(
        id,
        given + " " + surname,
        email(given, surname, id),
        dice.oneIn(20) ? null : dice.digits(country.phone()),
        dice.digits(country.nationalId()),
        birth,
        dice.oneIn(60) ? "diverse" : woman ? "female" : "male",
        dice.digits(dice.anyOf(country.streets())),
        town.substring(space + 1),
        town.substring(0, space),
        country.code(),
        country.region(),
        country.iban() == null ? null : dice.digits(country.iban()),
        salary(birth),
        note(),
        dice.oneIn(3),
        dice.minute(LocalDate.of(2019, 1, 1), LocalDate.of(2026, 10, 1)));
  }

  private @Nullable String note() {
    return dice.oneIn(3) ? dice.anyOf(NOTES) : null;
  }

  private BigDecimal salary(LocalDate birth) {
    int experience = Math.min(2026 - birth.getYear() - 18, 35);
    double yearly = Math.max(14_000, dice.around(34_000 + 900 * experience, 11_000));
    return BigDecimal.valueOf(Math.round(yearly / 10) * 10, 0).setScale(2);
  }

  private String email(String given, String surname, int id) {
    String ascii = Normalizer.normalize(given + "." + surname, Normalizer.Form.NFD);
    String name = ascii.replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT);
    return name + id + "@" + dice.mostlyFirst(List.of("example.com", "example.org", "example.net"));
  }
}
