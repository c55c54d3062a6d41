package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraRoutesTest {
  private static final String WHOLE =
      "{'name':'North','vision':{'detector':'motion','analysis_height_px':144},"
          + "'tracking':{'max_lost_us':2000000},"
          + "'zones':[{'zone_id':'door','polygon':[{'x':0,'y':0},{'x':1,'y':0},{'x':1,'y':1}]}],"
          + "'lines':[{'line_id':'mid','start':{'x':0.5,'y':1},'end':{'x':0.5,'y':0}}]}";

  @TempDir static Path directory;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    gateway = new GatewayFixture(directory);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void add_change_remove() {
    Answer added = call("POST", "/v1/cameras", WHOLE.replaceFirst("\\{", "{'camera_id':'a',"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo("/v1/cameras/a");
    assertThat(gateway.get("/v1/cameras/a").json().at("/zones/0/zone_id").asText())
        .isEqualTo("door");

    // An answer's content may be sent back unchanged.
    Answer same = gateway.send("PUT", "/v1/cameras/a", added.text());
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.json()).isEqualTo(added.json());

    assertThat(call("POST", "/v1/cameras", "{'camera_id':'a'}").status()).isEqualTo(409);
    assertThat(call("PUT", "/v1/cameras/a", "{'name':'South'}").json().path("name").asText())
        .isEqualTo("South");
    assertThat(call("DELETE", "/v1/cameras/a", "").status()).isEqualTo(204);
    assertThat(gateway.get("/v1/cameras/a").status()).isEqualTo(404);
    assertThat(call("DELETE", "/v1/cameras/a", "").status()).isEqualTo(404);
  }

  @Test
  void historyRetention_isShown_andStatedOnceMoreByTheRemoval() {
    String week = "{'history_retention_us':604800000000}";
    assertThat(call("PUT", "/v1/cameras/kept", week).json().path("history_retention_us").asLong())
        .isEqualTo(604_800_000_000L);
    assertThat(call("PUT", "/v1/cameras/other", "{}").json().has("history_retention_us")).isFalse();
    assertThat(call("PUT", "/v1/cameras/other", "{'history_retention_us':1}").status())
        .isEqualTo(422);

    assertThat(call("DELETE", "/v1/cameras/kept", "").status()).isEqualTo(204);
    assertThat(gateway.cameras.removals.get("kept").getHistoryRetentionUs())
        .isEqualTo(604_800_000_000L);
    call("DELETE", "/v1/cameras/other", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'filters':'median:3','white_balance':'off','model_head':'yolov8'} | /filters",
        "{'pixels':{'filters':[{'type':'median','strength':3}],'white_balance':{'white':"
            + "{'red':200,'green':210,'blue':190}}},'model_output':{'head':'yolov8'}}"
            + " | /pixels/filters/0/type",
      })
  void put_settingAsTextOrAsMessage_isAnsweredAsItWasSent(String vision, String field) {
    Answer put = call("PUT", "/v1/cameras/forms", "{'vision':" + vision + "}");
    assertThat(put.status()).isIn(200, 201);
    assertThat(put.json().at("/vision" + field).asText()).startsWith("median");

    // An answer's content may be sent back unchanged.
    assertThat(gateway.send("PUT", "/v1/cameras/forms", put.text()).json()).isEqualTo(put.json());
  }

  @Test
  void put_saysWhatTheCameraMadeOfIt() {
    assertThat(call("PUT", "/v1/cameras/s", "{}").json().path("registration").asText())
        .isEqualTo("registered");
    gateway.cameras.standings.put("s", RegistrationStatus.PENDING);
    assertThat(call("PUT", "/v1/cameras/s", "{'name':'B'}").json().path("registration").asText())
        .isEqualTo("pending");
    gateway.cameras.standings.put(
        "s", new RegistrationStatus(RegistrationStatus.Word.REFUSED, "name is no name"));

    Answer refused = call("PUT", "/v1/cameras/s", "{'name':'C'}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asText()).isEqualTo("name is no name");
    Answer shown = gateway.get("/v1/cameras/s");
    assertThat(shown.json().path("registration").asText()).isEqualTo("refused");
    assertThat(shown.json().path("refusal").asText()).isEqualTo("name is no name");
    // A rejected registration does not prevent a valid one.
    gateway.cameras.standings.remove("s");
    gateway.cameras.registrations.remove("s");
    assertThat(call("POST", "/v1/cameras", "{'camera_id':'s'}").status()).isEqualTo(201);
  }

  @Test
  void show_tellsTheLedger() {
    gateway.cameras.publish(CameraRegistration.newBuilder().setCameraId("l").build());
    gateway.cameras.events.put(
        "l",
        CameraEvent.newBuilder()
            .setCameraId("l")
            .setSequence(4)
            .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
            .setOccurredAtUs(TrackLives.NOON_US)
            .setLedger(Ledger.newBuilder().setReceived(7).setProcessed(6).putRejected("late", 1))
            .build());
    var status = gateway.get("/v1/cameras/l").json().path("status");
    assertThat(status.path("type").asText()).isEqualTo("ledger_reported");
    assertThat(status.at("/ledger/received").asInt()).isEqualTo(7);
    assertThat(status.at("/ledger/rejected/late").asInt()).isEqualTo(1);
    assertThat(gateway.get("/v1/cameras").json().path("cameras").findValuesAsText("camera_id"))
        .contains("l");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'colour':1} | colour",
        "{'camera_id':'other'} | camera_id",
        "{'name':7} | name",
        "{'removed':true} | removed",
        "{'origin':{'topic':'x'}} | origin",
        "{'source':'rtsp://user:pw@host/1'} | source",
        "{'source':'http://host/1?token=abc'} | source",
        "{'vision':{'detector':'magic'}} | vision.detector",
        "{'vision':{'analysis_height_px':7}} | vision.analysis_height_px",
        "{'vision':{'min_area_fraction':2}} | vision.min_area_fraction",
        "{'vision':{'motion_compensation':'x'}} | vision.motion_compensation",
        "{'vision':{'max_frame_age_us':1}} | vision.max_frame_age_us",
        "{'vision':{'shadow_rule':'yes'}} | vision.shadow_rule",
        "{'vision':{'filters':'median','pixels':{'filters':[{'type':'clahe'}]}}} | vision.filters",
        "{'vision':{'pixels':{'filters':[{'type':'sepia'}]}}} | vision.pixels.filters[0].type",
        "{'vision':{'pixels':{'filters':[{'type':'clahe','strength':0}]}}} | vision.pixels.filters",
        "{'vision':{'pixels':{'tone_curve':[{'input':'x'}]}}} | vision.pixels.tone_curve[0].input",
        "{'vision':{'model_output':{'labels':['unicorn']}}} | vision.model_output.labels",
        "{'tracking':{'min_score':-1}} | tracking.min_score",
        "{'tracking':{'max_lost_us':0}} | tracking.max_lost_us",
        "{'tracking':{'min_hits':0}} | tracking.min_hits",
        "{'reporting':{'position_tolerance':99}} | reporting.position_tolerance",
        "{'reporting':{'heartbeat_us':-1}} | reporting.heartbeat_us",
        "{'zones':{}} | zones",
        "{'zones':[{'zone_id':'a b'}]} | zones[0].zone_id",
        "{'zones':[{'zone_id':'z','polygon':[{'x':0,'y':0}]}]} | zones[0].polygon",
        "{'zones':[{'zone_id':'z','polygon':[{'x':0,'y':0},{'x':1,'y':0},{'x':1.2,'y':1}]}]}"
            + " | zones[0].polygon[2].x",
        "{'zones':[{'zone_id':'z','polygon':"
            + "[{'x':0,'y':0},{'x':1,'y':1},{'x':1,'y':0},{'x':0,'y':1}]}]} | zones[0].polygon",
        "{'lines':[{'line_id':'l','start':{'x':0,'y':0}}]} | lines[0].end",
        "{'lines':[{'line_id':'l','start':{'x':0,'y':0},'end':{'x':0,'y':0}}]} | lines[0].end",
        "{'lines':[{'line_id':'l','start':{'x':0,'y':0},'end':{'x':0,'y':1}},"
            + "{'line_id':'l','start':{'x':0,'y':0},'end':{'x':0,'y':1}}]} | lines[1].line_id",
      })
  void put_wrongField_isNamed(String body, String field) {
    Answer answer = call("PUT", "/v1/cameras/wrong", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
    assertThat(gateway.cameras.find("wrong")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{'a':1}{}", "{'name':'a','name':'b'}"})
  void put_whatIsNoObject_isRefused(String body) {
    assertThat(call("PUT", "/v1/cameras/wrong", body).status()).isEqualTo(400);
  }

  @Test
  void health_isWhatTheCameraSaysOfItself() {
    call("PUT", "/v1/cameras/ill", "{}");
    assertThat(gateway.get("/v1/cameras/ill").json().at("/health/state").asText())
        .isEqualTo("pending");
    CameraEvent ledger =
        CameraEvent.newBuilder()
            .setCameraId("ill")
            .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
            .setFrame(FrameRef.newBuilder().setCameraId("ill").setCapturedAtUs(2_000_000))
            .setHealth(
                CameraHealth.newBuilder().setTrouble("no model").setTroubleSinceUs(1_000_000))
            .build();
    gateway.cameras.events.put("ill", ledger);
    assertThat(gateway.get("/v1/cameras/ill").json().path("health").toString())
        .isEqualTo(
            "{\"state\":\"degraded\",\"since\":\"1970-01-01T00:00:01.000000Z\","
                + "\"last_frame_at\":\"1970-01-01T00:00:02.000000Z\",\"message\":\"no model\"}");
  }

  @Test
  void put_tooLarge_isRefused() {
    Answer answer = call("PUT", "/v1/cameras/big", "{'name':'" + "x".repeat(300_000) + "'}");
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void put_largerThanTheServerTakes_isRefused() {
    Answer answer = call("PUT", "/v1/cameras/big", "{'name':'" + "x".repeat(2 << 20) + "'}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("detail").asText()).contains("262144 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "a%20b", "a.b", "%2e%2e", "ä"})
  void badCameraId_isRefused(String id) {
    assertThat(gateway.get("/v1/cameras/" + id.replace("ä", "%C3%A4")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvFileSource(files = "../protos/src/test/resources/secret-sources.csv", delimiter = '|')
  void secret_isRefused_andPublishedPastTheGatewayInNoAnswer(String source, String shown) {
    Answer refused = call("PUT", "/v1/cameras/secret", "{'source':'" + source + "'}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("source").doesNotContain("hunter2");
    gateway.cameras.publish(
        CameraRegistration.newBuilder().setCameraId("secret").setSource(source).build());
    for (String path : new String[] {"/v1/cameras/secret", "/v1/cameras"}) {
      assertThat(gateway.get(path).text()).contains(shown).doesNotContain("hunter2");
    }
    call("DELETE", "/v1/cameras/secret", "");
  }

  @Test
  void sourceWithoutSecret_isShownAsItIs() {
    String source = "rtsp://host:554/a@b?channel=1";
    call("PUT", "/v1/cameras/plain", "{'source':'" + source + "'}");
    assertThat(gateway.get("/v1/cameras/plain").json().path("source").asText()).isEqualTo(source);
  }

  private static Answer call(String method, String target, String body) {
    return gateway.send(method, target, body.replace('\'', '"'));
  }
}
