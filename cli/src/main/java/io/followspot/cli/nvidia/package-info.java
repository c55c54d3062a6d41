/** Exchange with NVIDIA Metropolis: frames in its form, from and to Kafka. */
@NullMarked
package io.followspot.cli.nvidia;

import org.jspecify.annotations.NullMarked;
