package io.followspot.identity.site;

/**
 * That a camera's track belongs to an identity from now on.
 *
 * @param cameraId of the camera
 * @param trackId the camera's track
 * @param globalId the identity, instead of any before
 * @param firstSeenUs since when the track is known to the site
 * @param lastSeenUs its latest sighting
 */
public record TrackAssignment(
    String cameraId, String trackId, String globalId, long firstSeenUs, long lastSeenUs)
    implements SiteOutcome {}
