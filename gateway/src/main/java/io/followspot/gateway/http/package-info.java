/** Routes, calls, parameters and problem details: HTTP without a word about tracks. */
@NullMarked
package io.followspot.gateway.http;

import org.jspecify.annotations.NullMarked;
