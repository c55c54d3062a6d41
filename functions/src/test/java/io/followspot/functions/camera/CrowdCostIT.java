package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.management.ThreadMXBean;
import io.followspot.functions.Messages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.Detections;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a frame with 900 objects costs the camera function, its state read and written each time.
 */
class CrowdCostIT {
  private static final int OBJECTS = 900;
  private static final int FRAMES = 300;

  /** CPU time, which a busy machine hardly stretches. */
  private static final double LIMIT_MS = 15;

  private final ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void frame_of900Objects_takesLessThan15Milliseconds() throws InvalidProtocolBufferException {
    int rounds = Integer.getInteger("rounds", 3);
    double median = 0;
    for (int round = 0; round < rounds; round++) {
      median = medianMs();
    }
    assertThat(median).isLessThan(LIMIT_MS);
  }

  private double medianMs() throws InvalidProtocolBufferException {
    CameraReducer reducer = new CameraReducer(new VisionCache());
    CrowdMessages crowd = new CrowdMessages(OBJECTS, 15);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      records.add(crowd.next().toByteArray());
    }
    byte[] state =
        reducer
            .onRegistration(
                Messages.LOBBY,
                CameraState.getDefaultInstance(),
                CrowdMessages.registration(OBJECTS))
            .state()
            .toByteArray();
    long[] cpuNs = new long[FRAMES];
    long messages = 0;
    long allocated = clock.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < FRAMES; i++) {
      long from = clock.getCurrentThreadCpuTime();
      CameraStep step =
          reducer.onDetections(
              Messages.LOBBY, CameraState.parseFrom(state), Detections.parseFrom(records.get(i)));
      state = step.state().toByteArray();
      cpuNs[i] = clock.getCurrentThreadCpuTime() - from;
      messages += step.outgoing().size();
    }
    allocated = clock.getCurrentThreadAllocatedBytes() - allocated;
    assertThat(CameraState.parseFrom(state).getReportedCount()).isGreaterThanOrEqualTo(OBJECTS);
    Arrays.sort(cpuNs);
    System.out.printf(
        "CPU ms a frame: median %.2f, p99 %.2f; state %d bytes, record %d bytes, allocated %d bytes"
            + " and %.1f messages a frame%n",
        cpuNs[FRAMES / 2] / 1e6,
        cpuNs[FRAMES * 99 / 100] / 1e6,
        state.length,
        records.get(0).length,
        allocated / FRAMES,
        (double) messages / FRAMES);
    return cpuNs[FRAMES / 2] / 1e6;
  }
}
