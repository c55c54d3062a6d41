package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Box;

/**
 * The truth about one object in one frame.
 *
 * @param id of the actor; the same when it leaves and returns
 * @param label "person" or "car"
 * @param box the whole object, also where it is hidden or beyond the frame's edge
 * @param visibility how much of the box is neither hidden nor beyond the edge, 0 to 1
 */
public record SceneObject(long id, String label, Box box, double visibility) {}
