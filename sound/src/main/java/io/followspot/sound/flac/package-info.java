/** Reads FLAC, the Free Lossless Audio Codec (RFC 9639), from bytes that anybody may have sent. */
@NullMarked
package io.followspot.sound.flac;

import org.jspecify.annotations.NullMarked;
