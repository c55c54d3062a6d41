/**
 * S3-compatible object storage as one of Flink's file systems, for checkpoints and savepoints.
 *
 * <p>Objects appear as a whole or not at all, and listings are consistent. There are no
 * directories, only names that begin alike, and a rename copies.
 */
@NullMarked
package io.followspot.engine.s3;

import org.jspecify.annotations.NullMarked;
