/** Protobuf messages as JSON, both ways, by their descriptors. */
@NullMarked
package io.followspot.gateway.json;

import org.jspecify.annotations.NullMarked;
