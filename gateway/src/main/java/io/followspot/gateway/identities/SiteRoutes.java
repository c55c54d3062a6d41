package io.followspot.gateway.identities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.identity.calibration.CalibrationException;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.calibration.HomographyFit;
import io.followspot.identity.calibration.PointPair;
import io.followspot.json.MessageJson;
import io.followspot.json.MessageReader;
import io.followspot.protos.v1.CalibrationPoint;
import io.followspot.protos.v1.FloorPathPoint;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.tracking.geometry.Point;
import java.io.IOException;
import java.util.List;

/** {@code /v1/sites}: who is where on a site's floor now, and how well a calibration fits. */
public final class SiteRoutes {
  private static final int MAX_BODY_BYTES = 64 << 10;

  private final LatestSites sites;

  /** Answers from the latest positions. */
  public SiteRoutes(LatestSites sites) {
    this.sites = sites;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/sites", this::list),
        Route.get("/v1/sites/{site}/map", this::map),
        Route.change("POST", "/v1/calibrations", SiteRoutes::calibrate));
  }

  private void list(Call call) throws IOException {
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("sites");
    for (String id : sites.ids()) {
      if (sites.find(id).filter(site -> mayRead(call, site)).isPresent()) {
        list.addObject().put("site_id", id);
      }
    }
    call.json(200, answer);
  }

  private void map(Call call) throws IOException {
    String id = call.variable("site");
    LatestSites.Snapshot site =
        sites
            .find(id)
            .filter(found -> mayRead(call, found))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "Nothing came from site "
                            + id
                            + " yet: at least one calibrated camera must have seen somebody."));
    ObjectNode answer = MessageJson.write(site.latest());
    ArrayNode trails = answer.putArray("trails");
    site.trails()
        .forEach(
            (globalId, points) -> {
              ObjectNode trail = trails.addObject();
              trail.put("global_id", globalId);
              ArrayNode path = trail.putArray("path");
              for (FloorPathPoint point : points) {
                path.add(MessageJson.write(point));
              }
            });
    call.json(200, answer);
  }

  private static boolean mayRead(Call call, LatestSites.Snapshot site) {
    return site.latest().getCameraIdsList().stream().allMatch(call.caller()::mayRead);
  }

  /**
   * Fits without storing anything: for whoever clicks points and wants to see how well they fit.
   */
  private static void calibrate(Call call) throws IOException {
    SitePlacement.Builder placement = SitePlacement.newBuilder();
    MessageReader reader = new MessageReader();
    reader.read(JsonText.readObject(call.body(MAX_BODY_BYTES)), placement);
    if (!reader.faults().isEmpty()) {
      throw Problem.invalid("The calibration cannot be read.", Problem.faults(reader.faults()));
    }
    HomographyFit fit;
    try {
      fit = HomographyFit.of(placement.getPointsList().stream().map(SiteRoutes::pair).toList());
    } catch (CalibrationException e) {
      throw Problem.of(
          422,
          "calibration_invalid",
          "The points determine no calibration",
          String.valueOf(e.getMessage()));
    }
    ObjectNode answer = JsonText.object();
    put(answer.putArray("homography"), fit.homography().values());
    put(answer.putArray("floor_to_picture"), fit.homography().inverseValues());
    ArrayNode residuals = answer.putArray("residuals_m");
    fit.residualsM().forEach(residuals::add);
    answer.put("rms_m", fit.rmsM());
    answer.put("condition_number", fit.conditionNumber());
    call.json(200, answer);
  }

  private static void put(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(value);
    }
  }

  private static PointPair pair(CalibrationPoint point) {
    return new PointPair(
        new Point(point.getPicture().getX(), point.getPicture().getY()),
        new FloorPoint(point.getFloor().getXM(), point.getFloor().getYM()));
  }
}
