/** What a registration must obey, for whoever writes, passes on or applies one. */
@NullMarked
package io.followspot.protos.rules;

import org.jspecify.annotations.NullMarked;
