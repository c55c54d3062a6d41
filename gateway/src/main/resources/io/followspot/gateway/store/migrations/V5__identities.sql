-- A projection of followspot.identity-events.

-- The newest event's view of each identity; body is its IdentitySnapshot.
create table identities (
  global_id varchar(100) primary key,
  site_id varchar(64) not null,
  sequence bigint not null,
  first_seen_us bigint not null,
  last_seen_us bigint not null,
  body bytea not null
);
create index identities_by_site on identities (site_id, last_seen_us, global_id);

-- Body is the IdentityEvent.
create table identity_events (
  event_id varchar(120) primary key,
  global_id varchar(100) not null,
  sequence bigint not null,
  body bytea not null
);
create index identity_events_by_identity on identity_events (global_id, sequence);
