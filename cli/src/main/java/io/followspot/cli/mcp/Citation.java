package io.followspot.cli.mcp;

/**
 * The event that shows what an answer says.
 *
 * @param eventId unique on its topic; a consumer finds the event by it
 * @param topic the Kafka topic that the event was committed to
 */
record Citation(String eventId, String topic) {}
