package io.followspot.checks.system;

import io.followspot.functions.camera.VisionCache;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.replay.Difference;
import io.followspot.laboratory.replay.KafkaRecording;
import java.util.LinkedHashMap;
import java.util.List;

/** A camera's events of an undisturbed run. */
public final class Undisturbed {
  private Undisturbed() {}

  /** The differences of committed events from those of an undisturbed run. */
  public static List<Difference> differences(KafkaConnection kafka, String cameraId) {
    try (VisionCache vision = new VisionCache()) {
      return new KafkaRecording(kafka, List.of(cameraId))
          .compare(vision, new LinkedHashMap<>(), outgoing -> {})
          .differences();
    }
  }
}
