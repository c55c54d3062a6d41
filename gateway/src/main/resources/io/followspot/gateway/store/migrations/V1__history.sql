-- A projection of followspot.track-events and followspot.camera-events. Nothing here is the only
-- copy: the offsets say what has been projected, and without them everything is projected again.
-- Runs on H2 in PostgreSQL mode and on PostgreSQL.

create table projected (
  topic varchar(100) not null,
  partition_no int not null,
  next_offset bigint not null,
  primary key (topic, partition_no)
);

-- The newest event's view of each track; body is its TrackSnapshot.
create table tracks (
  track_id varchar(100) primary key,
  camera_id varchar(64) not null,
  sequence bigint not null,
  status varchar(16) not null,
  label varchar(200) not null,
  first_seen_us bigint not null,
  last_seen_us bigint not null,
  duration_us bigint not null,
  body bytea not null
);
create index tracks_by_time on tracks (last_seen_us, track_id);
create index tracks_by_camera on tracks (camera_id, last_seen_us, track_id);
create index tracks_by_label on tracks (label, last_seen_us, track_id);
create index tracks_by_status on tracks (status, last_seen_us, track_id);

-- Body is the TrackEvent.
create table events (
  event_id varchar(120) primary key,
  track_id varchar(100) not null,
  camera_id varchar(64) not null,
  sequence bigint not null,
  type varchar(20) not null,
  occurred_at_us bigint not null,
  region_id varchar(64),
  forward boolean,
  dwell_us bigint,
  body bytea not null
);
create index events_by_track on events (track_id, sequence);
create index events_by_region on events (camera_id, type, occurred_at_us);
create index events_in_region on events (region_id, track_id);

-- The newest event of each camera, with its newest ledger; body is the CameraEvent.
create table cameras (
  camera_id varchar(64) primary key,
  sequence bigint not null,
  body bytea not null
);
