/** Protobuf messages as JSON, both ways, by their descriptors. */
@NullMarked
package io.followspot.json;

import org.jspecify.annotations.NullMarked;
