package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.NumericBind;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a tree in which a keyword of the server's became a name: the parser library reserves
 * fewer words, so it reads some statements otherwise than the server.
 */
final class NameCheck {

  private final Keywords keywords;
  private final StandIns standIns;

  NameCheck(Keywords keywords, StandIns standIns) {
    this.keywords = keywords;
    this.standIns = standIns;
  }

  /** Looks at the node alone, before its names are restored. */
  void check(Object node) {
    if (node instanceof Column column) {
      checkColumn(String.valueOf(column.getColumnName()));
    } else if (node instanceof Table table) {
      refuseReserved(table.getName());
      refuseReserved(table.getSchemaName());
      refuseReserved(table.getDatabaseName());
      if (table.getNamePartDelimiters().stream().anyMatch(delimiter -> !delimiter.equals("."))) {
        throw refused(":");
      }
    } else if (node instanceof Alias alias) {
      refuseReserved(alias.getName());
    } else if (node instanceof Alias.AliasColumn column) {
      refuseReserved(column.name);
    } else if (node instanceof Function function && function.getMultipartName() != null) {
      check(function.getMultipartName());
    } else if (node instanceof JdbcNamedParameter
        || node instanceof NumericBind
        || node instanceof UserVariable) {
      throw refused(":");
    }
  }

  private void checkColumn(String name) {
    Token operator = standIns.operator(name);
    if (operator != null) {
      throw OperatorChains.misplaced(operator);
    }
    if (!keywords.mayBeColumn(name)) {
      throw refused(name);
    }
  }

  private void check(List<String> functionName) {
    for (int i = 0; i < functionName.size() - 1; i++) {
      refuseReserved(functionName.get(i));
    }
    String name = functionName.get(functionName.size() - 1);
    if (!keywords.mayBeFunction(name)) {
      throw refused(name);
    }
  }

  private void refuseReserved(@Nullable String name) {
    if (name != null && keywords.isReserved(name)) {
      throw refused(name);
    }
  }

  private static Refusal refused(String word) {
    return new Refusal(
        "The statement uses '" + word + "' in a way that is not understood; rewrite that part.");
  }
}
