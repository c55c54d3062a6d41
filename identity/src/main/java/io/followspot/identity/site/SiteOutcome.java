package io.followspot.identity.site;

/** An output of a site: event, position or assignment. */
public sealed interface SiteOutcome permits IdentityEvent, FloorPosition, TrackAssignment {}
