/** The HTTP endpoint by which Flink calls the functions. */
@NullMarked
package io.followspot.functions.endpoint;

import org.jspecify.annotations.NullMarked;
