package dev.scrim.tpch;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;
import org.postgresql.PGConnection;

/**
 * Data in the manner of TPC-H at about a hundredth of scale 1, the same every time: the shapes that
 * the queries ask for are there, if need be more often than the specification says.
 */
final class TpchData {

  private static final int SUPPLIERS = 100;
  private static final int PARTS = 2000;
  private static final int CUSTOMERS = 1500;
  private static final int ORDERS = 15000;
  private static final LocalDate FIRST_DAY = LocalDate.of(1992, 1, 1);
  private static final LocalDate TODAY = LocalDate.of(1995, 6, 17);

  private static final String[] REGIONS = {"AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"};
  private static final String[] NATIONS = {
    "ALGERIA", "ARGENTINA", "BRAZIL", "CANADA", "EGYPT", "ETHIOPIA", "FRANCE", "GERMANY", "INDIA",
    "INDONESIA", "IRAN", "IRAQ", "JAPAN", "JORDAN", "KENYA", "MOROCCO", "MOZAMBIQUE", "PERU",
    "CHINA", "ROMANIA", "SAUDI ARABIA", "VIETNAM", "RUSSIA", "UNITED KINGDOM", "UNITED STATES"
  };
  private static final int[] REGION_OF = {
    0, 1, 1, 1, 4, 0, 3, 3, 2, 2, 4, 4, 2, 4, 0, 0, 0, 1, 2, 3, 4, 2, 3, 3, 1
  };
  private static final String[] COLOURS = {
    "forest", "green", "almond", "azure", "beige", "blush", "chiffon", "coral", "ivory", "lemon"
  };
  private static final String[] TYPE_1 = {
    "STANDARD", "SMALL", "MEDIUM", "LARGE", "ECONOMY", "PROMO"
  };
  private static final String[] TYPE_2 = {"ANODIZED", "BURNISHED", "PLATED", "POLISHED", "BRUSHED"};
  private static final String[] TYPE_3 = {"TIN", "NICKEL", "BRASS", "STEEL", "COPPER"};
  private static final String[] BOX_1 = {"SM", "MED", "LG", "JUMBO", "WRAP"};
  private static final String[] BOX_2 = {"CASE", "BOX", "BAG", "JAR", "PKG", "PACK", "CAN", "DRUM"};
  private static final String[] SEGMENTS = {
    "AUTOMOBILE", "BUILDING", "FURNITURE", "MACHINERY", "HOUSEHOLD"
  };
  private static final String[] PRIORITIES = {
    "1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"
  };
  private static final String[] INSTRUCTIONS = {
    "DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN"
  };
  private static final String[] MODES = {"REG AIR", "AIR", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB"};
  private static final String[] WORDS = {
    "special",
    "requests",
    "packages",
    "deposits",
    "foxes",
    "ideas",
    "Customer",
    "Complaints",
    "quick",
    "bold",
    "express",
    "final"
  };

  private final Random random = new Random(42);
  private final PGConnection target;
  private StringBuilder rows = new StringBuilder();

  private TpchData(Connection connection) throws SQLException {
    target = connection.unwrap(PGConnection.class);
  }

  /** Fills the empty tables of the schema. */
  static void load(Connection connection) throws SQLException, IOException {
    TpchData data = new TpchData(connection);
    data.places();
    data.suppliers();
    data.parts();
    data.customers();
    data.orders();
  }

  private void places() throws SQLException, IOException {
    for (int i = 0; i < REGIONS.length; i++) {
      row(i, REGIONS[i], words(4));
    }
    copy("region");
    for (int i = 0; i < NATIONS.length; i++) {
      row(i, NATIONS[i], REGION_OF[i], words(4));
    }
    copy("nation");
  }

  private void suppliers() throws SQLException, IOException {
    for (int i = 1; i <= SUPPLIERS; i++) {
      int nation = i % NATIONS.length;
      row(
          i,
          "Supplier#%09d".formatted(i),
          "Street " + random.nextInt(999),
          nation,
          phone(nation),
          money(-99999, 999999),
          words(5));
    }
    copy("supplier");
  }

  private void parts() throws SQLException, IOException {
    StringBuilder offers = new StringBuilder();
    for (int i = 1; i <= PARTS; i++) {
      int maker = 1 + random.nextInt(5);
      row(
          i,
          one(COLOURS) + " " + one(COLOURS) + " " + one(COLOURS),
          "Manufacturer#" + maker,
          i % 40 == 0 ? "Brand#12" : i % 40 == 20 ? "Brand#23" : "Brand#" + maker + digit(),
          one(TYPE_1) + " " + one(TYPE_2) + " " + one(TYPE_3),
          i % 40 == 0 ? digit() : 1 + random.nextInt(50),
          i % 40 == 0 ? "SM CASE" : i % 40 == 20 ? "MED BOX" : one(BOX_1) + " " + one(BOX_2),
          cents(price(i)),
          words(2));
      for (int k = 0; k < 4; k++) {
        line(offers, i, supplier(i, k), 1 + random.nextInt(9999), money(100, 100000), words(6));
      }
    }
    copy("part");
    rows = offers;
    copy("partsupp");
  }

  private void customers() throws SQLException, IOException {
    for (int i = 1; i <= CUSTOMERS; i++) {
      int nation = random.nextInt(NATIONS.length);
      row(
          i,
          "Customer#%09d".formatted(i),
          "Lane " + random.nextInt(999),
          nation,
          phone(nation),
          money(-99999, 999999),
          one(SEGMENTS),
          words(5));
    }
    copy("customer");
  }

  /** A third of the customers orders nothing; one order in a hundred is huge. */
  private void orders() throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= ORDERS; i++) {
      int customer = 1 + random.nextInt(CUSTOMERS / 3) * 3 + random.nextInt(2);
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(2405));
      boolean huge = i % 100 == 0;
      int count = huge ? 7 : 1 + random.nextInt(7);
      long total = 0;
      int open = 0;
      for (int k = 1; k <= count; k++) {
        LocalDate shipped = day.plusDays(1 + random.nextInt(121));
        open += shipped.isAfter(TODAY) ? 1 : 0;
        total += item(lines, i, k, day, shipped, huge ? 44 + random.nextInt(7) : 0);
      }
      row(
          i,
          customer,
          open == count ? "O" : open == 0 ? "F" : "P",
          cents(total),
          day,
          one(PRIORITIES),
          "Clerk#%09d".formatted(1 + random.nextInt(10)),
          0,
          words(5));
    }
    copy("orders");
    rows = lines;
    copy("lineitem");
  }

  /** Adds one line of an order and gives its price in cents. */
  private long item(
      StringBuilder lines, int order, int number, LocalDate day, LocalDate shipped, int atLeast) {
    int part = 1 + random.nextInt(PARTS);
    int quantity = atLeast > 0 ? atLeast : 1 + random.nextInt(50);
    long price = quantity * price(part);
    LocalDate received = shipped.plusDays(1 + random.nextInt(30));
    boolean back = !received.isAfter(TODAY);
    line(
        lines,
        order,
        part,
        supplier(part, random.nextInt(4)),
        number,
        quantity,
        cents(price),
        "0.%02d".formatted(random.nextInt(11)),
        "0.%02d".formatted(random.nextInt(9)),
        back ? (random.nextBoolean() ? "R" : "A") : "N",
        shipped.isAfter(TODAY) ? "O" : "F",
        shipped,
        day.plusDays(30 + random.nextInt(61)),
        received,
        part % 40 == 0 ? INSTRUCTIONS[0] : one(INSTRUCTIONS),
        one(MODES),
        words(3));
    return price;
  }

  /** The k-th of the four suppliers of a part. */
  private static int supplier(int part, int k) {
    return (part + k * (SUPPLIERS / 4 + (part - 1) / SUPPLIERS)) % SUPPLIERS + 1;
  }

  private static long price(int part) {
    return 90000 + part / 10 % 20001 + 100L * (part % 1000);
  }

  private String phone(int nation) {
    return "%d-%03d-%03d-%04d"
        .formatted(nation + 10, random.nextInt(1000), random.nextInt(1000), random.nextInt(10000));
  }

  private String money(int from, int to) {
    return cents(from + random.nextInt(to - from));
  }

  private static String cents(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder(one(WORDS));
    for (int i = 1; i < count; i++) {
      text.append(' ').append(one(WORDS));
    }
    return text.substring(0, Math.min(text.length(), count < 3 ? 23 : count < 4 ? 44 : 79));
  }

  private int digit() {
    return 1 + random.nextInt(5);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private void row(Object... values) {
    line(rows, values);
  }

  private static void line(StringBuilder to, Object... values) {
    for (int i = 0; i < values.length; i++) {
      to.append(i == 0 ? "" : "\t").append(values[i]);
    }
    to.append('\n');
  }

  private void copy(String table) throws SQLException, IOException {
    target.getCopyAPI().copyIn("COPY " + table + " FROM STDIN", new StringReader(rows.toString()));
    rows = new StringBuilder();
  }
}
