package io.followspot.functions.site;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.SiteState;
import java.util.List;

/**
 * What a message led to.
 *
 * @param state to remember; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record SiteUpdate(SiteState state, List<OutgoingMessages> outgoing) {}
