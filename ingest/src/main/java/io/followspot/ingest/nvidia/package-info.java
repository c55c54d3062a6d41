/** Detections and tracks in the form of NVIDIA Metropolis, {@code nv.Frame}. */
@NullMarked
package io.followspot.ingest.nvidia;

import org.jspecify.annotations.NullMarked;
