/** Detectors and appearance models of others, run by ONNX Runtime. */
@NullMarked
package io.followspot.vision.onnx;

import org.jspecify.annotations.NullMarked;
