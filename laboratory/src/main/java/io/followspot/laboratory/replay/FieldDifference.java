package io.followspot.laboratory.replay;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists the differing fields of two messages of one type. */
final class FieldDifference {
  private static final int MAX_FIELDS = 5;

  private final List<String> found = new ArrayList<>();

  private FieldDifference() {}

  /** Returns the fields that differ, as {@code track.hits 7 instead of 8}; the first few. */
  static String between(Message expected, Message actual) {
    FieldDifference difference = new FieldDifference();
    difference.compare("", expected, actual);
    List<String> found = difference.found;
    if (found.isEmpty()) {
      return "the same fields, serialised differently";
    }
    String all = String.join(", ", found.subList(0, Math.min(MAX_FIELDS, found.size())));
    return found.size() > MAX_FIELDS ? all + " and " + (found.size() - MAX_FIELDS) + " more" : all;
  }

  private void compare(String path, Message expected, Message actual) {
    Set<FieldDescriptor> fields = new TreeSet<>(expected.getAllFields().keySet());
    fields.addAll(actual.getAllFields().keySet());
    for (FieldDescriptor field : fields) {
      Object before = expected.getField(field);
      Object after = actual.getField(field);
      if (before.equals(after)) {
        continue;
      }
      if (before instanceof Message nested && after instanceof Message other) {
        compare(path + field.getName() + ".", nested, other);
      } else {
        found.add(path + field.getName() + " " + text(after) + " instead of " + text(before));
      }
    }
  }

  private static String text(Object value) {
    return value instanceof List<?> list ? list.size() + " entries" : value.toString();
  }
}
