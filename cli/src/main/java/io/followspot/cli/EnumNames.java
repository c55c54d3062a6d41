package io.followspot.cli;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;

/** Converts enum constants of messages to words: TRACK_STATUS_LOST of TrackStatus is lost. */
public final class EnumNames {
  private EnumNames() {}

  /** Returns the constant's word, in lower case. */
  public static String of(ProtocolMessageEnum constant) {
    String name = constant.getValueDescriptor().getName();
    String type = constant.getDescriptorForType().getName();
    String prefix = type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
    return (name.startsWith(prefix) ? name.substring(prefix.length()) : name)
        .toLowerCase(Locale.ROOT);
  }
}
