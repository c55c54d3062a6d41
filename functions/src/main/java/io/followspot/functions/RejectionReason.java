package io.followspot.functions;

/**
 * Why input is rejected.
 *
 * @param reason short and stable, as {@code frame_not_jpeg}
 * @param message for users: what was wrong and what to do
 */
public record RejectionReason(String reason, String message) {}
