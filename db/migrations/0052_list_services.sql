-- The directory of services and goods: who gives what, to whom, where, when and for how much, and who assured that when.
create schema directory;
grant usage on schema directory to app_runtime;

create table directory.service (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  name           text not null check (length(name) between 2 and 200),
  category       text not null check (category in ('family_policy', 'family_support', 'foster_care', 'social_assistance', 'health', 'disability', 'education',
                   'unemployment', 'culture', 'sport', 'civic_activity', 'housing', 'environment', 'reintegration', 'goods')),
  cost           text not null check (cost in ('free', 'by_income', 'paid')),
  area           text[] not null check (cardinality(area) > 0),
  place_code     text references territory.unit,
  audience       text not null check (audience in ('everyone', 'signed_in')),
  entry          jsonb not null,
  terms          text[] not null,
  version        integer not null check (version >= 1),
  assured_on     date not null,
  assured_how    text not null check (assured_how in ('keeper', 'link')),
  assured_by     uuid references identity.person,
  added_on       date not null,
  archived_on    date,
  search_key     text not null generated always as (territory.search_key(name)) stored,
  check ((assured_how = 'keeper') = (assured_by is not null))
);
comment on table directory.service is 'One service or kind of goods as its provider gives it. `entry` is all that its present version says; the columns beside it are taken from that to be searched by: units served, stems of words. Who assured it and when; archived, never deleted.';
create index service_institution on directory.service (institution_id);
create index service_place on directory.service (place_code);
create index service_assured_by on directory.service (assured_by);
create index service_area on directory.service using gin (area);
create index service_terms on directory.service using gin (terms);
create index service_search_key on directory.service using gin (search_key public.gin_trgm_ops);
alter table directory.service enable row level security;
grant select, insert on directory.service to app_runtime;
grant update (name, category, cost, area, place_code, audience, entry, terms, version, assured_on, assured_how, assured_by, archived_on) on directory.service to app_runtime;

create table directory.service_version (
  service_id uuid not null references directory.service,
  no         integer not null,
  entry      jsonb not null,
  saved_at   timestamptz not null,
  saved_by   uuid not null references identity.person,
  primary key (service_id, no)
);
comment on table directory.service_version is 'What an entry of the directory said, version by version, and who saved it.';
create index service_version_saved_by on directory.service_version (saved_by);
alter table directory.service_version enable row level security;
grant select, insert on directory.service_version to app_runtime;

create table directory.confirm_link (
  id         uuid primary key,
  service_id uuid not null references directory.service,
  token_hash bytea not null unique,
  sealed     bytea,
  made_by    uuid not null references identity.person,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  sent_at    timestamptz,
  ended_at   timestamptz
);
comment on table directory.confirm_link is 'A one-use link by which a provider confirms its entry or proposes corrections. Its secret is kept sealed until the mail has left, then as a hash alone. Ended when it was used or followed by a newer one.';
create index confirm_link_service on directory.confirm_link (service_id);
create index confirm_link_made_by on directory.confirm_link (made_by);
alter table directory.confirm_link enable row level security;
-- The hash is read by the relation below alone.
grant select (id, service_id, sealed, made_by, made_at, expires_at, sent_at, ended_at), insert on directory.confirm_link to app_runtime;
grant update (sealed, sent_at, ended_at) on directory.confirm_link to app_runtime;

create table directory.proposal (
  id         uuid primary key,
  service_id uuid not null references directory.service,
  link_id    uuid not null unique references directory.confirm_link,
  base       integer not null,
  entry      jsonb not null,
  words      text check (length(words) <= 2000),
  signed     text not null check (length(signed) between 2 and 200),
  made_at    timestamptz not null,
  decision   text check (decision in ('accepted', 'declined')),
  decided_at timestamptz,
  decided_by uuid references identity.person,
  foreign key (service_id, base) references directory.service_version (service_id, no),
  check (num_nonnulls(decision, decided_at, decided_by) in (0, 3))
);
comment on table directory.proposal is 'An entry as its provider, who came by a link, says that it should read: against which version, signed by whom, and what its keeper decided.';
create index proposal_service on directory.proposal (service_id, base);
create index proposal_decided_by on directory.proposal (decided_by);
alter table directory.proposal enable row level security;
grant select on directory.proposal to app_runtime;
grant update (decision, decided_at, decided_by) on directory.proposal to app_runtime;

create function authz.audiences_i_am_in() returns setof text
  language sql stable security definer set search_path = '' rows 2 as $$
  select 'everyone' union all select 'signed_in' where authz.signed_in() $$;
comment on function authz.audiences_i_am_in is 'Relation: entries that are for everybody, and for somebody with an active account those for whoever has signed in.';

create function authz.institutions_whose_services_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$
  select authz.institutions_i_head()
  union
  select a.institution_id from institutions.area a join institutions.institution i on i.id = a.institution_id
  where not i.has_accounts and a.unit_code in (
    select authz.units_i_govern()
    union
    select own.unit_code from institutions.area own join institutions.institution o on o.id = own.institution_id
    where o.sector = 'social_assistance' and o.level = 'gmina' and o.id in (select authz.institutions_i_head())) $$;
