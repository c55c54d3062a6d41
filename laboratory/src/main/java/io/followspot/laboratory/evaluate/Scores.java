package io.followspot.laboratory.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.laboratory.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Scores as they are usually published: accuracies in per cent with three decimals, counts
 * unchanged.
 *
 * @param sequence its name
 * @param benchmark whose rules apply
 * @param frames in the sequence
 * @param named the scores by name, in reading order
 */
record Scores(String sequence, String benchmark, int frames, Map<String, Number> named) {
  private static final int COLUMN = 9;

  static Scores of(SequenceFolder folder, Evaluation e) {
    Map<String, Number> named = new LinkedHashMap<>();
    named.put("HOTA", percent(e.hota().hota()));
    named.put("DetA", percent(e.hota().detA()));
    named.put("AssA", percent(e.hota().assA()));
    named.put("LocA", percent(e.hota().locA()));
    named.put("MOTA", percent(e.clear().mota()));
    named.put("MOTP", percent(e.clear().motp()));
    named.put("IDF1", percent(e.identity().idf1()));
    named.put("IDP", percent(e.identity().precision()));
    named.put("IDR", percent(e.identity().recall()));
    named.put("IDSW", e.clear().idSwitches());
    named.put("FP", e.clear().falsePositives());
    named.put("FN", e.clear().falseNegatives());
    named.put("Frag", e.clear().fragmentations());
    named.put("MT", e.clear().mostlyTracked());
    named.put("ML", e.clear().mostlyLost());
    named.put("objects", e.objects());
    named.put("tracks", e.tracks());
    named.put("annotations", e.annotations());
    named.put("results", e.results());
    return new Scores(
        folder.info().name(), folder.benchmark().toString(), folder.info().frames(), named);
  }

  String toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sequence", sequence);
    object.put("benchmark", benchmark);
    object.put("frames", frames);
    object.putAll(named);
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always JSON", e);
    }
  }

  String toTable() {
    StringBuilder table =
        new StringBuilder("%s, rules of %s, %d frames%n".formatted(sequence, benchmark, frames));
    int accuracies = (int) named.values().stream().filter(Double.class::isInstance).count();
    row(table, 0, accuracies);
    row(table, accuracies, named.size());
    return table.toString().stripTrailing();
  }

  private void row(StringBuilder table, int from, int to) {
    StringBuilder values = new StringBuilder();
    int i = 0;
    for (Map.Entry<String, Number> entry : named.entrySet()) {
      if (i >= from && i < to) {
        int width = Math.max(COLUMN, entry.getKey().length() + 2);
        String value =
            entry.getValue() instanceof Double accuracy
                ? String.format(Locale.ROOT, "%.3f", accuracy)
                : entry.getValue().toString();
        table.append(String.format("%" + width + "s", entry.getKey()));
        values.append(String.format("%" + width + "s", value));
      }
      i++;
    }
    table.append('\n').append(values).append('\n');
  }

  private static double percent(double fraction) {
    return Math.round(fraction * 1e5) / 1e3;
  }
}
