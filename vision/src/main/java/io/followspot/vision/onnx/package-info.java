/** External detectors and appearance models, run by ONNX Runtime. */
@NullMarked
package io.followspot.vision.onnx;

import org.jspecify.annotations.NullMarked;
