package io.followspot.simulation.scene;

/**
 * The position of an actor's feet at a time.
 *
 * @param atUs microseconds since the scene began
 * @param x 0 is the frame's left edge, 1 its right edge; values beyond are outside the frame
 * @param y 0 is the frame's top edge, 1 its bottom edge; larger is nearer
 */
public record Waypoint(long atUs, double x, double y) {}
