package dev.scrim.resolve;

import dev.scrim.error.Refusal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import org.jspecify.annotations.Nullable;

/**
 * The children of syntax-tree nodes, found by looking at every field, so that none can be
 * forgotten; a class that is not on the list of known ones is a refusal.
 */
final class Nodes {

  private static final String TREE = "net.sf.jsqlparser.";

  /** Nodes that our own parser adds to those of the library. */
  private static final String OUR_NODES = "dev.scrim.parse.";

  private static final String BOOKKEEPING = "net.sf.jsqlparser.parser.";

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          for (Class<?> c = type; mayHoldNodes(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
              if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                fields.add(field);
              }
            }
          }
          return List.copyOf(fields);
        }
      };

  private Nodes() {}

  /** One field of a node that is not empty. */
  record Part(String name, Object value) {}

  /** The fields of a node that are not null, empty, false or zero. */
  static List<Part> parts(Object node) {
    List<Part> parts = new ArrayList<>();
    for (Field field : FIELDS.get(node.getClass())) {
      Object value = read(field, node);
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        parts.add(new Part(field.getName(), value));
      }
    }
    return parts;
  }

  /** Nodes among the fields and list elements of a node, in the order of its fields. */
  static List<Object> children(Object node) {
    List<Object> children = new ArrayList<>();
    if (node instanceof List<?> list) {
      list.forEach(element -> collect(element, children));
    }
    for (Part part : parts(node)) {
      collect(part.value(), children);
    }
    return children;
  }

  /** Text among the fields and list elements of a node. */
  static List<String> texts(Object node) {
    List<String> texts = new ArrayList<>();
    parts(node).forEach(part -> collectTexts(part.value(), texts));
    return texts;
  }

  private static void collectTexts(@Nullable Object value, List<String> into) {
    if (value instanceof CharSequence text) {
      into.add(text.toString());
    } else if (value instanceof Iterable<?> values && !isTree(value.getClass())) {
      values.forEach(element -> collectTexts(element, into));
    }
  }

  /** Refuses parts of a node other than the named ones, by the name of the part. */
  static void onlyParts(Object node, String construct, Set<String> handled) {
    for (Part part : parts(node)) {
      if (!handled.contains(part.name()) && isSomething(part.value())) {
        throw new Refusal(
            "This "
                + construct
                + " uses a clause that Scrim does not analyse ("
                + part.name()
                + "); write it without that clause");
      }
    }
  }

  /** A name for people: {@code IsNullExpression} is "IsNullExpression". */
  static String describe(Object node) {
    return node.getClass().getSimpleName();
  }

  private static boolean isSomething(Object value) {
    return !(value instanceof Boolean) && !(value instanceof Number) && !(value instanceof Enum<?>);
  }

  private static void collect(@Nullable Object value, List<Object> into) {
    if (value == null || value instanceof Enum<?>) {
      return;
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      collect(entry.getKey(), into);
      collect(entry.getValue(), into);
    } else if (isTree(value.getClass())) {
      into.add(value);
    } else if (value instanceof Iterable<?> values) {
      values.forEach(element -> collect(element, into));
    } else if (!isLeaf(value)) {
      throw new Refusal(
          "A part of the statement (" + describe(value) + ") is not one that Scrim analyses");
    }
  }

  private static boolean mayHoldNodes(@Nullable Class<?> type) {
    return type != null && type != ASTNodeAccessImpl.class && isTree(type);
  }

  /** The parser's own bookkeeping, such as where a token stood, is no part of the tree. */
  private static boolean isTree(Class<?> type) {
    String name = type.getName();
    return (name.startsWith(TREE) && !name.startsWith(BOOKKEEPING)) || name.startsWith(OUR_NODES);
  }

  private static boolean isLeaf(Object value) {
    return value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof java.util.Date
        || value.getClass().getName().startsWith(BOOKKEEPING);
  }

  private static @Nullable Object read(Field field, Object node) {
    try {
      return field.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
