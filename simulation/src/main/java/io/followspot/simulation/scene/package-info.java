/**
 * Simulated scenes with ground truth, for tests, the demo and benchmarks: {@link
 * io.followspot.simulation.scene.Scene} computes the actors' positions, {@link
 * io.followspot.simulation.scene.SceneRenderer} paints them. Frames can be requested in any order.
 */
@NullMarked
package io.followspot.simulation.scene;

import org.jspecify.annotations.NullMarked;
