/** Alert rules: cool-downs, hours and texts, without knowledge of what meets them. */
@NullMarked
package io.followspot.functions.alerts;

import org.jspecify.annotations.NullMarked;
