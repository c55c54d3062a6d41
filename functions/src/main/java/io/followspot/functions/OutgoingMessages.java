package io.followspot.functions;

import com.google.protobuf.MessageLite;
import io.followspot.protos.v1.IdentityUpdate;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.TrackIdentity;

/** A message that a reducer sends. */
public sealed interface OutgoingMessages {
  /** A message to the track function that the observation names. */
  record ToTrack(Observation observation) implements OutgoingMessages {}

  /** Tells a site's function. */
  record ToSite(String siteId, MessageLite message) implements OutgoingMessages {}

  /** Tells the identity function that the update names. */
  record ToIdentity(IdentityUpdate update) implements OutgoingMessages {}

  /** Tells the track function that the message names. */
  record ToIdentifiedTrack(TrackIdentity identity) implements OutgoingMessages {}

  /**
   * A record for Kafka.
   *
   * @param topic one of {@link io.followspot.protos.Topics}
   * @param key the record's key; empty for none
   * @param message the record's value
   */
  record ToTopic(String topic, String key, MessageLite message) implements OutgoingMessages {}
}
