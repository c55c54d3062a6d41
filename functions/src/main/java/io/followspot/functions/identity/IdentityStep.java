package io.followspot.functions.identity;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.IdentityState;
import java.util.List;

/**
 * What a message led to.
 *
 * @param state to remember; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record IdentityStep(IdentityState state, List<OutgoingMessages> outgoing) {}
