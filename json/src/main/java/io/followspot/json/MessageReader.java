package io.followspot.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.followspot.protos.rules.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses the JSON that {@link MessageJson} writes into a message, strictly: an unknown field or a
 * value of another type is an error that names its path, as {@code zones[0].polygon[2].x}.
 */
public final class MessageReader {
  /** Maximum number of reported errors; the others appear after these are corrected. */
  private static final int MAX_ERRORS = 32;

  private final List<FieldError> faults = new ArrayList<>();

  /** All errors so far. */
  public List<FieldError> faults() {
    return Collections.unmodifiableList(faults);
  }

  /**
   * Sets the message's fields from the object; invalid ones stay unset and are recorded as errors.
   */
  public void read(ObjectNode object, Message.Builder into) {
    read("", object, into);
  }

  private void read(String path, ObjectNode object, Message.Builder into) {
    Map<String, FieldDescriptor> fields = new LinkedHashMap<>();
    into.getDescriptorForType().getFields().forEach(f -> fields.put(TimestampFormat.nameOf(f), f));
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String fieldPath = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      FieldDescriptor field = fields.get(entry.getKey());
      if (field == null) {
        fault(fieldPath, "unknown field; known are " + String.join(", ", fields.keySet()));
      } else if (!entry.getValue().isNull()) {
        readField(fieldPath, field, entry.getValue(), into);
      }
    }
  }

  private void readField(String path, FieldDescriptor field, JsonNode node, Message.Builder into) {
    if (field.isMapField()) {
      fault(path, "cannot be set");
    } else if (!field.isRepeated()) {
      Object value = single(path, field, node, into);
      if (value != null) {
        into.setField(field, value);
      }
    } else if (!node.isArray()) {
      fault(path, "must be an array");
    } else {
      for (int i = 0; i < node.size(); i++) {
        Object value = single(path + "[" + i + "]", field, node.get(i), into);
        if (value != null) {
          into.addRepeatedField(field, value);
        }
      }
    }
  }

  private @Nullable Object single(
      String path, FieldDescriptor field, JsonNode node, Message.Builder parent) {
    return switch (field.getJavaType()) {
      case INT -> node.isInt() ? (Object) node.intValue() : fault(path, "must be an integer");
      case LONG -> longValue(path, field, node);
      case FLOAT -> node.isNumber() ? (Object) node.floatValue() : fault(path, "must be a number");
      case DOUBLE ->
          node.isNumber() ? (Object) node.doubleValue() : fault(path, "must be a number");
      case BOOLEAN ->
          node.isBoolean() ? (Object) node.booleanValue() : fault(path, "must be true or false");
      case STRING -> node.isTextual() ? node.textValue() : fault(path, "must be a string");
      case BYTE_STRING -> fault(path, "cannot be set");
      case ENUM -> enumValue(path, field, node);
      case MESSAGE -> {
        if (node instanceof ObjectNode object) {
          Message.Builder inner = parent.newBuilderForField(field);
          read(path, object, inner);
          yield inner.build();
        }
        yield fault(path, "must be an object");
      }
    };
  }

  private @Nullable Object longValue(String path, FieldDescriptor field, JsonNode node) {
    if (!TimestampFormat.isInstant(field)) {
      return node.canConvertToLong() && node.isIntegralNumber()
          ? (Object) node.longValue()
          : fault(path, "must be an integer");
    }
    try {
      return TimestampFormat.us(java.time.OffsetDateTime.parse(node.asText()).toInstant());
    } catch (java.time.DateTimeException e) {
      return fault(path, "must be a time with a zone, for example 2026-07-01T12:00:00Z");
    }
  }

  private @Nullable Object enumValue(String path, FieldDescriptor field, JsonNode node) {
    EnumValueDescriptor value =
        field
            .getEnumType()
            .findValueByName(
                MessageJson.prefix(field.getEnumType()) + node.asText().toUpperCase(Locale.ROOT));
    return value == null
        ? fault(path, "is not a known value; known are " + words(field.getEnumType()))
        : value;
  }

  private static String words(EnumDescriptor type) {
    return type.getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .map(MessageJson::word)
        .collect(Collectors.joining(", "));
  }

  /** Records an error; returns null in place of the value. */
  private @Nullable Object fault(String path, String message) {
    if (faults.size() < MAX_ERRORS) {
      faults.add(new FieldError(path, message));
    }
    return null;
  }
}
