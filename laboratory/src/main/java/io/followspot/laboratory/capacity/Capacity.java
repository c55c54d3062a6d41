package io.followspot.laboratory.capacity;

/**
 * What an installation needs.
 *
 * @param cameras how many
 * @param framesPerSecond of each
 * @param frame what a frame costs
 * @param keepHours how long frames are kept in Kafka
 * @param replicas copies of each record in Kafka
 */
record Capacity(
    int cameras, double framesPerSecond, FrameCost frame, double keepHours, int replicas) {
  /** The part of the CPU time that is used: the rest is for peaks, restarts and a lost machine. */
  static final double UTILISATION = 0.6;

  /**
   * Frames a second of a slot: Flink's task and its clients take 0.8 ms of a frame by HTTP, on one
   * thread.
   */
  static final double SLOT_FRAMES_PER_SECOND = 1_000 / 0.8 * UTILISATION;

  /** State of a camera and of what its tracks leave in a week, without that of long paths. */
  private static final double STATE_MB = 0.1 + 0.25;

  /** Of a camera's frames, in front of the functions and in Flink, at a second of backlog. */
  private static final double SECONDS_IN_FLIGHT = 1;

  private static final double MS = 1_000;

  /** A frame's way to functions in other processes and back, both ends. */
  private static final double HTTP_MS = 0.4;

  double allFramesPerSecond() {
    return cameras * framesPerSecond;
  }

  /** Cores of functions and Flink. */
  double functionsCores() {
    return cores(frame.functionsMs() + HTTP_MS);
  }

  /** Cores of all brokers: each copy costs about as much as the first. */
  double brokerCores() {
    return cores(frame.brokerMs() * replicas);
  }

  double publisherCores() {
    return cores(frame.publisherMs());
  }

  double gatewayCores() {
    return cores(frame.gatewayMs());
  }

  double cores() {
    return functionsCores() + brokerCores() + publisherCores() + gatewayCores();
  }

  private double cores(double ms) {
    return allFramesPerSecond() * ms / MS / UTILISATION;
  }

  /** Megabytes a second that publishers send. */
  double inboundMb() {
    return allFramesPerSecond() * frame.kilobytes() / MS;
  }

  /** Gigabytes of frames on all brokers together. */
  double framesGb() {
    return inboundMb() * 3_600 * keepHours * replicas / MS;
  }

  /** Gigabytes of Flink's state and of frames in flight. */
  double memoryGb() {
    return (cameras * STATE_MB + inboundMb() * SECONDS_IN_FLIGHT) / MS;
  }

  /** Function slots, with what the busiest one has more than the mean; above 128 none suffice. */
  int slots(String prefix) {
    for (int slots = 1; slots <= CameraPlacement.KEY_GROUPS; slots++) {
      double busiest =
          allFramesPerSecond() / slots * CameraPlacement.slotSkew(prefix, cameras, slots);
      if (busiest <= SLOT_FRAMES_PER_SECOND) {
        return slots;
      }
    }
    return Integer.MAX_VALUE;
  }
}
