package io.followspot.gateway.sound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.archive.FrameRecording;
import io.followspot.gateway.archive.SoundSegment;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.Sound;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** {@code /v1/cameras/{id}/sound} and {@code /v1/cameras/{id}/sound/events}. */
public final class SoundRoutes {
  private static final int MAX_EVENTS = 1_000;

  private final FrameRecording recording;
  private final Clock clock;

  /** Creates the routes; the clock defines the present. */
  public SoundRoutes(FrameRecording recording, Clock clock) {
    this.recording = recording;
    this.clock = clock;
  }

  /** Which sound is returned. */
  private enum Source {
    CLEANED,
    MICROPHONE,
    LOUDSPEAKER
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture("/v1/cameras/{camera}/sound", this::sound, "from", "to", "source"),
        Route.picture("/v1/cameras/{camera}/sound/events", this::events, "from", "to", "limit"));
  }

  private void sound(Call call) throws InterruptedException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    Source source = call.parameters().choice("source", Source.class).orElse(Source.CLEANED);
    String camera = call.variable("camera");
    SoundSegment segment = new SoundSegment(range.fromUs(), range.toUs());
    if (source == Source.CLEANED) {
      recording.cleanedSound(
          camera,
          range.fromUs(),
          range.toUs(),
          it -> segment.add(it.getCapturedAtUs(), it.getRateHz(), it.getPcm16()));
    } else {
      recording.sound(camera, range.fromUs(), range.toUs(), it -> add(segment, it, source));
    }
    if (segment.isEmpty()) {
      throw Problem.notFound(
          source == Source.CLEANED
              ? "No cleaned sound of camera "
                  + camera
                  + " in this time range; its sound.processed_sound must be on."
              : "No such sound of camera " + camera + " in this time range.");
    }
    call.answerHeader("Followspot-Begins-At", TimestampFormat.format(segment.beginUs()));
    call.answerHeader("Followspot-Truncated", String.valueOf(segment.truncated()));
    call.answerHeader("Cache-Control", "no-store");
    call.range("audio/wav", segment.wav());
  }

  private static boolean add(SoundSegment segment, Sound sound, Source source) {
    return segment.add(sound, source == Source.MICROPHONE ? sound.getNear() : sound.getFar());
  }

  private void events(Call call) throws IOException, InterruptedException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    int limit = call.parameters().integer("limit", 1, MAX_EVENTS).orElse(MAX_EVENTS);
    ObjectNode answer = JsonText.object();
    ArrayNode events = answer.putArray("events");
    recording.soundEvents(
        call.variable("camera"),
        range.fromUs(),
        range.toUs(),
        event -> {
          events.add(MessageJson.write(event));
          return events.size() < limit;
        });
    call.json(200, answer);
  }
}
