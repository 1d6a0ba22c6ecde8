package dev.scrim.examples.quickstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes up orders of the people. */
final class OrderMaker {

  private static final List<String> STATUS =
      List.of("delivered", "shipped", "paid", "returned", "cancelled");

  private final Dice dice;
  private final List<Person> people;
  private final List<Product> products;

  OrderMaker(Dice dice, List<Person> people, List<Product> products) {
    this.dice = dice;
    this.people = people;
    this.products = products;
  }

  DemoTable make(int count) {
    List<Object[]> rows = new ArrayList<>(count);
    for (long id = 1; id <= count; id++) {
      Person person = dice.anyOf(people);
      Product product = dice.mostlyFirst(products);
      int pieces = dice.oneIn(4) ? dice.between(2, 5) : 1;
      rows.add(
          new Object[] {
            id,
            person.id(),
            product.name(),
            product.price().multiply(BigDecimal.valueOf(pieces)),
            dice.mostlyFirst(STATUS),
            dice.digits("400000##########"),
            dice.minute(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 11, 1)),
            dice.oneIn(12) ? dice.anyOf(people).city() : person.city()
          });
    }
    return new DemoTable("orders", rows);
  }
}
