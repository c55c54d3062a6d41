-- How sure a crossing is, 0 to 1; null where it is not known: zone events, and crossings recorded
-- by earlier versions. In the index too, from which counts are answered.
alter table events add column confidence real;
drop index events_counted;
create index events_counted
  on events (type, occurred_at_us, camera_id, region_id, forward, confidence, dwell_us, track_id,
    sequence);
