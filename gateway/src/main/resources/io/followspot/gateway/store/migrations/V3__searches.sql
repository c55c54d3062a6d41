-- Searches by one thing only, and counts, each walk an index of their own.
create index tracks_by_begin on tracks (first_seen_us);
create index tracks_by_camera_begin on tracks (camera_id, first_seen_us);
create index events_by_time on events (type, occurred_at_us);

-- Records that the database would not take. They are left out; what they say is in the topics.
create table left_out (
  topic varchar(100) not null,
  partition_no int not null,
  record_offset bigint not null,
  reason varchar(500) not null,
  primary key (topic, partition_no, record_offset)
);
