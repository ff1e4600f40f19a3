create schema territory;
grant usage on schema territory to app_runtime;

create function territory.search_key(name text) returns text language sql immutable strict parallel safe set search_path = '' as $$
  select pg_catalog.btrim(pg_catalog.regexp_replace(
    pg_catalog.lower(public.unaccent('public.unaccent'::regdictionary, name)), '[^a-z0-9]+', ' ', 'g')) $$;
comment on function territory.search_key is 'A name as it is searched: without Polish and other accents (ł too), small letters and digits, one space between words.';
grant execute on function territory.search_key to app_runtime;

create table territory.unit (
  code  text primary key check (code ~ '^(\d{2}|\d{4}|\d{6})$'),
  level text not null check (level in ('voivodeship', 'powiat', 'gmina')),
  check (length(code) = case level when 'voivodeship' then 2 when 'powiat' then 4 else 6 end)
);
comment on table territory.unit is 'A unit of territorial division by its TERYT code; its name and kind are dated.';
alter table territory.unit enable row level security;
grant select, insert on territory.unit to app_runtime;

create table territory.unit_period (
  code        text not null references territory.unit,
  valid_from  date not null,
  valid_until date,
  name        text not null,
  kind        text not null,
  parent_code text references territory.unit,
  search_key  text not null,
  primary key (code, valid_from),
  check (valid_until is null or valid_until >= valid_from)
);
comment on table territory.unit_period is 'Name, kind (rural, urban, urban_rural, powiat, city_powiat, voivodeship) and parent of a unit from one day to another.';
create index unit_period_parent on territory.unit_period (parent_code);
alter table territory.unit_period enable row level security;
grant select, insert, update on territory.unit_period to app_runtime;
