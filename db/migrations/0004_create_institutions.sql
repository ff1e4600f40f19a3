create schema institutions;
grant usage on schema institutions to app_runtime;

create table institutions.institution (
  id           uuid primary key,
  name         text not null check (length(name) between 2 and 200),
  short_name   text not null check (length(short_name) between 1 and 40),
  sector       text not null,
  level        text not null check (level in ('gmina', 'powiat', 'region', 'national')),
  seat_code    text not null references territory.unit,
  nip          text unique,
  regon        text unique,
  rspo         text unique,
  krs          text unique,
  address      text check (length(address) <= 200),
  postal_code  text check (postal_code ~ '^\d{2}-\d{3}$'),
  email        text,
  phone        text,
  has_accounts boolean not null default true,
  registered_on date not null,
  ended_on     date,
  search_key   text not null generated always as (territory.search_key(name || ' ' || short_name)) stored,
  check (ended_on is null or ended_on >= registered_on)
);
comment on table institutions.institution is 'A body that cooperates: office, school, clinic, police, organisation. Each has exactly one sector.';
create index institution_seat on institutions.institution (seat_code);
alter table institutions.institution enable row level security;
grant select, insert, update on institutions.institution to app_runtime;

create table institutions.area (
  institution_id uuid not null references institutions.institution,
  unit_code      text not null references territory.unit,
  primary key (institution_id, unit_code)
);
comment on table institutions.area is 'The gminas, powiats or voivodeships an institution works in.';
create index area_unit on institutions.area (unit_code);
alter table institutions.area enable row level security;
grant select, insert, delete on institutions.area to app_runtime;

create table institutions.employment (
  id             uuid primary key,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  function       text not null check (function in ('head', 'deputy', 'worker')),
  job_title      text not null check (length(job_title) between 1 and 120),
  from_on        date not null,
  until_on       date,
  check (until_on is null or until_on >= from_on)
);
comment on table institutions.employment is 'Who works where, as what, from which to which day. Rights end with the last day.';
create index employment_person on institutions.employment (person_id) include (institution_id, function, from_on, until_on);
create index employment_institution on institutions.employment (institution_id);
alter table institutions.employment enable row level security;
grant select, insert, update on institutions.employment to app_runtime;

create table institutions.agreement (
  id             uuid primary key,
  kind           text not null check (kind in ('project', 'accession', 'nomination', 'confidentiality', 'processing', 'joint_control', 'own_adoption')),
  model_id       text not null,
  element        text not null,
  number         text check (length(number) <= 80),
  signed_on      date not null,
  from_on        date not null,
  until_on       date,
  ended_on       date,
  ended_reason   text,
  may_confirm    boolean,
  hours_limit    integer,
  file_id        uuid references platform.file,
  recorded_by    uuid references identity.person,
  recorded_at    timestamptz not null,
  check (until_on is null or until_on >= from_on),
  check (ended_on is null or ended_on >= from_on)
);
comment on table institutions.agreement is 'A signed agreement, declaration, nomination, statement or order: which kind of the model, in force from when to when.';
create index agreement_file on institutions.agreement (file_id);
create index agreement_recorded_by on institutions.agreement (recorded_by);
alter table institutions.agreement enable row level security;
grant select, insert, update on institutions.agreement to app_runtime;

create table institutions.agreement_party (
  agreement_id   uuid not null references institutions.agreement,
  no             integer not null,
  unit_code      text references territory.unit,
  institution_id uuid references institutions.institution,
  person_id      uuid references identity.person,
  primary key (agreement_id, no),
  check (num_nonnulls(unit_code, institution_id, person_id) = 1)
);
comment on table institutions.agreement_party is 'Who signed: a local government, an institution or a person.';
create index agreement_party_unit on institutions.agreement_party (unit_code);
create index agreement_party_institution on institutions.agreement_party (institution_id);
create index agreement_party_person on institutions.agreement_party (person_id);
alter table institutions.agreement_party enable row level security;
grant select, insert on institutions.agreement_party to app_runtime;

create function authz.institutions_i_work_in() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  select e.institution_id from institutions.employment e
  where e.person_id = (select authz.me()) and authz.on_day(e.from_on, e.until_on) $$;
comment on function authz.institutions_i_work_in is 'Relation: the acting person is employed there today.';

create function authz.institutions_i_head() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select e.institution_id from institutions.employment e
  where e.person_id = (select authz.me()) and e.function in ('head', 'deputy') and authz.on_day(e.from_on, e.until_on) $$;
comment on function authz.institutions_i_head is 'Relation: the acting person heads (or stands in for the head of) the institution today.';

create function authz.agreement_in_force(a institutions.agreement) returns boolean language sql stable
  return authz.on_day(a.from_on, least(a.until_on, a.ended_on));
comment on function authz.agreement_in_force is 'An agreement counts from its first day to its last, or to the day it was ended.';

create function authz.agreements_of_my_institutions() returns setof uuid
  language sql stable security definer set search_path = '' rows 50 as $$
  select p.agreement_id from institutions.agreement_party p
  where p.institution_id in (select authz.institutions_i_work_in()) or p.person_id = (select authz.me()) $$;
comment on function authz.agreements_of_my_institutions is 'Relation: an institution I work in, or I myself, is a party.';
