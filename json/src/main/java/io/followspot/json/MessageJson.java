package io.followspot.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.List;
import java.util.Locale;

/**
 * Writes any message as JSON.
 *
 * <p>Fields keep their names; instants are text ({@code last_seen_us} becomes {@code last_seen}),
 * enum values lose their prefix ({@code TRACK_STATUS_LOST} becomes {@code lost}). Values without
 * information are omitted: unset messages, unspecified enum values, instants of 0.
 */
public final class MessageJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MessageJson() {}

  /** The message as a JSON object. */
  public static ObjectNode write(Message message) {
    ObjectNode object = NODES.objectNode();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.hasPresence() && !message.hasField(field)) {
        continue;
      }
      Object value = message.getField(field);
      if (!saysNothing(field, value)) {
        object.set(TimestampFormat.nameOf(field), node(field, value));
      }
    }
    return object;
  }

  /** The name of an enum value without its enum's name. */
  public static String word(EnumValueDescriptor value) {
    return value.getName().substring(prefix(value.getType()).length()).toLowerCase(Locale.ROOT);
  }

  /** The same of a generated constant: {@code lost} for {@code TRACK_STATUS_LOST}. */
  public static String word(ProtocolMessageEnum constant) {
    return word(constant.getValueDescriptor());
  }

  /** {@code TRACK_STATUS_} for the enum {@code TrackStatus}. */
  static String prefix(EnumDescriptor type) {
    return type.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
  }

  private static boolean saysNothing(FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      return false;
    }
    return (value instanceof EnumValueDescriptor chosen && chosen.getNumber() == 0)
        || (TimestampFormat.isInstant(field) && value.equals(0L));
  }

  private static JsonNode node(FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      ObjectNode map = NODES.objectNode();
      FieldDescriptor valueField = field.getMessageType().findFieldByName("value");
      for (Object entry : (List<?>) value) {
        MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
        map.set(String.valueOf(pair.getKey()), single(valueField, pair.getValue()));
      }
      return map;
    }
    if (field.isRepeated()) {
      ArrayNode array = NODES.arrayNode();
      ((List<?>) value).forEach(one -> array.add(single(field, one)));
      return array;
    }
    return single(field, value);
  }

  private static JsonNode single(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case INT -> NODES.numberNode((Integer) value);
      case LONG -> longNode(field, (Long) value);
      case FLOAT -> finite(((Float) value).doubleValue(), NODES.numberNode((Float) value));
      case DOUBLE -> finite((Double) value, NODES.numberNode((Double) value));
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case STRING -> NODES.textNode((String) value);
      case BYTE_STRING -> NODES.binaryNode(((ByteString) value).toByteArray());
      case ENUM -> NODES.textNode(word((EnumValueDescriptor) value));
      case MESSAGE -> write((Message) value);
    };
  }

  private static JsonNode longNode(FieldDescriptor field, long value) {
    return TimestampFormat.isInstant(field)
        ? NODES.textNode(TimestampFormat.format(value))
        : NODES.numberNode(value);
  }

  /** JSON cannot represent NaN and infinities. */
  private static JsonNode finite(double value, JsonNode node) {
    return Double.isFinite(value) ? node : NODES.nullNode();
  }
}
