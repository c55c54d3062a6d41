-- Counts are answered from the index alone: what they need of an event is small, and its body is not.
drop index events_by_time;
create index events_counted
  on events (type, occurred_at_us, camera_id, region_id, forward, dwell_us, track_id, sequence);
