package dev.scrim.fidelity;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values of each type, there and back by each setter and getter. */
class TypesFidelityTest {

  private static final String POSTGRES =
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      CREATE DOMAIN percent AS INT CHECK (VALUE BETWEEN 0 AND 100);
      CREATE SEQUENCE numbers START 100;
      CREATE TABLE v (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b BOOLEAN, s SMALLINT,
        i INT, l BIGINT, n NUMERIC(12, 3), r REAL, d DOUBLE PRECISION, t TEXT, vc VARCHAR(30),
        c CHAR(5), ba BYTEA, da DATE, ti TIME, ts TIMESTAMP, tz TIMESTAMPTZ, u UUID);
      CREATE TABLE p (id BIGINT DEFAULT nextval('numbers') PRIMARY KEY, j JSON, jb JSONB, x XML,
        m mood, pc percent, ia INT[], ta TEXT[], r INT4RANGE, dr DATERANGE, iv INTERVAL,
        ip INET, pt POINT, bits BIT(4), mo MONEY, lt TIME WITH TIME ZONE, ts TSVECTOR,
        twice INT GENERATED ALWAYS AS (pc * 2) STORED);
      """;

  private static final String H2 =
      """
      CREATE SEQUENCE numbers START WITH 100;
      CREATE TABLE v (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b BOOLEAN, s SMALLINT,
        i INT, l BIGINT, n NUMERIC(12, 3), r REAL, d DOUBLE PRECISION, t VARCHAR, vc VARCHAR(30),
        c CHAR(5), ba VARBINARY, da DATE, ti TIME, ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE,
        u UUID);
      CREATE TABLE p (id BIGINT DEFAULT NEXT VALUE FOR numbers PRIMARY KEY, j JSON,
        m ENUM('sad', 'ok', 'happy'), ia INT ARRAY, ta VARCHAR ARRAY, cl CLOB, bl BLOB,
        iv INTERVAL DAY TO SECOND, bi BINARY(3), tt TINYINT, g GEOMETRY, df DECFLOAT,
        ro ROW(a INT, b VARCHAR));
      """;

  private static final String INSERT =
      "INSERT INTO v (b, s, i, l, n, r, d, t, vc, c, ba, da, ti, ts, tz, u)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return new Fidelity("types", POSTGRES, H2)
        .both("setters", TypesFidelityTest::setters)
        .both("setObject", TypesFidelityTest::setObject)
        .both("setObject with types", TypesFidelityTest::setObjectWithTypes)
        .both("nulls", TypesFidelityTest::nulls)
        .both("streams", TypesFidelityTest::streams)
        .both("getters of all columns", TypesFidelityTest::getters)
        .both("classes", TypesFidelityTest::classes)
        .both("calendars", TypesFidelityTest::calendars)
        .both("arrays", TypesFidelityTest::arrays)
        .both("sequences", TypesFidelityTest::sequences)
        .on(Fidelity.On.POSTGRESQL, "json", TypesFidelityTest::json)
        .on(Fidelity.On.POSTGRESQL, "json operators", TypesFidelityTest::jsonOperators)
        .on(Fidelity.On.POSTGRESQL, "enums and domains", TypesFidelityTest::enums)
        .on(Fidelity.On.POSTGRESQL, "ranges and others", TypesFidelityTest::ranges)
        .on(Fidelity.On.POSTGRESQL, "xml", TypesFidelityTest::xml)
        .on(Fidelity.On.POSTGRESQL, "array operators", TypesFidelityTest::arrayOperators)
        .on(Fidelity.On.H2, "types of H2", TypesFidelityTest::ofH2)
        .on(Fidelity.On.H2, "large values", TypesFidelityTest::largeValues)
        .tests();
  }

  private static void all(Connection c, Out out) throws Exception {
    out.plainRows(c, "SELECT * FROM v ORDER BY id");
  }

  private static void setters(Connection c, Out out) throws Exception {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      s.setBoolean(1, true);
      s.setShort(2, (short) 12);
      s.setInt(3, -5);
      s.setLong(4, Long.MAX_VALUE);
      s.setBigDecimal(5, new BigDecimal("123456789.125"));
      s.setFloat(6, 1.5f);
      s.setDouble(7, 1e-9);
      s.setString(8, "Grüße 'und' \\ \"mehr\" €");
      s.setString(9, "");
      s.setString(10, "ab");
      s.setBytes(11, new byte[] {0, 1, -1});
      s.setDate(12, Date.valueOf("2024-02-29"));
      s.setTime(13, Time.valueOf("13:14:15"));
      s.setTimestamp(14, Timestamp.valueOf("2024-02-29 13:14:15.123456"));
      s.setTimestamp(15, Timestamp.from(Instant.ofEpochSecond(1_700_000_000)));
      s.setObject(16, new UUID(1, 2));
      out.put(s.executeUpdate());
      s.setByte(2, (byte) 7);
      out.put(s.executeUpdate());
    }
    all(c, out);
    out.rows(c, "SELECT id FROM v WHERE t LIKE ? AND u = ?", "Gr%", new UUID(1, 2));
    out.rows(
        c,
        "SELECT id FROM v WHERE ts > ? AND da = ?",
        LocalDateTime.MIN.withYear(2000),
        LocalDate.of(2024, 2, 29));
    out.rows(c, "SELECT id FROM v WHERE n BETWEEN ? AND ?", BigDecimal.ONE, new BigDecimal("1e12"));
  }

  private static void setObject(Connection c, Out out) throws Exception {
    List<List<Object>> rows =
        List.of(
            List.of(
                false,
                1,
                2,
                3L,
                BigDecimal.TEN,
                1f,
                2d,
                "t",
                "v",
                "c",
                new byte[] {1},
                LocalDate.of(2024, 2, 29),
                LocalTime.of(1, 2, 3),
                LocalDateTime.of(2024, 1, 2, 3, 4),
                OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(2)),
                new UUID(3, 4)),
            List.of(
                true,
                (short) 1,
                (byte) 2,
                3,
                new BigDecimal("0.001"),
                1.25f,
                2,
                'x',
                'y',
                "abcde",
                new byte[0],
                Date.valueOf("2024-03-01"),
                Time.valueOf("01:02:03"),
                Timestamp.valueOf("2024-01-02 03:04:05"),
                Timestamp.valueOf("2024-01-02 03:04:05"),
                new UUID(5, 6)));
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          s.setObject(i + 1, row.get(i));
        }
        out.attempt("row", s::executeUpdate);
      }
      out.fails(
          "a class that is no value",
          () -> {
            s.setObject(1, new Object());
            return s.executeUpdate();
          });
    }
    all(c, out);
    for (Object value : new Object[] {new BigInteger("12"), Instant.EPOCH, new int[] {1}, 'c'}) {
      out.fails(
          value.getClass().getName(),
          () -> {
            try (PreparedStatement s = c.prepareStatement("SELECT ? IS NULL")) {
              s.setObject(1, value);
              return s.executeQuery();
            }
          });
    }
  }

  private static void setObjectWithTypes(Connection c, Out out) throws Exception {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      s.setObject(1, "true", Types.BOOLEAN);
      s.setObject(2, "12", Types.SMALLINT);
      s.setObject(3, 3.9d, Types.INTEGER);
      s.setObject(4, "4", Types.BIGINT);
      s.setObject(5, new BigDecimal("1.23456"), Types.NUMERIC, 2);
      s.setObject(6, "1.5", Types.REAL);
      s.setObject(7, 5, Types.DOUBLE);
      s.setObject(8, 17, Types.VARCHAR);
      s.setObject(9, "v", Types.VARCHAR, 0);
      s.setObject(10, "c", Types.CHAR);
      s.setObject(11, new byte[] {9}, Types.BINARY);
      s.setObject(12, "2024-02-29", Types.DATE);
      s.setObject(13, "13:14:15", Types.TIME);
      s.setObject(14, "2024-02-29 13:14:15", Types.TIMESTAMP);
      s.setObject(15, OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC), 2014);
      s.setObject(16, "00000000-0000-0001-0000-000000000002", Types.OTHER);
      out.attempt("insert", s::executeUpdate);
      out.fails(
          "a SQLType",
          () -> {
            s.setObject(4, "4", JDBCType.BIGINT);
            s.setObject(5, "1.25", JDBCType.NUMERIC, 2);
            return s.executeUpdate();
          });
      s.setObject(4, "4", Types.BIGINT);
      s.setObject(5, "1.25", Types.NUMERIC, 2);
      out.fails(
          "not a number",
          () -> {
            s.setObject(3, "x", Types.INTEGER);
            return s.executeUpdate();
          });
    }
    all(c, out);
  }

  private static void nulls(Connection c, Out out) throws Exception {
    int[] types = {
      Types.BOOLEAN,
      Types.SMALLINT,
      Types.INTEGER,
      Types.BIGINT,
      Types.NUMERIC,
      Types.REAL,
      Types.DOUBLE,
      Types.VARCHAR,
      Types.VARCHAR,
      Types.CHAR,
      Types.BINARY,
      Types.DATE,
      Types.TIME,
      Types.TIMESTAMP,
      Types.TIMESTAMP_WITH_TIMEZONE,
      Types.OTHER
    };
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      for (int i = 0; i < types.length; i++) {
        s.setNull(i + 1, types[i]);
      }
      out.put(s.executeUpdate());
      for (int i = 0; i < types.length; i++) {
        s.setNull(i + 1, Types.NULL);
      }
      out.put(s.executeUpdate());
      for (int i = 0; i < types.length; i++) {
        s.setObject(i + 1, null);
      }
      out.put(s.executeUpdate());
      s.setString(8, null);
      s.setBigDecimal(5, null);
      s.setBytes(11, null);
      s.setDate(12, null);
      s.setTimestamp(14, null);
      s.setNull(16, Types.OTHER, "uuid");
      out.put(s.executeUpdate());
    }
    all(c, out);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT * FROM v")) {
      rows.next();
      out.put(rows.getInt("i"), rows.wasNull(), rows.getString("t"), rows.wasNull());
      out.put(rows.getInt("id"), rows.wasNull(), rows.getBoolean("b"), rows.wasNull());
      out.put(
          rows.getObject("u"), rows.getBytes("ba"), rows.getTimestamp("ts"), rows.getArray("t"));
    }
  }

  private static void streams(Connection c, Out out) throws Exception {
    byte[] bytes = Out.utf8("some bytes");
    try (PreparedStatement s = c.prepareStatement("INSERT INTO v (ba, t) VALUES (?, ?)")) {
      s.setBinaryStream(1, new ByteArrayInputStream(bytes));
      s.setCharacterStream(2, new StringReader("some text €"));
      out.attempt("whole", s::executeUpdate);
      s.setBinaryStream(1, new ByteArrayInputStream(bytes), 4);
      s.setCharacterStream(2, new StringReader("some text €"), 11);
      out.attempt("int", s::executeUpdate);
      s.setBinaryStream(1, new ByteArrayInputStream(bytes), 4L);
      s.setString(2, "-");
      out.attempt("long", s::executeUpdate);
      out.fails(
          "characters",
          () -> {
            s.setBytes(1, bytes);
            s.setCharacterStream(2, new StringReader("some text €"), 11L);
            return s.executeUpdate();
          });
      out.fails(
          "object",
          () -> {
            s.setObject(1, new ByteArrayInputStream(bytes));
            s.setObject(2, "x");
            return s.executeUpdate();
          });
      s.setBytes(1, bytes);
      out.fails(
          "ascii",
          () -> {
            s.setAsciiStream(2, new ByteArrayInputStream(bytes), bytes.length);
            return s.executeUpdate();
          });
      out.fails(
          "ascii without length",
          () -> {
            s.setAsciiStream(2, new ByteArrayInputStream(bytes));
            return s.executeUpdate();
          });
      for (int i = 0; i < 3; i++) {
        s.setBinaryStream(1, new ByteArrayInputStream(new byte[] {(byte) i}));
        s.setCharacterStream(2, new StringReader("b" + i));
        s.addBatch();
      }
      out.attempt("batch", s::executeBatch);
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT ba, t FROM v ORDER BY id")) {
      while (rows.next()) {
        out.put(rows.getBinaryStream(1), rows.getCharacterStream("t"));
        out.attempt("ascii", () -> rows.getAsciiStream(2));
        out.fails("national", () -> rows.getNCharacterStream(2));
        out.put(rows.getBytes("ba"), rows.getString(2));
      }
    }
  }

  private static void row(Connection c) throws Exception {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      Object[] row = {
        true,
        1,
        2,
        3L,
        new BigDecimal("4.500"),
        5f,
        6d,
        "7",
        "8",
        "9",
        new byte[] {1},
        LocalDate.of(2024, 2, 29),
        LocalTime.of(1, 2, 3),
        LocalDateTime.of(2024, 1, 2, 3, 4),
        OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC),
        new UUID(3, 4)
      };
      for (int i = 0; i < row.length; i++) {
        s.setObject(i + 1, row[i]);
      }
      s.executeUpdate();
    }
  }

  private static void getters(Connection c, Out out) throws Exception {
    row(c);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT * FROM v")) {
      rows.next();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        int at = i;
        String label = rows.getMetaData().getColumnLabel(i);
        out.attempt("boolean", () -> rows.getBoolean(at));
        out.attempt("byte", () -> rows.getByte(at));
        out.attempt("short", () -> rows.getShort(label));
        out.attempt("int", () -> rows.getInt(at));
        out.attempt("long", () -> rows.getLong(label));
        out.attempt("float", () -> rows.getFloat(at));
        out.attempt("double", () -> rows.getDouble(label));
        out.attempt("decimal", () -> rows.getBigDecimal(at));
        out.attempt("string", () -> rows.getString(label));
        out.attempt("bytes", () -> rows.getBytes(at));
        out.attempt("date", () -> rows.getDate(at));
        out.attempt("time", () -> rows.getTime(label));
        out.attempt("timestamp", () -> rows.getTimestamp(at));
        out.attempt("object", () -> rows.getObject(label));
        out.fails("url", () -> rows.getURL(at));
        out.fails("array", () -> rows.getArray(at));
        out.fails("ref", () -> rows.getRef(at));
      }
    }
  }

  private static void classes(Connection c, Out out) throws Exception {
    row(c);
    List<Class<?>> classes =
        List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            String.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            Instant.class,
            UUID.class,
            java.util.Date.class,
            Calendar.class);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT * FROM v")) {
      rows.next();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        int at = i;
        for (Class<?> type : classes) {
          if (type == Calendar.class) {
            out.fails("calendar", () -> rows.getObject(at, type));
          } else {
            out.attempt(type.getName(), () -> rows.getObject(at, type));
          }
        }
      }
      out.fails("no class", () -> rows.getObject(1, (Class<?>) null));
    }
  }

  private static void calendars(Connection c, Out out) throws Exception {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    try (PreparedStatement s =
        c.prepareStatement("INSERT INTO v (da, ti, ts, tz) VALUES (?, ?, ?, ?)")) {
      s.setDate(1, Date.valueOf("2024-02-29"), tokyo);
      s.setTime(2, Time.valueOf("13:14:15"), tokyo);
      s.setTimestamp(3, Timestamp.valueOf("2024-02-29 13:14:15"), tokyo);
      s.setTimestamp(4, Timestamp.valueOf("2024-02-29 13:14:15"), tokyo);
      out.put(s.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT da, ti, ts, tz FROM v")) {
      rows.next();
      out.put(rows.getDate(1, tokyo), rows.getTime("ti", tokyo), rows.getTimestamp(3, tokyo));
      out.put(rows.getTimestamp("tz", tokyo), rows.getDate("da"), rows.getTime(2));
      out.put(rows.getString(1), rows.getString(2), rows.getString(3));
    }
  }

  private static void arrays(Connection c, Out out) throws Exception {
    boolean h2 = Fidelity.isH2(c);
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (ia, ta) VALUES (?, ?)")) {
      s.setArray(1, c.createArrayOf(h2 ? "INTEGER" : "int4", new Integer[] {1, null, 3}));
      s.setArray(2, c.createArrayOf(h2 ? "VARCHAR" : "text", new String[] {"a\"b", "c,d"}));
      out.put(s.executeUpdate());
      s.setObject(1, c.createArrayOf(h2 ? "INTEGER" : "int4", new Object[0]));
      s.setObject(2, new String[] {"x"});
      out.attempt("plain array", s::executeUpdate);
      s.setNull(1, Types.ARRAY);
      s.setObject(2, null);
      out.put(s.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT ia, ta FROM p ORDER BY id")) {
      while (rows.next()) {
        Array numbers = rows.getArray("ia");
        out.put(numbers, rows.getObject(2), rows.getString(1));
        if (numbers != null) {
          out.put(numbers.getBaseType(), numbers.getBaseTypeName());
          out.attempt("part", () -> numbers.getArray(1, 1));
          out.attempt("rows", numbers::getResultSet);
          numbers.free();
          out.fails("freed", numbers::getArray);
        }
      }
    }
    String any =
        h2 ? "SELECT id IS NULL FROM p WHERE 1 = ANY(?)" : "SELECT id FROM p WHERE 1 = ANY(ia)";
    if (!h2) {
      out.plainRows(c, any);
    }
    try (PreparedStatement s =
        c.prepareStatement(
            h2
                ? "SELECT count(*) FROM p WHERE ARRAY_CONTAINS(ia, ?)"
                : "SELECT count(*) FROM p WHERE ? = ANY (ia)")) {
      s.setInt(1, 3);
      out.put(s.executeQuery());
    }
  }

  private static void sequences(Connection c, Out out) throws Exception {
    String next = Fidelity.isH2(c) ? "SELECT NEXT VALUE FOR numbers" : "SELECT nextval('numbers')";
    out.plainRows(c, next);
    out.rows(c, next);
    out.put(c.createStatement().executeUpdate("INSERT INTO p (m) VALUES ('ok')"));
    String insert =
        Fidelity.isH2(c)
            ? "INSERT INTO p (id, m) VALUES (NEXT VALUE FOR numbers, ?)"
            : "INSERT INTO p (id, m) VALUES (nextval('numbers'), ?::mood)";
    try (PreparedStatement s = c.prepareStatement(insert)) {
      s.setString(1, "sad");
      out.put(s.executeUpdate());
    }
    out.plainRows(c, "SELECT id FROM p ORDER BY id");
    out.fails(
        "identity always",
        () -> c.createStatement().executeUpdate("INSERT INTO v (id) VALUES (9)"));
    out.put(
        c.createStatement()
            .executeUpdate("INSERT INTO v (id, t) OVERRIDING SYSTEM VALUE VALUES (77, 'x')"));
    out.plainRows(c, "SELECT id, t FROM v");
  }

  private static void json(Connection c, Out out) throws Exception {
    try (PreparedStatement s =
        c.prepareStatement("INSERT INTO p (j, jb) VALUES (?::json, CAST(? AS jsonb))")) {
      s.setString(1, "{\"a\": 1}");
      s.setString(2, "{\"b\": [1, 2], \"k\": \"v\"}");
      out.put(s.executeUpdate());
    }
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (jb) VALUES (?)")) {
      s.setObject(1, "{\"c\": true}", Types.OTHER);
      out.put(s.executeUpdate());
      org.postgresql.util.PGobject object = new org.postgresql.util.PGobject();
      object.setType("jsonb");
      object.setValue("[1]");
      s.setObject(1, object);
      out.put(s.executeUpdate());
    }
    out.plainRows(c, "SELECT j, jb FROM p ORDER BY id");
  }

  private static void jsonOperators(Connection c, Out out) throws Exception {
    json(c, out);
    out.rows(c, "SELECT jb -> 'b', jb ->> 'k', jb #>> '{b,1}' FROM p WHERE jb ?? 'k'");
    out.plainRows(c, "SELECT jb -> 'b' FROM p WHERE jb ? 'k'");
    out.rows(c, "SELECT id IS NULL FROM p WHERE jb ?? ? AND jb ->> 'k' = ?", "k", "v");
    out.rows(c, "SELECT id IS NULL FROM p WHERE jb ??| array['k', 'z'] OR jb ??& array['c']");
    out.plainRows(c, "SELECT id IS NULL FROM p WHERE jb ?| array['k', 'z'] OR jb ?& array['c']");
    out.rows(c, "SELECT jb @> ?::jsonb FROM p WHERE id > ? ORDER BY id", "{\"k\": \"v\"}", 0);
    out.rows(c, "SELECT jb || '{\"z\": 1}', jb - 'k' FROM p WHERE jb ?? 'k'");
    out.rows(c, "SELECT jsonb_array_length(jb -> 'b') FROM p WHERE jb ?? 'b'");
  }

  private static void enums(Connection c, Out out) throws Exception {
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (m, pc) VALUES (?::mood, ?)")) {
      s.setString(1, "happy");
      s.setInt(2, 50);
      out.put(s.executeUpdate());
      s.setInt(2, 101);
      out.attempt("beyond the domain", s::executeUpdate);
      s.setString(1, "angry");
      out.attempt("no such label", s::executeUpdate);
    }
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (m) VALUES (?)")) {
      s.setObject(1, "sad", Types.OTHER);
      out.put(s.executeUpdate());
      s.setString(1, "sad");
      out.attempt("without a cast", s::executeUpdate);
    }
    out.rows(c, "SELECT m, pc, twice FROM p WHERE m = ?::mood", "happy");
    out.plainRows(c, "SELECT m, pc FROM p WHERE m > 'sad' ORDER BY m DESC");
    out.rows(c, "SELECT m FROM p WHERE m = 'ok' OR m::text = ?", "sad");
  }

  private static void ranges(Connection c, Out out) throws Exception {
    String insert =
        "INSERT INTO p (r, dr, iv, ip, pt, bits, mo, lt, ts) VALUES (?::int4range, ?::daterange,"
            + " ?::interval, ?::inet, ?::point, ?::bit(4), ?::money, ?::timetz, to_tsvector(?))";
    try (PreparedStatement s = c.prepareStatement(insert)) {
      String[] values = {
        "[1,5)",
        "[2024-01-01,2024-02-01)",
        "1 day 02:00",
        "10.0.0.1",
        "(1,2)",
        "1010",
        "12.50",
        "13:14:15+02",
        "brown foxes"
      };
      for (int i = 0; i < values.length; i++) {
        s.setString(i + 1, values[i]);
      }
      out.put(s.executeUpdate());
    }
    out.plainRows(c, "SELECT r, dr, iv, ip, pt, bits, mo, lt, ts FROM p");
    out.rows(c, "SELECT upper(r), lower(dr), r @> ? FROM p WHERE r && int4range(3, 9)", 4);
    out.rows(
        c, "SELECT iv * 2, ip::text, extract(hour FROM iv) FROM p WHERE iv > ?::interval", "1 h");
    out.rows(c, "SELECT 1 FROM p WHERE ts @@ to_tsquery(?)", "fox");
  }

  private static void xml(Connection c, Out out) throws Exception {
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (x) VALUES (?)")) {
      SQLXML xml = c.createSQLXML();
      xml.setString("<a>1</a>");
      s.setSQLXML(1, xml);
      out.attempt("insert", s::executeUpdate);
      s.setObject(1, xml);
      out.attempt("insert", s::executeUpdate);
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT x FROM p")) {
      while (rows.next()) {
        out.put(rows.getSQLXML(1), rows.getObject(1), rows.getString("x"));
      }
    }
  }

  private static void arrayOperators(Connection c, Out out) throws Exception {
    arrays(c, out);
    out.rows(
        c, "SELECT ia || ?, ia[1], array_length(ia, 1), cardinality(ta) FROM p ORDER BY id", 9);
    out.rows(c, "SELECT ia @> ARRAY[?::int] FROM p ORDER BY id", 1);
    try (PreparedStatement s =
        c.prepareStatement("SELECT count(*) FROM p WHERE ta && ? AND NOT 7 = ALL (ia)")) {
      s.setArray(1, c.createArrayOf("text", new String[] {"c,d", "zz"}));
      out.put(s.executeQuery());
    }
    out.rows(c, "SELECT x FROM unnest(?::int[]) AS x ORDER BY x", "{3,1,2}");
    out.plainRows(c, "SELECT array_agg(ta[1] ORDER BY id) FROM p");
    out.rows(c, "SELECT id IS NULL FROM p WHERE id = ANY (?::bigint[])", "{1,2}");
  }

  private static void ofH2(Connection c, Out out) throws Exception {
    try (PreparedStatement s =
        c.prepareStatement("INSERT INTO p (j, m, bi, tt, df, iv) VALUES (?, ?, ?, ?, ?, ?)")) {
      s.setBytes(1, Out.utf8("{\"b\": 2}"));
      s.setString(2, "happy");
      s.setBytes(3, new byte[] {1, 2, 3});
      s.setByte(4, (byte) 5);
      s.setBigDecimal(5, new BigDecimal("1e100"));
      s.setString(6, "1 02:03:04");
      out.attempt("insert", s::executeUpdate);
    }
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (j, m) VALUES (?, ?)")) {
      s.setBytes(1, Out.utf8("{\"a\": 1}"));
      s.setInt(2, 2);
      out.attempt("insert", s::executeUpdate);
    }
    out.plainRows(c, "SELECT j, m, bi, tt, df, iv FROM p ORDER BY id");
    out.rows(c, "SELECT m FROM p WHERE m = ?", "ok");
  }

  private static void largeValues(Connection c, Out out) throws Exception {
    try (PreparedStatement s = c.prepareStatement("INSERT INTO p (cl, bl) VALUES (?, ?)")) {
      s.setClob(1, new StringReader("clob text"));
      s.setBlob(2, new ByteArrayInputStream(new byte[] {1, 2, 3}));
      out.put(s.executeUpdate());
      s.setClob(1, new StringReader("clob text"), 4);
      s.setBlob(2, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2);
      out.put(s.executeUpdate());
      s.setString(1, "plain");
      s.setBytes(2, new byte[] {7});
      out.put(s.executeUpdate());
      s.setNClob(1, new StringReader("national"));
      s.setNull(2, Types.BLOB);
      out.put(s.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT cl, bl FROM p ORDER BY id")) {
      while (rows.next()) {
        out.put(rows.getClob(1), rows.getBlob(2), rows.getString(1), rows.getBytes(2));
        out.put(rows.getObject("cl"), rows.getCharacterStream(1), rows.getBinaryStream(2));
        out.put(rows.getNClob(1));
      }
    }
  }
}
