package io.followspot.checks.golden;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;

/** Makes a message with a value in every field, the same for the same schema. */
final class FilledMessage {
  private FilledMessage() {}

  static Message of(Message empty) {
    Message.Builder message = empty.newBuilderForType();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isMapField()) {
        message.addRepeatedField(field, entry(message, field));
      } else if (field.isRepeated()) {
        message.addRepeatedField(field, value(message, field));
      } else {
        message.setField(field, value(message, field));
      }
    }
    return message.build();
  }

  private static Message entry(Message.Builder message, FieldDescriptor field) {
    Message.Builder entry = message.newBuilderForField(field);
    for (FieldDescriptor part : entry.getDescriptorForType().getFields()) {
      entry.setField(part, value(entry, part));
    }
    return entry.build();
  }

  private static Object value(Message.Builder message, FieldDescriptor field) {
    int number = field.getNumber();
    return switch (field.getJavaType()) {
      case INT -> 100 + number;
      // More than 32 bits, and as an instant a time of the year 2026.
      case LONG -> 1_795_906_000_000_000L + number;
      case FLOAT -> 0.5f + number;
      case DOUBLE -> 0.25 + number;
      case BOOLEAN -> true;
      case STRING -> field.getName() + " ü";
      case BYTE_STRING -> ByteString.copyFrom(new byte[] {0, (byte) 0xff, (byte) number});
      case ENUM -> last(field.getEnumType().getValues());
      case MESSAGE -> of(message.newBuilderForField(field).buildPartial());
    };
  }

  private static EnumValueDescriptor last(List<EnumValueDescriptor> values) {
    return values.get(values.size() - 1);
  }
}
