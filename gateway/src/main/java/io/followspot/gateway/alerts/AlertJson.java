package io.followspot.gateway.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.AlertEvent;

/** An alert as the API, the event stream and targets give it. */
public final class AlertJson {
  private AlertJson() {}

  /** The alert, with the addresses of the pictures of its track. */
  public static ObjectNode of(AlertEvent alert) {
    ObjectNode json = MessageJson.write(alert);
    if (!alert.getTrackId().isEmpty()) {
      String track = "/v1/tracks/" + alert.getTrackId();
      String at = "?at=" + TimestampFormat.format(alert.getAtUs());
      json.put("snapshot", track + "/snapshot.jpg" + at);
      json.put("clip", track + "/clip.mp4" + at);
    }
    return json;
  }

  /** The same in UTF-8. */
  static byte[] bytes(AlertEvent alert) {
    return JsonText.bytes(of(alert));
  }
}
