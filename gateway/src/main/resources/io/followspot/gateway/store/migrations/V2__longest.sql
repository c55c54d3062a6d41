-- How long the longest track was in view is asked for with every search that has an end in time.
create index tracks_by_duration on tracks (duration_us);
