package io.followspot.engine.ingress;

import io.followspot.protos.Ids;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decides which records are valid. Depends on the record alone, so that the same records are
 * rejected whenever they are read again.
 *
 * @param ids whose id the key must be
 * @param maxBytes the largest allowed value
 */
record RecordGuard(Kind ids, int maxBytes) implements Serializable {
  private static final int SHOWN_KEY = 80;

  /** Whose id the key is. */
  enum Kind {
    CAMERA,
    TRACK,
    IDENTITY;

    boolean matches(String id) {
      return switch (this) {
        case CAMERA -> Ids.isName(id);
        case TRACK -> Ids.isTrackId(id);
        case IDENTITY -> Ids.isGlobalId(id);
      };
    }

    /** An identity has no camera of its own. */
    String cameraOf(String id) {
      return switch (this) {
        case CAMERA -> id;
        case TRACK -> Ids.cameraOf(id);
        case IDENTITY -> "";
      };
    }

    String rule() {
      return switch (this) {
        case CAMERA -> "a camera id (" + Ids.NAME_RULE + ")";
        case TRACK -> "a track id (" + Ids.TRACK_RULE + ")";
        case IDENTITY -> "a global id (" + Ids.GLOBAL_RULE + ")";
      };
    }
  }

  /** Returns why a record is rejected; empty if it is valid. */
  Optional<RejectionRecord> check(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null) {
      return reject(record, "", "key_missing", "the record has no key; it must be " + ids.rule());
    }
    String id = new String(key, StandardCharsets.UTF_8);
    if (!ids.matches(id)) {
      return reject(record, "", "key_invalid", "the key " + shown(id) + " is not " + ids.rule());
    }
    String camera = ids.cameraOf(id);
    if (value == null) {
      return reject(record, camera, "value_missing", "the record has no value");
    }
    if (value.length > maxBytes) {
      return reject(
          record,
          camera,
          "value_too_large",
          "the value has " + value.length + " bytes; " + maxBytes + " are allowed");
    }
    return Optional.empty();
  }

  private static Optional<RejectionRecord> reject(
      ConsumerRecord<byte[], byte[]> record, String cameraId, String reason, String message) {
    int size = record.value() == null ? 0 : record.value().length;
    return Optional.of(
        new RejectionRecord(
            cameraId, reason, message, record.topic(), record.partition(), record.offset(), size));
  }

  private static String shown(String key) {
    String safe = key.replaceAll("[^\\x21-\\x7e]", "?");
    return '"' + (safe.length() <= SHOWN_KEY ? safe : safe.substring(0, SHOWN_KEY) + "…") + '"';
  }
}
