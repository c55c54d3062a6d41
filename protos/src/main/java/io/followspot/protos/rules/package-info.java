/** Validation rules of registrations, for all processes that write, forward or apply them. */
@NullMarked
package io.followspot.protos.rules;

import org.jspecify.annotations.NullMarked;
