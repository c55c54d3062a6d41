package io.followspot.identity.site;

/** Something that a site found out. */
public sealed interface SiteOutcome permits IdentityEvent, FloorPosition, TrackAssignment {}
