/** Spans of sampled frames, sent to a collector of OpenTelemetry. */
@NullMarked
package io.followspot.traces;

import org.jspecify.annotations.NullMarked;
