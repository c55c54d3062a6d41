/** What is said when a call fails (RFC 9457). */
@NullMarked
package io.followspot.gateway.problem;

import org.jspecify.annotations.NullMarked;
