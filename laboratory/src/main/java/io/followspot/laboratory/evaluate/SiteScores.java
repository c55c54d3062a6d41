package io.followspot.laboratory.evaluate;

import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.laboratory.evaluation.floor.FloorEvaluation;
import io.followspot.simulation.site.FloorSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Runs a site over its cameras' frames, as the site function does, and scores its output.
 *
 * @param named the scores by name, in reading order
 * @param events of the site
 */
record SiteScores(Map<String, Number> named, List<IdentityEvent> events) {
  static SiteScores of(SiteConfig site, List<CameraFrame> frames, List<FloorSample> truth) {
    List<CameraFrame> ordered = new ArrayList<>(frames);
    ordered.sort(
        Comparator.comparingLong(CameraFrame::capturedAtUs).thenComparing(CameraFrame::cameraId));
    List<FloorSample> results = new ArrayList<>();
    List<IdentityEvent> events = new ArrayList<>();
    TreeSet<Long> times = new TreeSet<>();
    byte[] state = {};
    int mostBytes = 0;
    for (CameraFrame frame : ordered) {
      times.add(frame.capturedAtUs());
      SiteStep step = SiteReducer.step(state, site, frame);
      state = step.state();
      mostBytes = Math.max(mostBytes, state.length);
      events.addAll(step.events());
      step.positions().forEach(position -> results.add(sample(position)));
    }
    SiteStep last = SiteReducer.flush(state, site);
    events.addAll(last.events());
    last.positions().forEach(position -> results.add(sample(position)));
    FloorEvaluation found = FloorEvaluation.of(List.copyOf(times), truth, results);
    return new SiteScores(named(found, mostBytes, times.size()), List.copyOf(events));
  }

  private static FloorSample sample(FloorPosition p) {
    long ordinal = Long.parseLong(p.globalId().substring(p.globalId().lastIndexOf('.') + 1));
    return new FloorSample(p.capturedAtUs(), ordinal, p.xM(), p.yM());
  }

  private static Map<String, Number> named(FloorEvaluation found, int mostBytes, int times) {
    Map<String, Number> named = new LinkedHashMap<>();
    named.put("HOTA", rounded(found.scores().hota().hota()));
    named.put("DetA", rounded(found.scores().hota().detA()));
    named.put("AssA", rounded(found.scores().hota().assA()));
    named.put("LocA", rounded(found.scores().hota().locA()));
    named.put("MOTA", rounded(found.scores().clear().mota()));
    named.put("IDF1", rounded(found.scores().identity().idf1()));
    named.put("jerk_ratio", rounded(found.jerkRatio()));
    named.put("error_m", rounded(found.meanErrorM()));
    named.put("IDSW", found.scores().clear().idSwitches());
    named.put("FP", found.scores().clear().falsePositives());
    named.put("FN", found.scores().clear().falseNegatives());
    named.put("objects", found.scores().objects());
    named.put("identities", found.scores().tracks());
    named.put("times", times);
    named.put("state_bytes", mostBytes);
    return named;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  String toTable(String name) {
    StringBuilder names = new StringBuilder();
    StringBuilder values = new StringBuilder();
    named.forEach(
        (key, value) -> {
          int width = Math.max(9, key.length() + 2);
          String text =
              value instanceof Double score
                  ? String.format(Locale.ROOT, "%.4f", score)
                  : "" + value;
          names.append(String.format("%" + width + "s", key));
          values.append(String.format("%" + width + "s", text));
        });
    return name + System.lineSeparator() + names + System.lineSeparator() + values;
  }
}
