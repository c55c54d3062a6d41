/** The connection to an MQTT broker, and what home automation reads there. */
@NullMarked
package io.followspot.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
