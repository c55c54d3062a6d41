/**
 * Where frames come from: video files, streams, folders of images, simulated scenes. {@link
 * io.followspot.ingest.source.SourceFactory} opens them.
 */
@NullMarked
package io.followspot.ingest.source;

import org.jspecify.annotations.NullMarked;
