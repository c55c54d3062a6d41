package io.followspot.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.tracking.geometry.Box;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pictures that the page showed, with the boxes that it drew into them. */
final class ShownFrames {
  private static final int FRAMES_PER_SECOND = 15;

  /** By how people happen to meet, the overlap of a few seconds is 0.1 off. */
  private static final double ENOUGH_MS = 24_000;

  private static final int ENOUGH_BOXES = 200;

  /** For this time after its latest report a box is extrapolated reliably. */
  private static final double FRESH_MS = 600;

  /**
   * Keeps each picture's capture time and boxes, and whether the box's left side has its colour.
   */
  private static final String COLLECT =
      """
      ([selector, seconds]) => new Promise(done => {
        const canvas = document.querySelector(selector);
        const context = canvas.getContext('2d');
        const frames = [];
        const hueAt = (x, y) => {
          let best = [0, -1];
          const row = context.getImageData(Math.max(0, Math.round(x) - 3), Math.round(y), 7, 1).data;
          for (let i = 0; i < row.length; i += 4) {
            const [r, g, b] = row.slice(i, i + 3);
            const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
            const part = most === r ? ((g - b) / (most - least)) % 6
                : most === g ? (b - r) / (most - least) + 2 : (r - g) / (most - least) + 4;
            if (most - least > best[0]) best = [most - least, (part * 60 + 360) % 360];
          }
          return best;
        };
        const keep = ({ detail }) => frames.push({
          at: detail.capturedAt,
          tracks: detail.tracks.map(({ track_id, status, box }) => ({
            id: track_id, status, age: box.age, box: [box.left, box.top, box.width, box.height],
            hue: hueAt(box.left * canvas.width, (box.top + box.height / 2) * canvas.height),
          })),
        });
        canvas.addEventListener('shown', keep);
        setTimeout(() => { canvas.removeEventListener('shown', keep); done(frames); }, seconds * 1000);
      })
      """;

  private final List<Map<String, Object>> frames;
  private final long firstFrameUs;

  private ShownFrames(List<Map<String, Object>> frames, long firstFrameUs) {
    this.frames = frames;
    this.firstFrameUs = firstFrameUs;
  }

  /**
   * Watches a picture until it has shown enough boxes over enough time to measure, or for three
   * minutes: a machine that has much else to do shows few.
   *
   * @param selector the picture's canvas
   * @param firstFrameUs when the camera's first frame was captured, in microseconds since 1970
   */
  @SuppressWarnings("unchecked")
  static ShownFrames watch(Page page, String selector, long firstFrameUs) {
    List<Map<String, Object>> frames = new ArrayList<>();
    ShownFrames shown = new ShownFrames(frames, firstFrameUs);
    for (int i = 0; i < 22 && !shown.areEnough(); i++) {
      frames.addAll((List<Map<String, Object>>) page.evaluate(COLLECT, List.of(selector, 8)));
    }
    return shown;
  }

  /** Returns when a camera's first frame was captured, in microseconds since 1970. */
  static long firstFrameUs(Api api, String camera, Scene scene)
      throws IOException, InterruptedException {
    JsonNode frame =
        api.await("/v1/cameras/" + camera, it -> it.at("/status/frame").has("captured_at"))
            .at("/status/frame");
    Instant capturedAt = Instant.parse(frame.path("captured_at").asText());
    return ChronoUnit.MICROS.between(Instant.EPOCH, capturedAt)
        - scene.offsetUs(frame.path("sequence").asLong());
  }

  /** Fails unless the boxes lie on people, at this moment better than half a second off. */
  void assertOnPeople(Scene scene) {
    double now = overlapWith(scene, 0);
    double before = overlapWith(scene, -FRAMES_PER_SECOND / 2);
    double after = overlapWith(scene, FRAMES_PER_SECOND / 2);
    System.out.printf(
        "boxes on people: IoU %.2f; half a second off %.2f and %.2f; %d boxes, %.2f painted%n",
        now, before, after, freshBoxes(), painted());
    assertThat(areEnough()).isTrue();
    assertThat(now).isGreaterThan(0.4);
    assertThat(now).isGreaterThan(before + 0.05);
    assertThat(now).isGreaterThan(after + 0.05);
    assertThat(painted()).isGreaterThan(0.7);
  }

  private boolean areEnough() {
    double[] at = frames.stream().mapToDouble(frame -> number(frame.get("at"))).toArray();
    return freshBoxes() >= ENOUGH_BOXES && at[at.length - 1] - at[0] >= ENOUGH_MS;
  }

  /** Number of boxes drawn with a recent report; a slow machine has few. */
  private int freshBoxes() {
    return frames.stream().mapToInt(frame -> freshTracksOf(frame).size()).sum();
  }

  /**
   * The overlap of recently reported boxes with people.
   *
   * @param later by how many frames the truth is taken later than the picture
   * @return the mean over boxes and pictures of the best overlap (IoU), 0 to 1
   */
  private double overlapWith(Scene scene, int later) {
    double sum = 0;
    for (Map<String, Object> frame : frames) {
      long index =
          Math.round(
              (number(frame.get("at")) * 1_000 - firstFrameUs) * FRAMES_PER_SECOND / 1e6 + later);
      List<SceneObject> people = scene.frame(Math.max(0, index)).objects();
      for (Box box : boxesOf(frame, scene)) {
        sum += people.stream().mapToDouble(person -> person.box().iou(box)).max().orElse(0);
      }
    }
    return sum / freshBoxes();
  }

  /** The share of boxes whose left side is painted in the colour of their track. */
  private double painted() {
    int boxes = 0;
    int painted = 0;
    for (Map<String, Object> frame : frames) {
      for (Map<String, Object> track : tracksOf(frame)) {
        List<?> hue = (List<?>) track.get("hue");
        List<?> box = (List<?>) track.get("box");
        if (!track.get("status").equals("lost") && number(box.get(0)) > 0.01) {
          String id = (String) track.get("id");
          double wanted = Long.parseLong(id.substring(id.lastIndexOf('.') + 1)) * 137.508 % 360;
          double away = Math.abs(number(hue.get(1)) - wanted) % 360;
          boxes++;
          painted += Math.min(away, 360 - away) < 15 && number(hue.get(0)) > 60 ? 1 : 0;
        }
      }
    }
    return boxes == 0 ? 0 : (double) painted / boxes;
  }

  private static List<Box> boxesOf(Map<String, Object> frame, Scene scene) {
    double width = scene.config().widthPx();
    double height = scene.config().heightPx();
    return freshTracksOf(frame).stream()
        .map(track -> (List<?>) track.get("box"))
        .map(
            box ->
                new Box(
                    number(box.get(0)) * width,
                    number(box.get(1)) * height,
                    number(box.get(2)) * width,
                    number(box.get(3)) * height))
        .toList();
  }

  private static List<Map<String, Object>> freshTracksOf(Map<String, Object> frame) {
    return tracksOf(frame).stream()
        .filter(track -> !track.get("status").equals("lost") && number(track.get("age")) < FRESH_MS)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> tracksOf(Map<String, Object> frame) {
    return (List<Map<String, Object>>) frame.get("tracks");
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
