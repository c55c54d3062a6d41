/**
 * Simulated scenes with ground truth, for tests, the demo and benchmarks: {@link
 * io.followspot.tracking.scene.Scene} computes the actors' positions, {@link
 * io.followspot.tracking.scene.SceneRenderer} paints them. Frames can be requested in any order.
 */
@NullMarked
package io.followspot.tracking.scene;

import org.jspecify.annotations.NullMarked;
