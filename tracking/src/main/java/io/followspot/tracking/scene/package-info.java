/**
 * Simulated scenes with ground truth, for tests, the demo and benchmarks: {@link
 * io.followspot.tracking.scene.Scene} says who is where, {@link
 * io.followspot.tracking.scene.SceneRenderer} paints it. Any frame can be asked for at any time.
 */
@NullMarked
package io.followspot.tracking.scene;

import org.jspecify.annotations.NullMarked;
