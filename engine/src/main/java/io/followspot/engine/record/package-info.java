/**
 * Records of Kafka that pass through Flink by reference: their place and size instead of their
 * bytes, which this process keeps until the functions need them, or reads again.
 */
@NullMarked
package io.followspot.engine.record;

import org.jspecify.annotations.NullMarked;
