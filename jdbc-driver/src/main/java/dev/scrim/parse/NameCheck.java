package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.KeyExpression;
import net.sf.jsqlparser.expression.NumericBind;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a tree in which a keyword of the server's became a name: the parser library reserves
 * fewer words, so it reads some statements otherwise than the server.
 */
final class NameCheck {

  /** Nodes that only other servers have; here the words mean something else. */
  private static final Set<Class<?>> MISREAD =
      Set.of(JdbcNamedParameter.class, NumericBind.class, UserVariable.class, KeyExpression.class);

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
    } else if (node instanceof Function function) {
      check(function);
    } else if (node instanceof TimeKeyExpression time && time.getStringValue().indexOf('_') < 0) {
      throw refused(time.getStringValue());
    } else if (MISREAD.contains(node.getClass())) {
      throw notUnderstood(node);
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

  private void check(Function function) {
    List<String> parts = function.getMultipartName();
    if (parts != null) {
      parts.subList(0, parts.size() - 1).forEach(this::refuseReserved);
      String name = parts.get(parts.size() - 1);
      if (!keywords.mayBeFunction(name)) {
        throw refused(name);
      }
    }
    if (function.getKeywordArguments() != null) {
      for (Function.KeywordArgument argument : function.getKeywordArguments()) {
        if (!keywords.isReserved(argument.getKeyword())) {
          throw notUnderstood(argument);
        }
      }
    }
  }

  private void refuseReserved(@Nullable String name) {
    if (name != null && keywords.isReserved(name)) {
      throw refused(name);
    }
  }

  private static Refusal notUnderstood(Object node) {
    return new Refusal(
        "The statement has a construct that is not understood: " + node.getClass().getSimpleName());
  }

  private static Refusal refused(String word) {
    return new Refusal(
        "The statement uses '" + word + "' in a way that is not understood; rewrite that part.");
  }
}
