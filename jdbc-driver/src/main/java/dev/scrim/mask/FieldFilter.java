package dev.scrim.mask;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.decide.RowFilter;
import dev.scrim.decide.RowFilter.Comparison;
import dev.scrim.decide.RowFilter.Value;
import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes one column's comparison. */
final class FieldFilter {

  private final SqlWords words;
  private final Function<Column, String> names;
  private final Table table;
  private final SubjectValues subject;
  private final FragmentBuilder out;

  FieldFilter(
      SqlWords words,
      Function<Column, String> names,
      Table table,
      SubjectValues subject,
      FragmentBuilder out) {
    this.words = words;
    this.names = names;
    this.table = table;
    this.subject = subject;
    this.out = out;
  }

  Table table() {
    return table;
  }

  void write(RowFilter.Field field) {
    Comparison operator = field.operator();
    Comparand left = Comparand.of(words, FieldNames.find(table, field.field()));
    Value value = field.value();
    boolean list = operator == Comparison.IN || operator == Comparison.NIN;
    if (value instanceof Value.Scalar scalar && scalar.value() == null) {
      isNull(left, operator);
    } else if (value instanceof Value.Scalar scalar && !list) {
      List<Comparand.Operand> operands = left.operands(operator, List.of(scalar.value()));
      compare(left, operator, operands.get(0).type(), () -> bind(left, operands.get(0)));
    } else if (value instanceof Value.Many many && list) {
      inList(left, operator, left.operands(operator, many.values()));
    } else if (value instanceof Value.OtherField other && !list) {
      compareFields(left, operator, Comparand.of(words, FieldNames.find(table, other.field())));
    } else if (value instanceof Value.FromSubject from && list == from.path().equals("roles")) {
      fromSubject(left, operator, from.path());
    } else {
      throw left.refusal(operator, list ? "a list" : "one value");
    }
  }

  private void isNull(Comparand left, Comparison operator) {
    switch (operator) {
      case EQ -> out.text(quoted(left)).text(" IS NULL");
      case NE -> out.text(quoted(left)).text(" IS NOT NULL");
      default -> throw left.refusal(operator, "a value other than null");
    }
  }

  private void compare(Comparand left, Comparison operator, String type, Runnable right) {
    List<String> parts = parts(left, operator, type);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        right.run();
      }
      out.text(parts.get(i));
    }
  }

  /** The text around the right side, which stands once or more often. */
  private List<String> parts(Comparand left, Comparison operator, String type) {
    return switch (operator) {
      case EQ -> symbol(left, "=", type);
      case NE -> symbol(left, "<>", type);
      case LT -> symbol(left, "<", type);
      case LTE -> symbol(left, "<=", type);
      case GT -> symbol(left, ">", type);
      case GTE -> symbol(left, ">=", type);
      default -> {
        if (!left.isText()) {
          throw left.refusal(operator, "a column of text");
        }
        yield words.match(operator, words.asText(left.type(), quoted(left)));
      }
    };
  }

  private List<String> symbol(Comparand left, String symbol, String type) {
    return List.of(words.op(quoted(left), symbol, "CAST("), " AS " + type + ")");
  }

  private void inList(Comparand left, Comparison operator, List<Comparand.Operand> operands) {
    boolean in = operator == Comparison.IN;
    if (operands.isEmpty()) {
      out.text(in ? "FALSE" : "TRUE");
      return;
    }
    out.text(quoted(left)).text(words.listHead(in));
    String before = "CAST(";
    for (Comparand.Operand operand : operands) {
      out.text(before);
      bind(left, operand);
      out.text(" AS " + operand.type() + ")");
      before = ", CAST(";
    }
    out.text(words.listTail());
  }

  private void compareFields(Comparand left, Comparison operator, Comparand right) {
    if (!left.comparesWith(right)) {
      throw left.refusal(operator, "a column of the same type");
    }
    String other = quoted(right);
    if (left.isText()) {
      // the collations of two columns may clash, which the database says for a row
      out.canFail();
    }
    String symbol =
        switch (operator) {
          case EQ -> "=";
          case NE -> "<>";
          case LT -> "<";
          case LTE -> "<=";
          case GT -> ">";
          case GTE -> ">=";
          default -> "";
        };
    if (symbol.isEmpty()) {
      String text = words.asText(right.type(), other);
      compare(left, operator, left.type().comparable(), () -> out.text(text));
    } else {
      out.text(words.op(quoted(left), symbol, other));
    }
  }

  private void fromSubject(Comparand left, Comparison operator, String path) {
    boolean known =
        path.equals("user")
            || path.equals("purpose")
            || path.equals("roles")
            || (path.startsWith("attributes.") && path.length() > "attributes.".length());
    if (!known) {
      throw left.refusal(operator, "user, purpose, roles or attributes.<name> of the subject");
    }
    SubjectUse use = new SubjectUse(path, left.type(), subject);
    out.use(use);
    if (use.unfit()) {
      throw new Refusal(
          "the subject's "
              + path
              + " cannot be compared with column "
              + left.column().name()
              + " of type "
              + left.column().typeName()
              + "; it must be "
              + ColumnValues.expected(left.type().base()));
    }
    List<Comparand.Operand> operands = new ArrayList<>();
    for (String one : use.paths()) {
      operands.add(new Comparand.Operand(null, one, left.type().comparable()));
    }
    if (path.equals("roles")) {
      inList(left, operator, operands);
    } else {
      compare(left, operator, left.type().comparable(), () -> bind(left, operands.get(0)));
    }
  }

  private void bind(Comparand left, Comparand.Operand operand) {
    out.bind(operand.value(), operand.subjectPath(), left.column());
  }

  private String quoted(Comparand side) {
    return names.apply(side.column());
  }

  static String name(Comparison operator) {
    return operator.name().toLowerCase(Locale.ROOT);
  }
}
