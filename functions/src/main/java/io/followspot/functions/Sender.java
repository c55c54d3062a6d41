package io.followspot.functions;

import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityUpdate;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.SiteFrame;
import io.followspot.protos.v1.SiteMember;
import io.followspot.protos.v1.TrackIdentity;
import java.util.List;
import java.util.Set;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.io.KafkaEgressMessage;
import org.apache.flink.statefun.sdk.java.message.MessageBuilder;

/** Sends the output of a reducer through Stateful Functions. */
final class Sender {
  // An egress record over Kafka's 1 MB (max.request.size) fails the job, which then processes the
  // same message again, for ever. The reducers' output is far smaller; this guards against
  // mistakes.
  private static final int MAX_RECORD_BYTES = 900_000;

  private static final Set<String> LIVE_TOPICS =
      Set.of(
          Topics.TRACK_POSITIONS,
          Topics.TRACK_REPLIES,
          Topics.IDENTITY_REPLIES,
          Topics.PROCESSED_FRAMES,
          Topics.MOTION_MAPS,
          Topics.SITE_POSITIONS,
          Topics.SOUND_LEVELS,
          Topics.PROCESSED_SOUND);

  private Sender() {}

  static void send(Context context, List<OutgoingMessages> outgoing) {
    for (OutgoingMessages message : outgoing) {
      if (message instanceof OutgoingMessages.ToTrack toTrack) {
        Observation observation = toTrack.observation();
        context.send(
            MessageBuilder.forAddress(TypeNames.TRACK, observation.getTrackId())
                .withCustomType(TypeNames.OBSERVATION, observation)
                .build());
      } else if (message instanceof OutgoingMessages.ToTopic record) {
        send(context, record);
      } else if (message instanceof OutgoingMessages.ToSite toSite) {
        send(context, toSite);
      } else if (message instanceof OutgoingMessages.ToIdentity toIdentity) {
        IdentityUpdate update = toIdentity.update();
        context.send(
            MessageBuilder.forAddress(TypeNames.IDENTITY, update.getGlobalId())
                .withCustomType(TypeNames.IDENTITY_UPDATE, update)
                .build());
      } else if (message instanceof OutgoingMessages.ToIdentifiedTrack toTrack) {
        TrackIdentity identity = toTrack.identity();
        context.send(
            MessageBuilder.forAddress(TypeNames.TRACK, identity.getTrackId())
                .withCustomType(TypeNames.TRACK_IDENTITY, identity)
                .build());
      }
    }
  }

  private static void send(Context context, OutgoingMessages.ToSite toSite) {
    MessageBuilder message = MessageBuilder.forAddress(TypeNames.SITE, toSite.siteId());
    if (toSite.message() instanceof SiteFrame frame) {
      context.send(message.withCustomType(TypeNames.SITE_FRAME, frame).build());
    } else if (toSite.message() instanceof SiteMember member) {
      context.send(message.withCustomType(TypeNames.SITE_MEMBER, member).build());
    }
  }

  private static void send(Context context, OutgoingMessages.ToTopic record) {
    byte[] value = DeterministicBytes.of(record.message());
    if (value.length > MAX_RECORD_BYTES) {
      RejectionReason refusal =
          new RejectionReason(
              "output_too_large",
              "a record of " + value.length + " bytes for " + record.topic() + " was not sent");
      send(context, Rejections.of(record.key(), OriginField.UNKNOWN, refusal, null, value.length));
      return;
    }
    TypeName egress = LIVE_TOPICS.contains(record.topic()) ? TypeNames.LIVE : TypeNames.COMMITTED;
    KafkaEgressMessage.Builder message =
        KafkaEgressMessage.forEgress(egress).withTopic(record.topic()).withValue(value);
    if (!record.key().isEmpty()) {
      message.withUtf8Key(record.key());
    }
    context.send(message.build());
  }
}
