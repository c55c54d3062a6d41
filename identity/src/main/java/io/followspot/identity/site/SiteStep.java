package io.followspot.identity.site;

import java.util.List;

/**
 * What one input did to a site.
 *
 * @param state to be kept for the next step
 * @param events in order
 * @param positions in order of time
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SiteStep(byte[] state, List<IdentityEvent> events, List<FloorPosition> positions) {}
