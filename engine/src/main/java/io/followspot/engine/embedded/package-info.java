/**
 * The transport {@code io.followspot.transports.v1/embedded}: the functions run in the engine's own
 * process, behind a class loader of their own, and are handed the same bytes as by HTTP.
 */
@NullMarked
package io.followspot.engine.embedded;

import org.jspecify.annotations.NullMarked;
