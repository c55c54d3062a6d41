/** What happened in a span of time, camera by camera. */
@NullMarked
package io.followspot.gateway.review;

import org.jspecify.annotations.NullMarked;
