/** The list of metrics, and the server at which Prometheus reads those of a process. */
@NullMarked
package io.followspot.metrics;

import org.jspecify.annotations.NullMarked;
