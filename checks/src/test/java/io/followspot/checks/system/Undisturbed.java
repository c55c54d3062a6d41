package io.followspot.checks.system;

import io.followspot.cli.replay.Difference;
import io.followspot.cli.replay.KafkaRecording;
import io.followspot.functions.camera.VisionCache;
import io.followspot.kafka.KafkaConnection;
import java.util.LinkedHashMap;
import java.util.List;

/** What a camera's events would be if nothing had gone wrong. */
public final class Undisturbed {
  private Undisturbed() {}

  /** In what the committed events are others than those of an undisturbed run. */
  public static List<Difference> differences(KafkaConnection kafka, String cameraId) {
    try (VisionCache vision = new VisionCache()) {
      return new KafkaRecording(kafka, List.of(cameraId))
          .compare(vision, new LinkedHashMap<>())
          .differences();
    }
  }
}
