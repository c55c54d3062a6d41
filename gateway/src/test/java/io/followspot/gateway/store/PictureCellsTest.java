package io.followspot.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.zones.PathTransitions;
import io.followspot.tracking.zones.PathTransitions.TimedPoint;
import io.followspot.tracking.zones.RelativePoint;
import io.followspot.tracking.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureCellsTest {
  private static final int WIDTH = 1_280;
  private static final int HEIGHT = 720;
  private final Random random = new Random(5);

  @Test
  void anyPathInAnyRegion_sharesACell() {
    int inside = 0;
    int apart = 0;
    for (int i = 0; i < 20_000; i++) {
      TrackSnapshot track = walk(1 + random.nextInt(6));
      List<RelativePoint> triangle = triangle();
      boolean touches =
          !PathTransitions.stays(new Zone("any", triangle), relative(track)).isEmpty();
      boolean shares = PictureCells.of(track).meet(PictureCells.of(triangle));
      assertThat(shares || !touches).as("%s %s", triangle, track).isTrue();
      inside += touches ? 1 : 0;
      apart += shares ? 0 : 1;
    }
    // Both happen often, or nothing would have been tested.
    assertThat(inside).isGreaterThan(2_000);
    assertThat(apart).isGreaterThan(2_000);
  }

  @Test
  void straightWay_isInItsRowOnly() {
    TrackSnapshot track =
        TrackSnapshot.newBuilder()
            .setFrameWidthPx(160)
            .setFrameHeightPx(160)
            .addPath(PathPoint.newBuilder().setXPx(5).setYPx(15))
            .addPath(PathPoint.newBuilder().setXPx(35).setYPx(15))
            .build();
    assertThat(PictureCells.of(track).words()).containsExactly(0b1111L << 16, 0L, 0L, 0L);
  }

  @Test
  void unknownSizeOrPath_isNowhere() {
    assertThat(PictureCells.of(TrackSnapshot.getDefaultInstance()).words())
        .containsOnly(0L)
        .hasSize(4);
  }

  private TrackSnapshot walk(int points) {
    TrackSnapshot.Builder track =
        TrackSnapshot.newBuilder().setFrameWidthPx(WIDTH).setFrameHeightPx(HEIGHT);
    for (int i = 0; i < points; i++) {
      // Some on the grid's own lines, and some off the picture.
      boolean onGrid = random.nextInt(4) == 0;
      float x = onGrid ? 80 * random.nextInt(17) : (random.nextFloat() * 1.2f - 0.1f) * WIDTH;
      float y = onGrid ? 45 * random.nextInt(17) : (random.nextFloat() * 1.2f - 0.1f) * HEIGHT;
      track.addPath(PathPoint.newBuilder().setCapturedAtUs(i * 1_000_000L).setXPx(x).setYPx(y));
    }
    return track.build();
  }

  private List<RelativePoint> triangle() {
    double size = random.nextInt(3) == 0 ? 0.02 : 0.3;
    double x = random.nextInt(17) / 16.0 * (1 - size);
    double y = random.nextDouble() * (1 - size);
    return List.of(
        new RelativePoint(x, y),
        new RelativePoint(x + size, y + size * random.nextDouble() / 2),
        new RelativePoint(x + size * random.nextDouble(), y + size));
  }

  private static List<TimedPoint> relative(TrackSnapshot track) {
    List<TimedPoint> path = new ArrayList<>();
    for (PathPoint p : track.getPathList()) {
      path.add(
          TimedPoint.of(
              p.getCapturedAtUs(), p.getXPx() / (double) WIDTH, p.getYPx() / (double) HEIGHT));
    }
    return path;
  }
}
