-- Where units lie, for maps: drawn coarsely, because a page is light and a map of figures needs no more.
create table territory.boundary (
  code        text primary key references territory.unit,
  rings       jsonb not null check (jsonb_typeof(rings) = 'array'),
  source      text not null check (length(source) between 1 and 200),
  imported_at timestamptz not null
);
comment on table territory.boundary is 'The outline of a unit as imported last. `rings`: closed rings without their last point, each a flat list of longitude and latitude in thousandths of a degree (WGS84); a ring within another is a hole. `source`: the register they come from and its state, as whoever imported named it.';
alter table territory.boundary enable row level security;
grant select, insert, update on territory.boundary to app_runtime;
