package dev.scrim.mask;

import static dev.scrim.mask.TestDatabase.column;
import static dev.scrim.mask.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrim.catalog.Column;
import dev.scrim.decide.MaskMethod;
import dev.scrim.decide.MaskMethod.Email;
import dev.scrim.decide.MaskMethod.GeneralizeBucket;
import dev.scrim.decide.MaskMethod.GeneralizePeriod;
import dev.scrim.decide.MaskMethod.GeneralizePrefix;
import dev.scrim.decide.MaskMethod.Partial;
import dev.scrim.decide.MaskMethod.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random values against the same masks in Java: none fails, none shows more. */
class MaskPropertyTest {

  private static final int VALUES = 300;

  private final Random random = new Random(20261122);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void texts(TestDatabase on) throws SQLException {
    // H2 counts UTF-16 units, so pairs are left to PostgreSQL
    String[] alphabet =
        on == TestDatabase.H2
            ? new String[] {"a", "@", ".", "ß", "日", "'", "\\", " ", "\n", "e\u0301", "%"}
            : new String[] {"a", "@", ".", "ß", "日", "'", "\\", " ", "\n", "e\u0301", "😀"};
    List<String> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        value.append(alphabet[random.nextInt(alphabet.length)]);
      }
      values.add(value.toString());
    }
    try (Connection connection = on.connect()) {
      for (String type : List.of("varchar", "varchar(24)")) {
        Column c = fill(on, connection, type, values);
        for (int first = 0; first < 4; first++) {
          int last = random.nextInt(4);
          int kept = first;
          same(
              on,
              connection,
              c,
              new Partial(first, last, "#"),
              values,
              v -> partial(v, kept, last));
          same(on, connection, c, new GeneralizePrefix(first), values, v -> prefix(v, kept));
        }
      }
      Column c = fill(on, connection, "varchar(30)", values);
      same(on, connection, c, new Email(), values, MaskPropertyTest::email);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void integers(TestDatabase on) throws SQLException {
    try (Connection connection = on.connect()) {
      for (int bits : List.of(16, 32, 64)) {
        String type = bits == 16 ? "smallint" : bits == 32 ? "integer" : "bigint";
        BigInteger lowest = BigInteger.ONE.shiftLeft(bits - 1).negate();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
          BigInteger near = new BigInteger(1 + random.nextInt(bits - 1), random);
          BigInteger value =
              switch (random.nextInt(4)) {
                case 0 -> lowest.add(near);
                case 1 -> lowest.not().subtract(near);
                case 2 -> near;
                default -> near.negate();
              };
          values.add(value.toString());
        }
        Column c = fill(on, connection, type, values);
        for (int i = 0; i < 12; i++) {
          BigInteger size =
              new BigInteger(1 + random.nextInt(bits + 2), random).add(BigInteger.ONE);
          BigDecimal bucket = new BigDecimal(size);
          same(
              on,
              connection,
              c,
              new GeneralizeBucket(bucket),
              values,
              v -> floor(v, bucket).max(new BigDecimal(lowest)).toPlainString());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void decimals(TestDatabase on) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      BigInteger digits =
          new BigInteger(1 + random.nextInt(66), random).mod(BigInteger.TEN.pow(20));
      values.add(
          new BigDecimal(random.nextBoolean() ? digits : digits.negate(), 3).toPlainString());
    }
    BigDecimal lowest = new BigDecimal(BigInteger.TEN.pow(20).subtract(BigInteger.ONE), 3).negate();
    try (Connection connection = on.connect()) {
      Column c = fill(on, connection, "numeric(20, 3)", values);
      for (String size : List.of("0.001", "0.07", "3", "1000", "99999999999999999", "1e18")) {
        BigDecimal bucket = new BigDecimal(size);
        same(
            on,
            connection,
            c,
            new GeneralizeBucket(bucket),
            values,
            v -> floor(v, bucket).max(lowest).setScale(3).toPlainString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void floatsNeverFailAndStayInTheirBucket(TestDatabase on) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (on == TestDatabase.H2 && (Math.abs(any) > 1e270 || Math.abs(any) < 1e-270)) {
        // H2 gives infinity and zero there, as Java does
        any = Double.NaN;
      }
      values.add(String.valueOf(i % 2 == 0 ? any : random.nextGaussian() * 1000));
    }
    try (Connection connection = on.connect()) {
      for (String size : List.of("1e-30", "0.1", "1", "1000", "1e29")) {
        Column c = fill(on, connection, "double precision", values);
        String mask = on.masks().mask(c, c.name(), new GeneralizeBucket(new BigDecimal(size)));
        List<String> masked = column(connection, "SELECT " + mask + " FROM p ORDER BY id");
        double width = Double.parseDouble(size);
        for (int i = 0; i < values.size(); i++) {
          double value = Double.parseDouble(values.get(i));
          double start = Double.parseDouble(masked.get(i));
          double slack = Math.ulp(value) * 2;
          assertThat(Double.isNaN(value) ? Double.isNaN(start) : start <= value + slack).isTrue();
          assertThat(Double.isNaN(value) || start >= value - width - slack).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void momentsNeverFailAndMaskingTwiceIsMaskingOnce(TestDatabase on) throws SQLException {
    List<String> dates = new ArrayList<>();
    boolean h2 = on == TestDatabase.H2;
    for (int i = 0; i < VALUES; i++) {
      int year = 1 + random.nextInt(i % 2 == 0 ? 4713 : h2 ? 999_999_999 : 294_276);
      String day = String.format("-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28));
      boolean before = i % 4 == 0;
      dates.add(
          (h2 && before ? "-" : "")
              + String.format("%04d", year)
              + day
              + (!h2 && before ? " BC" : ""));
    }
    try (Connection connection = on.connect()) {
      for (String type : List.of("date", "timestamp", "timestamp with time zone")) {
        Column c = fill(on, connection, type, dates);
        for (Period period : Period.values()) {
          String once = on.masks().mask(c, "c", new GeneralizePeriod(period));
          String twice = on.masks().mask(c, "o", new GeneralizePeriod(period));
          String sql =
              "SELECT count(*) FROM (SELECT o, c, "
                  + twice
                  + " AS t FROM (SELECT c, "
                  + once
                  + " AS o FROM p) AS a) AS b WHERE ";
          assertThat(column(connection, sql + "o = t AND o <= c")).containsExactly("" + VALUES);
        }
      }
    }
  }

  private static Column fill(
      TestDatabase on, Connection connection, String type, List<String> values)
      throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS p", "CREATE TABLE p (id int, c " + type + ")");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO p VALUES (?, CAST(? AS " + type + "))")) {
      for (int i = 0; i < values.size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, values.get(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return on.columns(connection, "p").get(1);
  }

  private static void same(
      TestDatabase on,
      Connection connection,
      Column c,
      MaskMethod method,
      List<String> values,
      UnaryOperator<String> model)
      throws SQLException {
    String mask = on.masks().mask(c, c.name(), method);
    assertThat(column(connection, "SELECT " + mask + " FROM p ORDER BY id"))
        .as(mask)
        .isEqualTo(values.stream().map(model).toList());
  }

  private static BigDecimal floor(String value, BigDecimal size) {
    return new BigDecimal(value).divide(size, 0, RoundingMode.FLOOR).multiply(size);
  }

  private static String partial(String value, int first, int last) {
    int[] c = value.codePoints().toArray();
    for (int i = 0; i < c.length; i++) {
      if (c.length <= first + last || (i >= first && i < c.length - last)) {
        c[i] = '#';
      }
    }
    return new String(c, 0, c.length);
  }

  private static String prefix(String value, int first) {
    int[] c = value.codePoints().toArray();
    for (int i = first; i < c.length; i++) {
      c[i] = '*';
    }
    return new String(c, 0, c.length);
  }

  private static String email(String value) {
    if (value.indexOf('@') <= 0) {
      return "***";
    }
    String masked =
        value.substring(0, value.offsetByCodePoints(0, 1))
            + "***"
            + value.substring(value.lastIndexOf('@'));
    int length = Math.min(30, masked.codePointCount(0, masked.length()));
    return masked.substring(0, masked.offsetByCodePoints(0, length));
  }
}
