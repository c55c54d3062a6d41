package io.followspot.identity.site;

/**
 * A change of an identity.
 *
 * @param type what happened
 * @param globalId to which
 * @param sequence of the identity's events, from 1 without gaps
 * @param atUs capture time
 * @param trackId the camera's track it is about; empty for none
 * @param otherGlobalId into which it merged or as which the track goes on; empty for none
 * @param evidence why
 * @param position where; of the last sighting
 */
public record IdentityEvent(
    IdentityEventType type,
    String globalId,
    long sequence,
    long atUs,
    String trackId,
    String otherGlobalId,
    Evidence evidence,
    FloorPosition position)
    implements SiteOutcome {}
