package io.followspot.gateway.identities;

import io.followspot.protos.Topics;
import io.followspot.protos.v1.FloorPathPoint;
import io.followspot.protos.v1.FloorState;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityPosition;
import io.followspot.protos.v1.IdentitySighting;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityStatus;
import io.followspot.protos.v1.IdentityTransition;
import io.followspot.protos.v1.SitePositions;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of identities for tests. */
public final class IdentityRecords {
  private static final long AT = 1_700_000_000_000_000L;

  private IdentityRecords() {}

  /** An event of the first identity of a site, seen by one camera. */
  public static ConsumerRecord<String, byte[]> event(
      String site, String camera, long sequence, IdentityEventType type) {
    IdentitySnapshot identity =
        IdentitySnapshot.newBuilder()
            .setGlobalId(site + ".1")
            .setSiteId(site)
            .setSequence(sequence)
            .setStatus(IdentityStatus.IDENTITY_STATUS_PRESENT)
            .setFirstSeenUs(AT)
            .setLastSeenUs(AT + sequence)
            .setFloor(FloorState.newBuilder().setXM(2.5))
            .addSightings(
                IdentitySighting.newBuilder().setCameraId(camera).setTrackId(camera + ".1.1"))
            .addPath(FloorPathPoint.newBuilder().setCapturedAtUs(AT).setXM(2.5))
            .build();
    IdentityEvent event =
        IdentityEvent.newBuilder()
            .setEventId(site + ".1." + sequence)
            .setSequence(sequence)
            .setType(type)
            .setOccurredAtUs(AT + sequence)
            .setIdentity(identity)
            .build();
    return new ConsumerRecord<>(Topics.IDENTITY_EVENTS, 0, sequence, site, event.toByteArray());
  }

  /** An event at a zone or line, with the identity as it is then. */
  public static ConsumerRecord<String, byte[]> transition(
      String globalId, long sequence, IdentityEventType type, long atUs, IdentityTransition what) {
    String site = globalId.substring(0, globalId.indexOf('.'));
    IdentitySnapshot identity =
        IdentitySnapshot.newBuilder()
            .setGlobalId(globalId)
            .setSiteId(site)
            .setSequence(sequence)
            .setStatus(IdentityStatus.IDENTITY_STATUS_PRESENT)
            .setFirstSeenUs(AT)
            .setLastSeenUs(AT + atUs)
            .build();
    IdentityEvent event =
        IdentityEvent.newBuilder()
            .setEventId(globalId + "." + sequence)
            .setSequence(sequence)
            .setType(type)
            .setOccurredAtUs(AT + atUs)
            .setIdentity(identity)
            .setTransition(what)
            .build();
    return new ConsumerRecord<>(Topics.IDENTITY_EVENTS, 0, sequence, site, event.toByteArray());
  }

  /** That one identity became another one. */
  public static ConsumerRecord<String, byte[]> merged(
      String globalId, String into, long sequence, long atUs) {
    IdentityEvent.Builder event = IdentityEvent.newBuilder();
    event
        .setEventId(globalId + "." + sequence)
        .setSequence(sequence)
        .setType(IdentityEventType.IDENTITY_EVENT_TYPE_MERGED)
        .setOccurredAtUs(AT + atUs)
        .getIdentityBuilder()
        .setGlobalId(globalId)
        .setSiteId(globalId.substring(0, globalId.indexOf('.')))
        .setSequence(sequence)
        .setStatus(IdentityStatus.IDENTITY_STATUS_MERGED)
        .setMergedInto(into)
        .setFirstSeenUs(AT)
        .setLastSeenUs(AT + atUs);
    return new ConsumerRecord<>(
        Topics.IDENTITY_EVENTS,
        0,
        sequence,
        event.getIdentity().getSiteId(),
        event.build().toByteArray());
  }

  /** Where the first identity of a site is. */
  public static ConsumerRecord<String, byte[]> positions(
      String site, String camera, long afterUs, double xM) {
    SitePositions positions =
        SitePositions.newBuilder()
            .setSiteId(site)
            .setCapturedAtUs(AT + afterUs)
            .addCameraIds(camera)
            .addIdentities(
                IdentityPosition.newBuilder()
                    .setGlobalId(site + ".1")
                    .setFloor(FloorState.newBuilder().setXM(xM)))
            .build();
    return new ConsumerRecord<>(Topics.SITE_POSITIONS, 0, afterUs, site, positions.toByteArray());
  }
}
