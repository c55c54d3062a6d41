package io.followspot.laboratory.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.identity.calibration.CalibrationException;
import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.calibration.HomographyFit;
import io.followspot.identity.calibration.Intrinsics;
import io.followspot.identity.calibration.PointPair;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.TrackSighting;
import io.followspot.simulation.site.FloorSample;
import io.followspot.terminal.CliException;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A recorded site in SceneScape's layout: {@code config.json} with the cameras' calibrations,
 * {@code gtLoc.json} with the truth on the floor and {@code CAMERA.json} with each camera's boxes,
 * one object per line.
 */
public final class SiteFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<SiteCamera> cameras;

  private SiteFolder(Path folder, List<SiteCamera> cameras) {
    this.folder = folder;
    this.cameras = cameras;
  }

  /**
   * Opens a site.
   *
   * @throws CliException if the folder is not one
   */
  public static SiteFolder open(Path folder) {
    Path file = folder.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      throw new CliException("no site: there is no file " + file);
    }
    JsonNode sensors = parse(String.join("\n", RowFile.lines(file, "site")), file).path("sensors");
    List<SiteCamera> cameras = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : sensors.properties()) {
      try {
        cameras.add(new SiteCamera(entry.getKey(), view(entry.getValue())));
      } catch (CalibrationException e) {
        throw new CliException(file + ": camera " + entry.getKey() + ": " + e.getMessage());
      }
    }
    if (cameras.isEmpty()) {
      throw new CliException(file + " names no sensors");
    }
    return new SiteFolder(folder, List.copyOf(cameras));
  }

  /** Its cameras with their calibrations. */
  public List<SiteCamera> cameras() {
    return cameras;
  }

  /** The truth on the floor, in order of time. */
  public List<FloorSample> truth() {
    List<FloorSample> samples = new ArrayList<>();
    Path file = folder.resolve("gtLoc.json");
    for (JsonNode line : lines(file)) {
      for (JsonNode objects : line.path("objects")) {
        for (JsonNode object : objects) {
          JsonNode at = object.path("translation");
          samples.add(
              new FloorSample(
                  timeUs(line, file),
                  object.path("id").asLong(),
                  at.path(0).asDouble(),
                  at.path(1).asDouble()));
        }
      }
    }
    return samples;
  }

  /**
   * A camera's boxes with the ids that the file gives them.
   *
   * @param suffix of the file's name behind the camera's, such as {@code _10fps}
   */
  public List<CameraFrame> frames(String camera, String suffix) {
    Path file = folder.resolve(camera + suffix + ".json");
    List<CameraFrame> frames = new ArrayList<>();
    for (JsonNode line : lines(file)) {
      List<TrackSighting> sightings = new ArrayList<>();
      for (Map.Entry<String, JsonNode> objects : line.path("objects").properties()) {
        for (JsonNode object : objects.getValue()) {
          JsonNode box = object.path("bounding_box_px");
          double width = box.path("width").asDouble();
          double height = box.path("height").asDouble();
          if (width > 0 && height > 0) {
            sightings.add(
                new TrackSighting(
                    camera + "." + object.path("id").asText(),
                    new Box(box.path("x").asDouble(), box.path("y").asDouble(), width, height),
                    objects.getKey()));
          }
        }
      }
      frames.add(new CameraFrame(camera, timeUs(line, file), sightings));
    }
    return frames;
  }

  private static CameraView view(JsonNode sensor) {
    List<PointPair> pairs = new ArrayList<>();
    JsonNode picture = sensor.path("camera points");
    JsonNode floor = sensor.path("map points");
    for (int i = 0; i < Math.min(picture.size(), floor.size()); i++) {
      pairs.add(
          new PointPair(
              new Point(picture.get(i).path(0).asDouble(), picture.get(i).path(1).asDouble()),
              new FloorPoint(floor.get(i).path(0).asDouble(), floor.get(i).path(1).asDouble())));
    }
    JsonNode k = sensor.path("intrinsics");
    Intrinsics intrinsics =
        k.size() < 4
            ? null
            : new Intrinsics(
                k.get(0).asDouble(), k.get(1).asDouble(), k.get(2).asDouble(), k.get(3).asDouble());
    return new CameraView(
        HomographyFit.of(pairs).homography(),
        sensor.path("width").asInt(),
        sensor.path("height").asInt(),
        intrinsics);
  }

  private static List<JsonNode> lines(Path file) {
    return RowFile.lines(file, "site's data").stream()
        .filter(line -> !line.isBlank())
        .map(line -> parse(line, file))
        .toList();
  }

  private static JsonNode parse(String text, Path file) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CliException(file + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private static long timeUs(JsonNode line, Path file) {
    String text = line.path("timestamp").asText();
    try {
      Instant at = Instant.parse(text);
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    } catch (DateTimeException e) {
      throw new CliException(file + " has no time \"" + text + "\"");
    }
  }
}
