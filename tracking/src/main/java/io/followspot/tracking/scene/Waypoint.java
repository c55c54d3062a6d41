package io.followspot.tracking.scene;

/**
 * Where an actor's feet are at a time.
 *
 * @param atUs microseconds since the scene began
 * @param x 0 is the frame's left edge, 1 its right edge; beyond is off stage
 * @param y 0 is the frame's top edge, 1 its bottom edge; larger is nearer
 */
public record Waypoint(long atUs, double x, double y) {}
