package io.followspot.ingest.nvidia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Frames as bytes: Protocol Buffers, or the same fields as a JSON object. */
public final class NvFrameFormat {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private NvFrameFormat() {}

  /**
   * Reads a frame of either form; JSON begins with a brace, which no protobuf frame does.
   *
   * @throws NvFrameException if it is neither
   */
  public static Nv.Frame read(byte[] bytes) throws NvFrameException {
    if (isJson(bytes)) {
      return fromJson(bytes);
    }
    try {
      return Nv.Frame.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new NvFrameException("is neither nv.Frame nor JSON: " + e.getMessage());
    }
  }

  /** A brace is the tag of field 15 with a wire type that proto3 does not have. */
  private static boolean isJson(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  private static Nv.Frame fromJson(byte[] bytes) throws NvFrameException {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new NvFrameException("is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Nv.Frame.Builder frame =
        Nv.Frame.newBuilder()
            .setVersion(json.path("version").asText())
            .setId(json.path("id").asText())
            .setSensorId(json.path("sensorId").asText());
    String time = json.path("timestamp").asText(json.path("@timestamp").asText());
    if (!time.isEmpty()) {
      frame.setTimestamp(timestamp(time));
    }
    for (JsonNode object : json.path("objects")) {
      if (!object.isObject()) {
        throw new NvFrameException(
            "has objects as text, DeepStream's minimal schema; send its objects with fields");
      }
      frame.addObjects(object(object));
    }
    return frame.build();
  }

  private static Timestamp timestamp(String text) throws NvFrameException {
    try {
      return timestamp(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new NvFrameException(
          "has the timestamp \"" + text + "\"; it must be as 2026-11-30T08:00:00.040Z");
    }
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static Nv.Object object(JsonNode json) {
    JsonNode box = json.path("bbox");
    return Nv.Object.newBuilder()
        .setId(json.path("id").asText())
        .setType(json.path("type").asText())
        .setConfidence(json.path("confidence").floatValue())
        .setBbox(
            Nv.Bbox.newBuilder()
                .setLeftX(box.path("leftX").floatValue())
                .setTopY(box.path("topY").floatValue())
                .setRightX(box.path("rightX").floatValue())
                .setBottomY(box.path("bottomY").floatValue()))
        .build();
  }

  /** Writes a frame as a JSON object. */
  public static byte[] json(Nv.Frame frame) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", frame.getVersion());
    json.put("id", frame.getId());
    Timestamp at = frame.getTimestamp();
    json.put("timestamp", Instant.ofEpochSecond(at.getSeconds(), at.getNanos()).toString());
    json.put("sensorId", frame.getSensorId());
    ArrayNode objects = json.putArray("objects");
    for (Nv.Object each : frame.getObjectsList()) {
      ObjectNode object = objects.addObject();
      object.put("id", each.getId());
      object
          .putObject("bbox")
          .put("leftX", each.getBbox().getLeftX())
          .put("topY", each.getBbox().getTopY())
          .put("rightX", each.getBbox().getRightX())
          .put("bottomY", each.getBbox().getBottomY());
      object.put("type", each.getType());
      object.put("confidence", each.getConfidence());
    }
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
