package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/**
 * Turns SQL text into a tree whose tokens are those of the text, or says what else it is, or
 * refuses it. Immutable, thread-safe.
 */
public final class SqlParser {

  /** The longest statement, in characters. */
  static final int MAX_LENGTH = 1 << 20;

  private final Dialect dialect;
  private final Keywords keywords;
  private final Normalizer normalizer;
  private final JdbcEscapes escapes;
  private final StatementSort sort;

  public SqlParser(Dialect dialect) {
    this.dialect = dialect;
    keywords = new Keywords(dialect);
    normalizer = new Normalizer(dialect, keywords);
    escapes = new JdbcEscapes(dialect);
    sort = new StatementSort(dialect);
  }

  /**
   * What the text is.
   *
   * @param prepared whether {@code ?} is a parameter, as in a {@code PreparedStatement}; else it is
   *     an operator
   * @throws Refusal where it cannot be analysed; the message holds no literal
   */
  public Parsed parse(String sql, boolean prepared) {
    List<Token> tokens = tokens(sql, prepared ? Questions.PARAMETERS : Questions.OPERATORS);
    TableStatements.FromQuery made = sort.fromQuery(tokens);
    if (made != null) {
      return createTableAs(made, tokens);
    }
    Parsed other = sort.withoutTree(tokens);
    if (other != null) {
      return other;
    }
    if (tokens.get(0).is("TRUNCATE")) {
      return TableStatements.truncate(tokens, Fingerprint.of(tokens), Fingerprint.text(tokens));
    }
    int only = TableStatements.onlyOfTarget(tokens);
    Statement tree = statement(only < 0 ? tokens : without(only, tokens));
    return new Parsed.Tree(
        tree, only >= 0, parameters(tokens), Fingerprint.of(tokens), Fingerprint.text(tokens));
  }

  private Parsed createTableAs(TableStatements.FromQuery made, List<Token> tokens) {
    if (parameters(made.head()) > 0 || !(statement(made.query()) instanceof Select query)) {
      throw new Refusal("A table is made from something other than a query");
    }
    String tail = made.tail().isEmpty() ? "" : " " + SqlText.print(made.tail());
    return new Parsed.CreateTableAs(
        SqlText.print(made.head()),
        made.name().text(),
        made.temporary(),
        query,
        tail,
        parameters(tokens),
        Fingerprint.of(tokens),
        Fingerprint.text(tokens));
  }

  private static List<Token> without(int place, List<Token> tokens) {
    List<Token> rest = new ArrayList<>(tokens);
    rest.remove(place);
    return rest;
  }

  private static int parameters(List<Token> tokens) {
    return (int) tokens.stream().filter(t -> t.kind() == Token.Kind.PARAMETER).count();
  }

  /**
   * One expression without parameters, such as a mask or a filter that a policy gives as SQL.
   *
   * @throws Refusal where it cannot be analysed
   */
  public Expression expression(String sql) {
    return tree(tokens(sql, Questions.OPERATORS), CCJSqlParser::Expression);
  }

  /**
   * One query without parameters, such as the definition of a view.
   *
   * @throws Refusal where it is none, or cannot be analysed
   */
  public Statement query(String sql) {
    List<Token> tokens = tokens(sql, Questions.OPERATORS);
    if (sort.fromQuery(tokens) == null
        && sort.withoutTree(tokens) == null
        && statement(tokens) instanceof Select select) {
      return select;
    }
    throw new Refusal("This is not a query.");
  }

  private List<Token> tokens(String sql, Questions questions) {
    if (sql.length() > MAX_LENGTH) {
      throw new Refusal("The statement is longer than " + MAX_LENGTH + " characters.");
    }
    List<Token> tokens = escapes.translate(new Lexer(dialect, questions).lex(sql));
    return Shape.checked(tokens);
  }

  private Statement statement(List<Token> tokens) {
    Statement statement = tree(tokens, CCJSqlParser::Statement);
    if (statement instanceof Select
        || statement instanceof Insert
        || statement instanceof Update
        || statement instanceof Delete
        || statement instanceof Merge) {
      return statement;
    }
    throw new Refusal(
        "The statement is not understood: " + statement.getClass().getSimpleName() + ".");
  }

  private <T> T tree(List<Token> tokens, GuardedParser.Production<T> production) {
    List<Token> normal = normalizer.normalize(tokens);
    ParserText text = new ParserText(keywords, normal, dialect == Dialect.POSTGRESQL);
    T tree = GuardedParser.parse(text, production);
    try {
      T restored = new TreeRestorer(text.standIns(), keywords).restore(tree);
      String printed = String.valueOf(restored);
      TokenComparison.require(normal, new Lexer(dialect, Questions.NUMBERED).lex(printed));
      return restored;
    } catch (StackOverflowError e) {
      throw GuardedParser.tooDeep();
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      // A node that cannot even print itself: not a tree to rely on.
      throw new Refusal("The statement could not be analysed. Rewrite it in plainer SQL.");
    }
  }
}
