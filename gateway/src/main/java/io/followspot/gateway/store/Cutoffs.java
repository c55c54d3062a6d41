package io.followspot.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Times before which rows are deleted, in microseconds since 1970.
 *
 * @param column whose value says which time holds for a row
 * @param othersUs of rows with any other value
 * @param ofValuesUs of rows with these values
 */
record Cutoffs(String column, long othersUs, Map<String, Long> ofValuesUs) {
  Cutoffs {
    ofValuesUs = Map.copyOf(ofValuesUs);
  }

  /** Parts of a table, each with one time; no row is in two. */
  List<Part> parts() {
    Map<Long, List<String>> values = new TreeMap<>();
    ofValuesUs.forEach(
        (value, us) -> values.computeIfAbsent(us, any -> new ArrayList<>()).add(value));
    List<Part> parts = new ArrayList<>();
    values.forEach((us, some) -> parts.add(new Part(column + " = any(:values)", us, some)));
    parts.add(
        ofValuesUs.isEmpty()
            ? new Part("true", othersUs, List.of())
            : new Part(
                "not (" + column + " = any(:values))", othersUs, List.copyOf(ofValuesUs.keySet())));
    return parts;
  }

  /**
   * Rows with one time.
   *
   * @param condition in SQL, which {@link #bindTo} completes
   * @param beforeUs the time
   */
  record Part(String condition, long beforeUs, List<String> values) {
    /** Sets {@code :before}, and the values of the condition. */
    <S extends SqlStatement<S>> S bindTo(S statement) {
      statement.bind("before", beforeUs);
      return values.isEmpty() ? statement : statement.bindArray("values", String.class, values);
    }
  }
}
