package io.followspot.functions.track;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.TrackState;
import java.util.List;

/**
 * What a message led to.
 *
 * @param state to remember; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record TrackStep(TrackState state, List<OutgoingMessages> outgoing) {}
