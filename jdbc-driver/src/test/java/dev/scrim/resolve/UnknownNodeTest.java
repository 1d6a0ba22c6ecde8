package dev.scrim.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.LiveCatalogs;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Parsed;
import dev.scrim.parse.SqlParser;
import dev.scrim.testkit.H2;
import dev.scrim.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitor;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node class that nobody has thought of is refused wherever it stands. */
class UnknownNodeTest {

  private final TestDatabase database = H2.fresh("CREATE TABLE t (id INT)");
  private final Resolver resolver = new Resolver(Dialect.H2, new SqlParser(Dialect.H2));
  private Catalog catalog;

  @BeforeEach
  void read() throws SQLException {
    catalog = new LiveCatalogs(Dialect.H2, database::raw, Duration.ofMinutes(1)).current();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** What a later version of the parser might bring. */
  private static final class Novelty extends ASTNodeAccessImpl implements Expression {
    @Override
    public <T, S> T accept(ExpressionVisitor<T> visitor, S context) {
      return null;
    }
  }

  @Test
  void asASelectItem() {
    refused(new Novelty());
  }

  @Test
  void asAnOperand() {
    refused(new Addition().withLeftExpression(new LongValue(1)).withRightExpression(new Novelty()));
  }

  @Test
  void inAList() {
    refused(new ExpressionList<Expression>(new LongValue(1), new Novelty()));
  }

  @Test
  void knownNodesPass() {
    Expression sum =
        new Addition().withLeftExpression(new LongValue(1)).withRightExpression(new LongValue(2));
    assertThat(resolve(sum).touched()).isEmpty();
  }

  private void refused(Expression expression) {
    assertThatThrownBy(() -> resolve(expression)).isInstanceOf(Refusal.class);
  }

  private Analysis resolve(Expression expression) {
    PlainSelect select = new PlainSelect();
    select.addSelectItems(new SelectItem<>(expression));
    return resolver.resolve(
        new Parsed.Tree(select, false, 0, "sha256:0", "SELECT ?"),
        catalog,
        new SessionNames(List.of("PUBLIC"), Map.of()),
        true,
        KeyRequest.NONE);
  }
}
