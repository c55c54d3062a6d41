package io.followspot.simulation.site;

import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.TrackSighting;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A site with people, cameras and truth, for tests and for choosing parameters. The same scenario
 * always gives the same frames.
 */
public final class SimulatedSite {
  /** Time without a sighting after which a person gets a new track. */
  private static final double TRACK_MEMORY_S = 1;

  /** Covered part of a box from which it is hidden. */
  private static final double HIDDEN = 0.7;

  private final SiteScenario scenario;
  private final SeededNoise noise;
  private final List<SimulatedCamera> cameras = new ArrayList<>();
  private final List<Walk> people = new ArrayList<>();

  public SimulatedSite(SiteScenario scenario) {
    this.scenario = scenario;
    noise = new SeededNoise(scenario.seed());
    for (int i = 0; i < scenario.cameras(); i++) {
      cameras.add(new SimulatedCamera(scenario, noise, i));
    }
    for (int i = 0; i < scenario.people(); i++) {
      people.add(new Walk(noise, i, scenario.lengthM()));
    }
  }

  /** The site's configuration, with errors in its calibrations. */
  public SiteConfig config() {
    return SiteConfig.of(
        "sim",
        cameras.stream().map(camera -> new SiteCamera(camera.id, camera.calibrated())).toList());
  }

  /** All cameras' frames in order of their time stamps. */
  public List<CameraFrame> frames() {
    List<CameraFrame> frames = new ArrayList<>();
    for (int c = 0; c < cameras.size(); c++) {
      Map<Integer, Integer> visits = new TreeMap<>();
      Map<Integer, Double> lastSeen = new TreeMap<>();
      for (int f = 0; f < count(); f++) {
        frames.add(frame(c, f, visits, lastSeen));
      }
    }
    frames.sort(
        Comparator.comparingLong(CameraFrame::capturedAtUs).thenComparing(CameraFrame::cameraId));
    return frames;
  }

  private CameraFrame frame(
      int number, int f, Map<Integer, Integer> visits, Map<Integer, Double> lastSeen) {
    SimulatedCamera camera = cameras.get(number);
    double seconds = f / scenario.framesPerS();
    List<TrackSighting> sightings = new ArrayList<>();
    for (Map.Entry<Integer, Box> entry : visible(camera, seconds).entrySet()) {
      int person = entry.getKey();
      if (noise.unit(20 + number, f, person) < scenario.missRate()) {
        continue;
      }
      Double last = lastSeen.put(person, seconds);
      if (last == null || seconds - last > TRACK_MEMORY_S) {
        visits.merge(person, 1, Integer::sum);
      }
      String track = camera.id + "." + person + "." + visits.get(person);
      sightings.add(
          new TrackSighting(
              track, noisy(entry.getValue(), number, f, person), "person", appearance(person, f)));
    }
    return new CameraFrame(camera.id, timeUs(f) + camera.clockOffsetUs, sightings);
  }

  private Map<Integer, Box> visible(SimulatedCamera camera, double seconds) {
    Map<Integer, Box> boxes = new TreeMap<>();
    Map<Integer, Double> distances = new TreeMap<>();
    for (int p = 0; p < people.size(); p++) {
      FloorPoint foot = people.get(p).at(seconds);
      Optional<Box> box = camera.box(foot, people.get(p).heightM());
      if (box.isPresent()) {
        boxes.put(p, box.get());
        distances.put(p, camera.distanceM(foot));
      }
    }
    Map<Integer, Box> seen = new TreeMap<>(boxes);
    boxes.forEach(
        (p, box) ->
            boxes.forEach(
                (q, other) -> {
                  boolean nearer = distances.getOrDefault(q, 0.0) < distances.getOrDefault(p, 0.0);
                  if (nearer && covered(box, other) > HIDDEN) {
                    seen.remove(p);
                  }
                }));
    return seen;
  }

  private static double covered(Box box, Box by) {
    double width = Math.min(box.rightPx(), by.rightPx()) - Math.max(box.leftPx(), by.leftPx());
    double height = Math.min(box.bottomPx(), by.bottomPx()) - Math.max(box.topPx(), by.topPx());
    return width <= 0 || height <= 0 ? 0 : width * height / box.areaPx2();
  }

  private Box noisy(Box box, int number, int f, int person) {
    double s = scenario.boxSigmaPx();
    double left = box.leftPx() + s * noise.normal(40 + number, f, 4L * person);
    double top = box.topPx() + s * noise.normal(40 + number, f, 4L * person + 1);
    double right = box.rightPx() + s * noise.normal(40 + number, f, 4L * person + 2);
    double bottom = box.bottomPx() + s * noise.normal(40 + number, f, 4L * person + 3);
    bottom = Math.min(SimulatedCamera.HEIGHT_PX, bottom);
    return new Box(left, top, Math.max(2, right - left), Math.max(4, bottom - top));
  }

  private byte[] appearance(int person, int f) {
    byte[] looks = new byte[scenario.looks()];
    for (int i = 0; i < looks.length; i++) {
      double own = noise.normal(60, scenario.lookalikes() ? 0 : person, i);
      looks[i] = (byte) Math.max(-127, Math.min(127, 40 * own + 10 * noise.normal(61, f, i)));
    }
    return looks;
  }

  /** Positions of all persons visible to any camera, at each common frame time. */
  public List<FloorSample> truth() {
    List<FloorSample> samples = new ArrayList<>();
    for (int f = 0; f < count(); f++) {
      double seconds = f / scenario.framesPerS();
      for (int p = 0; p < people.size(); p++) {
        FloorPoint foot = people.get(p).at(seconds);
        double height = people.get(p).heightM();
        if (cameras.stream().anyMatch(camera -> camera.box(foot, height).isPresent())) {
          samples.add(new FloorSample(timeUs(f), p, foot.xM(), foot.yM()));
        }
      }
    }
    return samples;
  }

  /** The true times of the frames. */
  public List<Long> timesUs() {
    List<Long> times = new ArrayList<>();
    for (int f = 0; f < count(); f++) {
      times.add(timeUs(f));
    }
    return times;
  }

  private int count() {
    return (int) (scenario.seconds() * scenario.framesPerS());
  }

  private long timeUs(int f) {
    return 1_000_000L + Math.round(f * 1e6 / scenario.framesPerS());
  }
}
