package io.followspot.functions.camera;

import io.followspot.functions.FunctionStep;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import java.util.List;

/**
 * The result of processing a message.
 *
 * @param state the new state; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record CameraStep(CameraState state, List<OutgoingMessages> outgoing)
    implements FunctionStep<CameraState> {}
