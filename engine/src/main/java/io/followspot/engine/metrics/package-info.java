/** Flink's metrics and the engine's, as Prometheus reads them. */
@NullMarked
package io.followspot.engine.metrics;

import org.jspecify.annotations.NullMarked;
