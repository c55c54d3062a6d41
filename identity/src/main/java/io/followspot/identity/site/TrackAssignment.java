package io.followspot.identity.site;

/**
 * The assignment of a camera's track to an identity from now on.
 *
 * @param cameraId of the camera
 * @param trackId the camera's track
 * @param globalId the identity, replacing any previous one
 * @param firstSeenUs first sighting of the track at the site
 * @param lastSeenUs its latest sighting
 */
public record TrackAssignment(
    String cameraId, String trackId, String globalId, long firstSeenUs, long lastSeenUs)
    implements SiteOutcome {}
