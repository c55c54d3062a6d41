package io.followspot.gateway.live;

import io.followspot.gateway.http.EndlessAnswer;
import io.followspot.json.TimestampFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Produces the picture stream of one client: always the latest of each camera, so that a slow
 * client skips pictures but never lags.
 */
final class FrameStream implements EndlessAnswer.Source, Runnable {
  static final String BOUNDARY = "followspot-frame";

  private final EndlessAnswer answer;
  private final LiveRoutes.Frames frames;
  private final Wanted wanted;
  private final Map<String, LiveFrame> seen = new HashMap<>();
  private final ArrayDeque<ByteBuffer> round = new ArrayDeque<>();
  private long nextRoundNs = System.nanoTime();
  private boolean isWakeSet;

  /**
   * The client's choice.
   *
   * @param cameras which cameras; empty means all
   * @param fps maximum rounds of pictures per second
   * @param stillHere the keep-alive text when there is no new picture
   */
  record Wanted(Set<String> cameras, int fps, String stillHere) {}

  FrameStream(EndlessAnswer answer, LiveRoutes.Frames frames, Wanted wanted) {
    this.answer = answer;
    this.frames = frames;
    this.wanted = wanted;
    frames.listen(this);
  }

  /** Called when a picture has come. */
  @Override
  public void run() {
    answer.wake();
  }

  @Override
  public @Nullable ByteBuffer next() {
    if (round.isEmpty() && isTime()) {
      for (LiveFrame frame : frames.newer(wanted.cameras(), seen)) {
        seen.put(frame.cameraId(), frame);
        round.add(head(frame));
        round.add(ByteBuffer.wrap(frame.jpeg()));
        round.add(text("\r\n"));
      }
      if (!round.isEmpty()) {
        nextRoundNs = System.nanoTime() + 1_000_000_000L / wanted.fps();
      }
    }
    return round.poll();
  }

  /** Tells whether the next round may begin; if not, schedules it. */
  private boolean isTime() {
    long leftNs = nextRoundNs - System.nanoTime();
    if (leftNs <= 0) {
      isWakeSet = false;
      return true;
    }
    if (!isWakeSet) {
      isWakeSet = true;
      answer.wakeAfter(Duration.ofNanos(leftNs));
    }
    return false;
  }

  @Override
  public @Nullable ByteBuffer beat() {
    return round.isEmpty() ? text(wanted.stillHere()) : null;
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public void close() {
    frames.forget(this);
  }

  private static ByteBuffer head(LiveFrame frame) {
    return text(
        "--"
            + BOUNDARY
            + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
            + frame.jpeg().length
            + "\r\nFollowspot-Camera: "
            + frame.cameraId()
            + "\r\nFollowspot-Captured-At: "
            + TimestampFormat.format(frame.capturedAtUs())
            + "\r\n\r\n");
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
