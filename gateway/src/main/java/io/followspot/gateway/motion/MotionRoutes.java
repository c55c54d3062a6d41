package io.followspot.gateway.motion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.MotionMap;
import java.io.IOException;
import java.util.List;

/** {@code /v1/cameras/{id}/motion}: the speed of motion in each part of the picture. */
public final class MotionRoutes {
  private final LatestMotionMaps board;

  /** Creates the routes over these maps. */
  public MotionRoutes(LatestMotionMaps board) {
    this.board = board;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/cameras/{camera}/motion", this::motion));
  }

  private void motion(Call call) throws IOException {
    String camera = call.variable("camera");
    MotionHeat heat =
        board
            .find(camera)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "No motion map of camera "
                            + camera
                            + " has arrived yet; its vision.motion_map must be on."));
    MotionMap map = heat.latest();
    ObjectNode answer = JsonText.object();
    answer.put("camera_id", camera);
    answer.put("captured_at", TimestampFormat.format(map.getFrame().getCapturedAtUs()));
    answer.put("frame_width_px", map.getFrameWidthPx());
    answer.put("frame_height_px", map.getFrameHeightPx());
    answer.put("columns", map.getColumns());
    answer.put("rows", map.getRows());
    map.getRightPxPerSList().forEach(answer.putArray("right_px_per_s")::add);
    map.getDownPxPerSList().forEach(answer.putArray("down_px_per_s")::add);
    map.getSpeedPxPerSList().forEach(answer.putArray("speed_px_per_s")::add);
    ArrayNode mean = answer.putArray("mean_speed_px_per_s");
    for (double speed : heat.pxPerS()) {
      mean.add(Math.round(speed * 1_000) / 1_000.0);
    }
    call.json(200, answer);
  }
}
