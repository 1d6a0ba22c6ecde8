package dev.scrim.examples.quickstart;

import java.util.List;

/** The whole demonstration data: the same in every run. */
record DemoData(List<Person> people, List<DemoTable> tables) {

  private static final int PEOPLE = 3000;
  private static final int PATIENTS = 700;
  private static final int ORDERS = 8000;

  /** In an order in which references can be checked. */
  static DemoData generate() {
    List<Person> people = new PeopleMaker(new Dice(1)).make(PEOPLE);
    List<Product> products = Product.all();
    return new DemoData(
        people,
        List.of(
            new DemoTable("people", people.stream().map(Person::values).toList()),
            new DemoTable("products", products.stream().map(Product::values).toList()),
            new OrderMaker(new Dice(2), people, products).make(ORDERS),
            new PatientMaker(new Dice(3), people).make(PATIENTS)));
  }
}
