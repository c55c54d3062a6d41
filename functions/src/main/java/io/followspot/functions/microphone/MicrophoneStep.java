package io.followspot.functions.microphone;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.MicrophoneState;
import java.util.List;

/**
 * What a message led to.
 *
 * @param state to remember; the same instance as before if nothing changed
 * @param outgoing to send, in order
 */
public record MicrophoneStep(MicrophoneState state, List<OutgoingMessages> outgoing) {}
