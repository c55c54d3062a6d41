/**
 * The transport {@code io.followspot.transports.v1/http}: requests to functions that run as several
 * processes, spread over all that answer.
 */
@NullMarked
package io.followspot.engine.http;

import org.jspecify.annotations.NullMarked;
