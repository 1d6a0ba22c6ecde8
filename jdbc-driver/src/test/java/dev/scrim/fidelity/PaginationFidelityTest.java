package dev.scrim.fidelity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shapes in which ORMs and query builders ask for a page, with parameters and without. */
class PaginationFidelityTest {

  private static final String DDL =
      """
      CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), kind INT);
      INSERT INTO item VALUES (1, 'a', 1), (2, 'b', 1), (3, 'c', 2), (4, 'd', 2), (5, 'e', 2);
      CREATE TABLE kind (id INT PRIMARY KEY, label VARCHAR(20));
      INSERT INTO kind VALUES (1, 'one'), (2, 'two');
      """;

  /** With two numbers: in the order of the text. */
  private static final List<String> BOTH =
      List.of(
          // Hibernate 5 and 6, Spring Data, jOOQ, MyBatis PageHelper, JDBI
          "SELECT id, name FROM item ORDER BY id LIMIT ? OFFSET ?",
          "SELECT i1_0.id, i1_0.name FROM item i1_0 ORDER BY i1_0.id OFFSET ? ROWS FETCH FIRST ?"
              + " ROWS ONLY",
          "SELECT id FROM item ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
          "SELECT \"x\".id FROM (SELECT * FROM item) AS \"x\" ORDER BY 1 LIMIT ? OFFSET ?",
          "SELECT t.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS rn FROM item) t"
              + " WHERE t.rn > ? AND t.rn <= ?",
          "SELECT id FROM item WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY",
          "SELECT id FROM item WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT 2",
          "SELECT id FROM item WHERE id > ? ORDER BY id FETCH FIRST ? ROWS WITH TIES",
          "WITH page AS (SELECT id FROM item ORDER BY id LIMIT ? OFFSET ?)"
              + " SELECT i.* FROM item i JOIN page ON page.id = i.id ORDER BY i.id",
          "SELECT id, count(*) OVER () AS total FROM item ORDER BY id LIMIT ? OFFSET ?",
          "(SELECT id FROM item) UNION ALL (SELECT id FROM kind) ORDER BY 1 LIMIT ? OFFSET ?");

  private static final List<String> PLAIN =
      List.of(
          "SELECT count(*) FROM (SELECT id FROM item WHERE kind = 2) tmp_count",
          "SELECT count(i1_0.id) FROM item i1_0 WHERE i1_0.kind = 2",
          "SELECT id FROM item ORDER BY id FETCH FIRST ROW ONLY",
          "SELECT id FROM item ORDER BY id LIMIT 2",
          "SELECT DISTINCT i.kind, k.label FROM item i LEFT JOIN kind k ON k.id = i.kind"
              + " ORDER BY i.kind LIMIT 1 OFFSET 1",
          "SELECT i1_0.id, i1_0.kind, k1_0.id, k1_0.label, i1_0.name FROM item i1_0"
              + " LEFT JOIN kind k1_0 ON k1_0.id = i1_0.kind WHERE i1_0.id IN (1, 2, 3)"
              + " ORDER BY i1_0.id",
          "SELECT k.label, count(*) FROM item i JOIN kind k ON k.id = i.kind GROUP BY k.id, k.label"
              + " HAVING count(*) > 1 ORDER BY k.id OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY");

  private static final List<String> POSTGRES =
      List.of(
          "SELECT id FROM item ORDER BY id LIMIT ALL OFFSET 3",
          "SELECT DISTINCT ON (kind) kind, id FROM item ORDER BY kind, id DESC",
          "SELECT k.id, k.label, count(i.id) FROM kind k JOIN item i ON i.kind = k.id"
              + " GROUP BY k.id ORDER BY k.id",
          "SELECT k.label, x.id FROM kind k CROSS JOIN LATERAL (SELECT id FROM item i"
              + " WHERE i.kind = k.id ORDER BY id LIMIT 1) x ORDER BY 1");

  @TestFactory
  Stream<DynamicTest> sameAsRaw() {
    return new Fidelity("pages", DDL, DDL)
        .both("with parameters", PaginationFidelityTest::parameters)
        .both("without", (c, out) -> plain(c, out, PLAIN))
        .on(Fidelity.On.POSTGRESQL, "of PostgreSQL", (c, out) -> plain(c, out, POSTGRES))
        .both("page after page", PaginationFidelityTest::pages)
        .tests();
  }

  private static void parameters(Connection c, Out out) throws Exception {
    if (!Fidelity.isH2(c)) {
      out.rows(c, "SELECT id FROM item ORDER BY id OFFSET ? LIMIT ?", 2, 1);
    }
    for (String sql : BOTH) {
      out.put(sql);
      out.rows(c, sql, 2, 1);
      out.rows(c, sql, 1, 3);
      out.rows(c, sql, 0, 5);
    }
  }

  private static void plain(Connection c, Out out, List<String> queries) throws Exception {
    for (String sql : queries) {
      out.put(sql);
      out.plainRows(c, sql);
      out.rows(c, sql);
    }
  }

  private static void pages(Connection c, Out out) throws Exception {
    try (PreparedStatement s =
        c.prepareStatement("SELECT id FROM item WHERE kind = ? ORDER BY id LIMIT ? OFFSET ?")) {
      for (int page = 0; page < 8; page++) {
        s.setInt(1, 2);
        s.setInt(2, 1);
        s.setLong(3, page);
        s.setMaxRows(page % 2);
        out.put(s.executeQuery());
      }
    }
  }
}
