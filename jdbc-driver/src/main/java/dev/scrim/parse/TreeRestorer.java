package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.sf.jsqlparser.Model;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import org.jspecify.annotations.Nullable;

/**
 * Puts the original identifiers, strings and operators back into a tree in place of their {@link
 * StandIns}. It walks over the fields of the nodes, so that no kind of node can be forgotten.
 */
final class TreeRestorer {

  private static final String PACKAGE = Model.class.getPackageName() + ".";

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private final StandIns standIns;
  private final NameCheck names;
  private final OperatorChains chains;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  TreeRestorer(StandIns standIns, Keywords keywords) {
    this.standIns = standIns;
    names = new NameCheck(keywords, standIns);
    chains = new OperatorChains(standIns, this::restore, this::editOwnFields);
  }

  /** The value to stand in the place of that one. */
  @SuppressWarnings("unchecked")
  <T> T restore(T value) {
    return (T) Objects.requireNonNull(edited(value));
  }

  private @Nullable Object edited(@Nullable Object value) {
    if (value instanceof String text) {
      return standIns.restore(text);
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return new SimpleEntry<>(edited(entry.getKey()), edited(entry.getValue()));
    }
    if (value == null || value instanceof Enum || !seen.add(value)) {
      return value;
    }
    if (value instanceof BinaryExpression binary) {
      return chains.restore(binary);
    }
    if (value instanceof List<?> list) {
      editAll(list);
    }
    if (value instanceof Function call && call.getMultipartName() != null) {
      List<String> texts = standIns.call(call.getName());
      if (texts != null) {
        return syntaxCall(call, texts);
      }
    }
    if (value.getClass().getName().startsWith(PACKAGE)) {
      editFields(value, null);
    }
    return value;
  }

  /** Its arguments must be all that it has. */
  private SyntaxCall syntaxCall(Function call, List<String> texts) {
    ExpressionList<?> arguments = SyntaxCall.arguments(call);
    int count = arguments == null ? 0 : arguments.size();
    if (count != texts.size() - 1) {
      throw notUnderstood(call);
    }
    editFields(call, null);
    return new SyntaxCall(call, texts);
  }

  @SuppressWarnings("unchecked")
  private void editAll(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object before = list.get(i);
      Object after = edited(before);
      if (after != before) {
        try {
          ((List<@Nullable Object>) list).set(i, after);
        } catch (UnsupportedOperationException e) {
          throw notUnderstood(list);
        }
      }
    }
  }

  /** The fields of a binary expression other than its two sides. */
  private void editOwnFields(BinaryExpression node) {
    editFields(node, BinaryExpression.class);
  }

  private void editFields(Object node, @Nullable Class<?> except) {
    names.check(node);
    if (node instanceof ASTNodeAccess access) {
      // It would keep the parser with all its tokens alive.
      access.setASTNode(null);
    }
    for (Field field : FIELDS.get(node.getClass())) {
      if (field.getDeclaringClass() == except) {
        continue;
      }
      try {
        Object before = field.get(node);
        Object after = edited(before);
        if (after != before) {
          field.set(node, after);
        }
      } catch (IllegalAccessException e) {
        throw notUnderstood(node);
      }
    }
  }

  private static Refusal notUnderstood(Object node) {
    return new Refusal(
        "The statement has a construct that is not understood: " + node.getClass().getSimpleName());
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c.getName().startsWith(PACKAGE); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        boolean data =
            !Modifier.isStatic(field.getModifiers())
                && !field.getType().isPrimitive()
                && !field.getType().isEnum();
        if (data) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }
}
