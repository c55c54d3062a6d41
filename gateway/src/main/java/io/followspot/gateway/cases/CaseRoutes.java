package io.followspot.gateway.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.access.Caller;
import io.followspot.gateway.http.BodyFields;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/cases}: cases are made by operators, and seen by whoever has access to all of their
 * cameras.
 */
public final class CaseRoutes {
  private static final int MAX_BODY_BYTES = 16 << 10;
  private static final int MAX_CAMERAS = 64;
  private static final int MAX_TITLE_CHARS = 200;
  private static final long LONGEST_US = Duration.ofHours(24).toNanos() / 1_000;

  private final CaseKeeper keeper;

  /** Serves these cases. */
  public CaseRoutes(CaseKeeper keeper) {
    this.keeper = keeper;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/cases", this::list),
        Route.change("POST", "/v1/cases", this::create),
        Route.get("/v1/cases/{case}", this::show),
        Route.change("DELETE", "/v1/cases/{case}", this::delete),
        Route.picture("/v1/cases/{case}/case.zip", this::download));
  }

  private void list(Call call) throws IOException {
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("cases");
    keeper.all().stream()
        .filter(it -> mayRead(call.caller(), it.request().cameras()))
        .forEach(it -> list.add(json(it)));
    call.json(200, answer);
  }

  private void create(Call call) throws IOException {
    BodyFields body =
        BodyFields.of(call.body(MAX_BODY_BYTES), Set.of("title", "cameras", "from", "to"));
    String title = body.text("title", MAX_TITLE_CHARS);
    List<String> cameras = body.list("cameras", MAX_CAMERAS, Ids::isName, Ids.NAME_RULE);
    if (cameras.isEmpty()) {
      throw BodyFields.invalid("cameras", "is missing: name at least one camera");
    }
    for (String camera : cameras) {
      if (!call.caller().mayRead(camera)) {
        throw Problem.notFound("There is no camera " + camera + ".");
      }
    }
    long fromUs = body.timeUs("from");
    long toUs = body.timeUs("to");
    if (toUs < fromUs || toUs - fromUs > LONGEST_US) {
      throw BodyFields.invalid("to", "must be at most 24 hours after from, and not before it");
    }
    call.json(
        202,
        json(keeper.create(new CaseRequest(title, cameras, fromUs, toUs, call.caller().name()))));
  }

  private void show(Call call) throws IOException {
    call.json(200, json(find(call)));
  }

  private void delete(Call call) throws IOException {
    keeper.delete(find(call).id());
    call.status(204);
  }

  private void download(Call call) throws IOException {
    KeptCase one = find(call);
    Path file =
        keeper
            .archive(one)
            .orElseThrow(
                () ->
                    Problem.of(
                        409,
                        "case_not_complete",
                        "The case is not complete",
                        "Its state is "
                            + one.state().word()
                            + ": ask /v1/cases/"
                            + one.id()
                            + " until it is complete; one that has failed says why, and is made"
                            + " again by POST /v1/cases."));
    call.answerHeader("Content-Disposition", "attachment; filename=\"case-" + one.id() + ".zip\"");
    call.answerHeader("Content-Length", String.valueOf(Files.size(file)));
    try (OutputStream out = call.longAnswer("application/zip")) {
      Files.copy(file, out);
    }
  }

  /** Out of the caller's scope it is as if it did not exist. */
  private KeptCase find(Call call) {
    String id = call.variable("case");
    return keeper
        .find(id)
        .filter(it -> mayRead(call.caller(), it.request().cameras()))
        .orElseThrow(() -> Problem.notFound("There is no such case."));
  }

  private static boolean mayRead(Caller caller, List<String> cameras) {
    return cameras.stream().allMatch(caller::mayRead);
  }

  private static ObjectNode json(KeptCase one) {
    CaseRequest request = one.request();
    ObjectNode json =
        JsonText.object()
            .put("case_id", one.id())
            .put("title", request.title())
            .put("from", TimestampFormat.format(request.fromUs()))
            .put("to", TimestampFormat.format(request.toUs()))
            .put("created_at", TimestampFormat.format(one.createdAtUs()))
            .put("created_by", request.createdBy())
            .put("state", one.state().word())
            .put("done", one.done())
            .put("total", one.total());
    request.cameras().forEach(json.putArray("cameras")::add);
    if (one.state() == KeptCase.State.COMPLETE) {
      json.put("tracks", one.tracks())
          .put("missing", one.missing())
          .put("bytes", one.bytes())
          .put("download", "/v1/cases/" + one.id() + "/case.zip");
    }
    if (one.state() == KeptCase.State.FAILED) {
      json.put("problem", one.problem());
    }
    return json;
  }
}
