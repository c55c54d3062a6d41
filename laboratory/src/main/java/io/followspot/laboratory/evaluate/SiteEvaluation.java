package io.followspot.laboratory.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.TrackSighting;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.simulation.site.FloorSample;
import io.followspot.terminal.CliException;
import io.followspot.tracking.geometry.Box;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code followspot evaluate --site}: identities across a recorded site's cameras. */
final class SiteEvaluation {
  @Option(
      names = "--site",
      paramLabel = "DIR",
      description =
          "Instead of a sequence: a recorded site with config.json, gtLoc.json and per camera"
              + " CAMERA.json (boxes) or CAMERA.mp4. Similarity is max(0, 1 - d / 2 m).")
  private @Nullable Path folder;

  @Option(
      names = "--site-rate",
      paramLabel = "SUFFIX",
      defaultValue = "",
      description = "Which of the site's recordings: CAMERASUFFIX.json, for example _10fps.")
  private String suffix = "";

  @Option(
      names = "--site-videos",
      description = "With --site: from the videos by our own detection, not from the boxes.")
  private boolean videos;

  boolean isAsked() {
    return folder != null;
  }

  int run(CameraRegistration settings, Path models, boolean json, PrintWriter out) {
    Path directory = folder == null ? Path.of("") : folder;
    SiteFolder site = SiteFolder.open(directory);
    List<FloorSample> truth = site.truth();
    List<CameraFrame> frames = new ArrayList<>();
    for (SiteCamera camera : site.cameras()) {
      List<CameraFrame> boxes = site.frames(camera.cameraId(), suffix);
      frames.addAll(videos ? watch(directory, camera, boxes, settings, models) : boxes);
    }
    SiteScores scores = SiteScores.of(SiteConfig.of("site", site.cameras()), frames, truth);
    String name = directory.getFileName() + suffix + (videos ? ", from videos" : ", from boxes");
    out.println(json ? json(name, scores) : scores.toTable(name));
    out.flush();
    return 0;
  }

  /** The frames' times are those of the boxes' file: frame by frame the same pictures. */
  private List<CameraFrame> watch(
      Path directory,
      SiteCamera camera,
      List<CameraFrame> boxes,
      CameraRegistration settings,
      Path models) {
    Path video = directory.resolve(camera.cameraId() + suffix + ".mp4");
    if (!Files.isRegularFile(video)) {
      throw new CliException("no video: there is no file " + video);
    }
    VideoRun.Outcome outcome = VideoRun.of(video.toString(), boxes.size(), settings, models);
    List<List<TrackSighting>> sightings = new ArrayList<>();
    boxes.forEach(frame -> sightings.add(new ArrayList<>()));
    for (MotRow row : outcome.rows()) {
      sightings
          .get(row.frame() - 1)
          .add(
              new TrackSighting(
                  camera.cameraId() + "." + row.id(),
                  new Box(row.leftPx(), row.topPx(), row.widthPx(), row.heightPx()),
                  ""));
    }
    List<CameraFrame> frames = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      long atUs = boxes.get(i).capturedAtUs();
      frames.add(new CameraFrame(camera.cameraId(), atUs, sightings.get(i)));
    }
    return frames;
  }

  private static String json(String name, SiteScores scores) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("site", name);
    object.putAll(scores.named());
    object.put("events", scores.events().size());
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always JSON", e);
    }
  }
}
