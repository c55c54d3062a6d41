package io.followspot.checks.hostile;

/** Where a record lies. */
record Place(String topic, int partition, long offset) {}
