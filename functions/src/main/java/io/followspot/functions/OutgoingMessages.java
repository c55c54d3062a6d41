package io.followspot.functions;

import com.google.protobuf.MessageLite;
import io.followspot.protos.v1.Observation;

/** What a reducer wants sent. */
public sealed interface OutgoingMessages {
  /** Tells the track function that the observation names. */
  record ToTrack(Observation observation) implements OutgoingMessages {}

  /**
   * Writes a record to Kafka.
   *
   * @param topic one of {@link io.followspot.protos.Topics}
   * @param key the record's key; empty for none
   * @param message the record's value
   */
  record ToTopic(String topic, String key, MessageLite message) implements OutgoingMessages {}
}
