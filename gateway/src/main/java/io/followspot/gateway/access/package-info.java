/** Access control: roles, camera scopes, tokens. */
@NullMarked
package io.followspot.gateway.access;

import org.jspecify.annotations.NullMarked;
