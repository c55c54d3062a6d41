-- When each camera's frames were processed, from its events. Events written before this version are not in it.
create table recorded (
  camera_id varchar(64) not null,
  from_us bigint not null,
  to_us bigint not null,
  primary key (camera_id, from_us)
);
create index recorded_until on recorded (to_us);
