package io.followspot.gateway.cameras;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.LineChoice;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The directions of lines by the names that their registrations give them, as in and out. */
public final class LineDirections {
  private static final String FORWARD = "forward";
  private static final String BACKWARD = "backward";

  private final Cameras cameras;

  /** Names directions as these registrations do. */
  public LineDirections(Cameras cameras) {
    this.cameras = cameras;
  }

  /**
   * The name of a direction of a line.
   *
   * @return empty if the line has none, or is no longer registered
   */
  public Optional<String> name(String cameraId, String lineId, boolean forward) {
    return cameras.find(cameraId).stream()
        .flatMap(camera -> camera.getLinesList().stream())
        .filter(line -> line.getLineId().equals(lineId))
        .map(line -> forward ? line.getForwardName() : line.getBackwardName())
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /**
   * Reads the parameters {@code line} and {@code direction}: forward, backward, or what the lines
   * of these cameras call it.
   *
   * @param cameraIds of these; empty means all that the client may read
   * @return empty if neither parameter is given
   * @throws io.followspot.gateway.problem.ProblemException if no line has such a direction, or if
   *     it is the one of some and the other of others
   */
  public Optional<LineChoice> choice(Call call, List<String> cameraIds) {
    Parameters parameters = call.parameters();
    List<String> lines = parameters.list("line", Ids::isName, Ids.NAME_RULE);
    Optional<String> direction = parameters.text("direction");
    if (lines.isEmpty() && direction.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new LineChoice(lines, direction.map(it -> isForward(it, lines, cameraIds))));
  }

  private boolean isForward(String direction, List<String> lineIds, List<String> cameraIds) {
    if (direction.equals(FORWARD) || direction.equals(BACKWARD)) {
      return direction.equals(FORWARD);
    }
    Set<String> known = new TreeSet<>(List.of(FORWARD, BACKWARD));
    boolean forward = false;
    boolean backward = false;
    for (CameraRegistration camera : cameras.all()) {
      if (!cameraIds.isEmpty() && !cameraIds.contains(camera.getCameraId())) {
        continue;
      }
      for (Line line : camera.getLinesList()) {
        if (lineIds.isEmpty() || lineIds.contains(line.getLineId())) {
          forward |= line.getForwardName().equals(direction);
          backward |= line.getBackwardName().equals(direction);
          known.addAll(List.of(line.getForwardName(), line.getBackwardName()));
        }
      }
    }
    known.remove("");
    if (forward == backward) {
      throw Problem.badParameter(
          "direction",
          forward
              ? "is forward at some of these lines and backward at others: name one line"
              : "must be one of " + String.join(", ", known));
    }
    return forward;
  }
}