comment on function authz.institutions_whose_services_i_keep is 'Relation: an institution that the acting person heads; one without accounts that works in a unit for which a role of theirs may set what the model leaves to it, or in which they head social assistance of the gmina.';

create function authz.services_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 40 as $$
  select s.id from directory.service s where s.institution_id in (select authz.institutions_whose_services_i_keep()) $$;
comment on function authz.services_i_keep is 'Relation: entries of the directory whose provider is an institution that I keep entries of.';

create function authz.confirm_links_i_hold() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select l.id from directory.confirm_link l join directory.service s on s.id = l.service_id
  where authz.acting_as('link') and s.archived_on is null
    and l.token_hash = pg_catalog.decode(nullif(pg_catalog.current_setting('app.link', true), ''), 'hex')
    and l.ended_at is null and l.expires_at > authz.now() $$;
comment on function authz.confirm_links_i_hold is 'Relation: the one-use link to an entry of the directory by which I came, while it works.';

create function authz.services_of_my_link() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select l.service_id from directory.confirm_link l where l.id in (select authz.confirm_links_i_hold()) $$;
comment on function authz.services_of_my_link is 'Relation: the entry of the directory for which the link was made by which I came.';

revoke execute on function authz.audiences_i_am_in, authz.institutions_whose_services_i_keep, authz.services_i_keep, authz.confirm_links_i_hold,
  authz.services_of_my_link from public;
grant execute on function authz.audiences_i_am_in, authz.institutions_whose_services_i_keep, authz.services_i_keep, authz.confirm_links_i_hold,
  authz.services_of_my_link to app_runtime;

-- Whoever comes by a link does the one thing it was made for, and writes no row by itself.

create function directory.confirm_by_link() returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  service uuid;
begin
  update directory.confirm_link l set ended_at = authz.now() where l.id in (select authz.confirm_links_i_hold()) returning l.service_id into service;
  update directory.service s set assured_on = authz.today(), assured_how = 'link', assured_by = null where s.id = service;
  return service;
end $$;
comment on function directory.confirm_by_link is 'Says that everything in the entry is right, by the link the acting one came by, which works no longer afterwards. Nothing for a link that no longer works.';

create function directory.propose_by_link(in_id uuid, in_base integer, in_entry jsonb, in_words text, in_signed text) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  link directory.confirm_link;
begin
  update directory.confirm_link l set ended_at = authz.now() where l.id in (select authz.confirm_links_i_hold()) returning l.* into link;
  if link.id is null then return null; end if;
  insert into directory.proposal (id, service_id, link_id, base, entry, words, signed, made_at)
  values (in_id, link.service_id, link.id, in_base, in_entry, in_words, in_signed, authz.now());
  return link.service_id;
end $$;
comment on function directory.propose_by_link is 'Keeps corrections to the entry for its keeper to decide on, by the link the acting one came by, which works no longer afterwards. Nothing for a link that no longer works.';

revoke execute on function directory.confirm_by_link, directory.propose_by_link from public;
grant execute on function directory.confirm_by_link, directory.propose_by_link to app_runtime;

-- Operators on lists and trigrams may not be asked before row security, so that no index would serve them. These ask the indexes, and answer ids of
-- entries that are for the acting person; everything else is read of them through row security.

create function directory.services_found(in_area text[], in_terms text[]) returns setof uuid
  language plpgsql stable security definer set search_path = '' rows 200 as $$
begin
  if in_terms is null then
    return query select s.id from directory.service s
      where s.area operator(pg_catalog.&&) in_area and s.archived_on is null and s.audience in (select authz.audiences_i_am_in());
  else
    return query select s.id from directory.service s
      where s.terms operator(pg_catalog.@>) in_terms and (in_area is null or s.area operator(pg_catalog.&&) in_area)
        and s.archived_on is null and s.audience in (select authz.audiences_i_am_in());
  end if;
end $$;
comment on function directory.services_found is 'Entries for the acting person, archived ones left out, that serve one of these units, hold all these stems, or both; at least one of the two is asked for.';

create function directory.services_alike(in_text text, in_least real) returns setof uuid
  language plpgsql volatile security definer set search_path = '' rows 20 as $$
begin
  perform pg_catalog.set_config('pg_trgm.strict_word_similarity_threshold', in_least::text, true);
  return query select s.id from directory.service s
    where territory.search_key(in_text) operator(public.<<%) s.search_key and s.archived_on is null
      and s.audience in (select authz.audiences_i_am_in());
end $$;
comment on function directory.services_alike is 'Entries for the acting person, archived ones left out, whose name holds something at least so like a text.';

revoke execute on function directory.services_found, directory.services_alike from public;
grant execute on function directory.services_found, directory.services_alike to app_runtime;
