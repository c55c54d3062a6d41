-- What each user has reviewed. These two tables are no projection: they are in no topic, and a rebuild of history keeps
-- them. A user is the name of a token; it is empty where no tokens are required.
create table reviewed_items (
  user_name varchar(200) not null,
  camera_id varchar(64) not null,
  item_id varchar(200) not null,
  at_us bigint not null,
  marked_at_us bigint not null,
  primary key (user_name, camera_id, item_id)
);
create index reviewed_items_by_user on reviewed_items (user_name, at_us);
create index reviewed_items_by_time on reviewed_items (at_us);

create table reviewed_until (
  user_name varchar(200) not null,
  camera_id varchar(64) not null,
  until_us bigint not null,
  marked_at_us bigint not null,
  primary key (user_name, camera_id)
);
