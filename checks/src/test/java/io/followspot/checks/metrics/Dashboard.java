package io.followspot.checks.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.metrics.Metric;
import java.io.IOException;
import java.util.Locale;

/** The Grafana dashboard {@code deploy/grafana/followspot.json}: a panel for each metric. */
final class Dashboard {
  private static final int WIDTH = 8;
  private static final int HEIGHT = 7;
  private static final int COLUMNS = 24;

  private final ObjectMapper json = new ObjectMapper();
  private final ArrayNode panels;
  private int x;
  private int y;
  private int id = 1;

  private final ObjectNode root = json.createObjectNode();

  private Dashboard() {
    root.put("title", "Followspot").put("uid", "followspot").put("schemaVersion", 39);
    root.put("refresh", "10s").put("editable", true);
    root.putObject("time").put("from", "now-1h").put("to", "now");
    ObjectNode source = root.putObject("templating").putArray("list").addObject();
    source.put("name", "source").put("type", "datasource").put("query", "prometheus");
    panels = root.putArray("panels");
  }

  /** Writes the whole dashboard. */
  static String text() throws IOException {
    Dashboard dashboard = new Dashboard();
    for (Metric.Source source : Metric.Source.values()) {
      dashboard.row(source.name().charAt(0) + source.name().substring(1).toLowerCase(Locale.ROOT));
      for (Metric metric : Metric.values()) {
        if (metric.source() == source) {
          dashboard.panel(metric);
        }
      }
    }
    return dashboard
            .json
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(dashboard.root)
        + "\n";
  }

  private void row(String title) {
    y += x > 0 ? HEIGHT : 0;
    x = 0;
    ObjectNode row = panels.addObject();
    row.put("id", id++).put("type", "row").put("title", title).put("collapsed", false);
    place(row, COLUMNS, 1);
    y += 1;
  }

  private void panel(Metric metric) {
    ObjectNode panel = panels.addObject();
    panel.put("id", id++).put("type", "timeseries").put("title", title(metric));
    panel.put("description", metric.help());
    panel.putObject("datasource").put("type", "prometheus").put("uid", "${source}");
    place(panel, WIDTH, HEIGHT);
    x += WIDTH;
    if (x >= COLUMNS) {
      x = 0;
      y += HEIGHT;
    }
    panel.putObject("fieldConfig").putObject("defaults").put("unit", unit(metric));
    ArrayNode targets = panel.putArray("targets");
    if (metric.type() == Metric.Type.HISTOGRAM) {
      target(targets, quantile("0.5", metric), "p50" + legend(metric));
      target(targets, quantile("0.99", metric), "p99" + legend(metric));
    } else {
      target(targets, query(metric), legend(metric).strip());
    }
  }

  private void target(ArrayNode targets, String query, String legend) {
    ObjectNode target = targets.addObject();
    target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
    target.put("expr", query).put("legendFormat", legend);
  }

  private void place(ObjectNode panel, int width, int height) {
    panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
  }

  private static String title(Metric metric) {
    return metric.metricName().substring("followspot_".length()).replace('_', ' ');
  }

  private static String unit(Metric metric) {
    String name = metric.metricName();
    if (name.endsWith("_timestamp_seconds")) {
      return "s";
    }
    return metric.type() == Metric.Type.COUNTER
        ? "cps"
        : name.endsWith("_seconds") ? "s" : name.endsWith("_bytes") ? "bytes" : "short";
  }

  private static String query(Metric metric) {
    String by = metric.labels().isEmpty() ? "" : " by (" + String.join(", ", metric.labels()) + ")";
    if (metric.type() == Metric.Type.COUNTER) {
      return "sum" + by + " (rate(" + metric.metricName() + "[$__rate_interval]))";
    }
    return switch (metric) {
      case CAMERA_LAST_FRAME_TIMESTAMP_SECONDS ->
          "time() - max" + by + " (" + metric.metricName() + ")";
      case CAMERA_LAG_SECONDS, PART_UP, DISK_FREE_BYTES ->
          "min" + by + " (" + metric.metricName() + ")";
      case IN_FLIGHT_BYTES, STREAMS_OPEN, CONNECTIONS_OPEN, PUBLISHER_WAITING ->
          "sum" + by + " (" + metric.metricName() + ")";
      default -> "max" + by + " (" + metric.metricName() + ")";
    };
  }

  private static String quantile(String quantile, Metric metric) {
    String by = metric.labels().isEmpty() ? "le" : "le, " + String.join(", ", metric.labels());
    return String.format(
        "histogram_quantile(%s, sum by (%s) (rate(%s_bucket[$__rate_interval])))",
        quantile, by, metric.metricName());
  }

  private static String legend(Metric metric) {
    StringBuilder legend = new StringBuilder();
    metric.labels().forEach(label -> legend.append(" {{").append(label).append("}}"));
    return legend.toString();
  }
}
