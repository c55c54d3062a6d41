package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import java.util.List;

/**
 * What a message led to.
 *
 * @param state to remember; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record CameraStep(CameraState state, List<OutgoingMessages> outgoing) {}
