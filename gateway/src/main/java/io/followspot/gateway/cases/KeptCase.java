package io.followspot.gateway.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A case and how far its file is.
 *
 * @param id part of its files' names
 * @param attempts how often it was begun
 * @param done steps that are done, of {@code total}; both 0 before it begins
 * @param tracks how many tracks it contains
 * @param missing how many snapshots and clips it lacks, since the frames were no longer stored
 * @param bytes size of its file; 0 until it is complete
 * @param problem why it failed; else empty
 */
public record KeptCase(
    String id,
    CaseRequest request,
    long createdAtUs,
    State state,
    int attempts,
    int done,
    int total,
    int tracks,
    int missing,
    long bytes,
    String problem) {
  /** What its file is. */
  public enum State {
    /** Others are made first. */
    WAITING,
    /** Being made. */
    COLLECTING,
    /** Complete. */
    COMPLETE,
    /** It cannot be made. */
    FAILED;

    /** The word for it in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static KeptCase waiting(String id, CaseRequest request, long createdAtUs) {
    return new KeptCase(id, request, createdAtUs, State.WAITING, 0, 0, 0, 0, 0, 0, "");
  }

  KeptCase begun() {
    return new KeptCase(
        id, request, createdAtUs, State.COLLECTING, attempts + 1, 0, 0, 0, 0, 0, "");
  }

  KeptCase progressed(int steps, int ofSteps) {
    return new KeptCase(
        id, request, createdAtUs, state, attempts, steps, ofSteps, tracks, missing, 0, "");
  }

  KeptCase completed(int withTracks, int lacking, long fileBytes) {
    return new KeptCase(
        id,
        request,
        createdAtUs,
        State.COMPLETE,
        attempts,
        total,
        total,
        withTracks,
        lacking,
        fileBytes,
        "");
  }

  KeptCase failed(String why) {
    return new KeptCase(
        id, request, createdAtUs, State.FAILED, attempts, done, total, 0, 0, 0, why);
  }

  /** Whether it is not complete and has not failed. */
  boolean isPending() {
    return state == State.WAITING || state == State.COLLECTING;
  }

  /** As it is stored beside its file. */
  ObjectNode stored() {
    ObjectNode json =
        JsonText.object()
            .put("title", request.title())
            .put("from_us", request.fromUs())
            .put("to_us", request.toUs())
            .put("created_by", request.createdBy())
            .put("created_at_us", createdAtUs)
            .put("state", state.word())
            .put("attempts", attempts)
            .put("done", done)
            .put("total", total)
            .put("tracks", tracks)
            .put("missing", missing)
            .put("bytes", bytes)
            .put("problem", problem);
    request.cameras().forEach(json.putArray("cameras")::add);
    return json;
  }

  /**
   * Reads the output of {@link #stored}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static KeptCase of(String id, JsonNode json) {
    List<String> cameras = new ArrayList<>();
    json.path("cameras").forEach(it -> cameras.add(it.asText()));
    return new KeptCase(
        id,
        new CaseRequest(
            json.path("title").asText(),
            cameras,
            json.path("from_us").asLong(),
            json.path("to_us").asLong(),
            json.path("created_by").asText()),
        json.path("created_at_us").asLong(),
        State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
        json.path("attempts").asInt(),
        json.path("done").asInt(),
        json.path("total").asInt(),
        json.path("tracks").asInt(),
        json.path("missing").asInt(),
        json.path("bytes").asLong(),
        json.path("problem").asText());
  }
}
