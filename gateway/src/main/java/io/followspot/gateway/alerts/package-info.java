/**
 * Alerts: the latest ones, those that the clock decides, and their delivery to webhooks, by e-mail
 * and by MQTT.
 */
@NullMarked
package io.followspot.gateway.alerts;

import org.jspecify.annotations.NullMarked;
