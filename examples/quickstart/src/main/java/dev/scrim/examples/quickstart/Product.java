package dev.scrim.examples.quickstart;

import java.math.BigDecimal;
import java.util.List;

/** A row of {@code products}. */
record Product(long id, String name, String category, BigDecimal price) {

  /** The whole range; what comes first sells best. */
  static List<Product> all() {
    return List.of(
        of(1, "Coffee beans, 1 kg", "kitchen", "17.90"),
        of(2, "Desk lamp", "home", "39.00"),
        of(3, "Running shoes", "sports", "89.95"),
        of(4, "Rain jacket", "clothing", "119.00"),
        of(5, "Headphones", "electronics", "149.00"),
        of(6, "Kettle", "kitchen", "34.50"),
        of(7, "Notebook, dotted", "office", "7.20"),
        of(8, "Office chair", "office", "259.00"),
        of(9, "Blood pressure monitor", "health", "54.90"),
        of(10, "Yoga mat", "sports", "27.00"),
        of(11, "Tablet, 11 inch", "electronics", "479.00"),
        of(12, "Pregnancy test", "health", "9.80"),
        of(13, "Bicycle helmet", "sports", "64.00"),
        of(14, "Wool blanket", "home", "72.50"),
        of(15, "Laptop, 14 inch", "electronics", "1249.00"),
        of(16, "Espresso machine", "kitchen", "389.00"));
  }

  Object[] values() {
    return new Object[] {id, name, category, price};
  }

  private static Product of(long id, String name, String category, String price) {
    return new Product(id, name, category, new BigDecimal(price));
  }
}
