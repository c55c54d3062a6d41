package io.followspot.identity.site;

import io.followspot.identity.regions.FloorTransition;
import org.jspecify.annotations.Nullable;

/**
 * A change of an identity.
 *
 * @param type of the event
 * @param globalId of the identity
 * @param sequence of the identity's events, from 1 without gaps
 * @param atUs capture time
 * @param trackId the camera's track concerned; empty for none
 * @param otherGlobalId the identity into which it merged, or to which the track now belongs; empty
 *     for none
 * @param evidence for the decision
 * @param position of the last sighting
 * @param transition of a zone or line; null for other types
 */
public record IdentityEvent(
    IdentityEventType type,
    String globalId,
    long sequence,
    long atUs,
    String trackId,
    String otherGlobalId,
    Evidence evidence,
    FloorPosition position,
    @Nullable FloorTransition transition)
    implements SiteOutcome {}
