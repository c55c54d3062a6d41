-- Which cells of a grid of 16 by 16 over the picture the path of an ended track passes, four rows of cells in each
-- column; null until it ends. In the index too, from which places are searched.
alter table tracks add column cells_1 bigint;
alter table tracks add column cells_2 bigint;
alter table tracks add column cells_3 bigint;
alter table tracks add column cells_4 bigint;
drop index tracks_by_camera;
create index tracks_by_camera
  on tracks (camera_id, last_seen_us, track_id, first_seen_us, cells_1, cells_2, cells_3, cells_4);

-- Ended tracks stored before this version, whose cells the gateway fills in while it runs. A search examines the paths
-- of all of them until then.
create table unplaced (track_id varchar(100) primary key);
insert into unplaced (track_id) select track_id from tracks where status = 'ended';
