-- Who was in which zone of a site's floor, and who crossed which line of it. Events written before this version
-- are in neither.

alter table identities add column merged_into varchar(100);
alter table identities add column present boolean default false not null;

-- Times are null until the identity has left the zone.
create table floor_visits (
  global_id varchar(100) not null,
  zone_id varchar(64) not null,
  entered_at_us bigint not null,
  site_id varchar(64) not null,
  exited_at_us bigint,
  out_of_sight boolean,
  primary key (global_id, zone_id, entered_at_us)
);
create index floor_visits_by_site on floor_visits (site_id, entered_at_us);

create table floor_crossings (
  event_id varchar(120) primary key,
  site_id varchar(64) not null,
  line_id varchar(64) not null,
  global_id varchar(100) not null,
  crossed_at_us bigint not null,
  forward boolean not null
);
create index floor_crossings_by_site on floor_crossings (site_id, crossed_at_us);
create index floor_crossings_by_identity on floor_crossings (global_id);
