create schema identity;
grant usage on schema identity to app_runtime;

create table identity.person (
  id          uuid primary key,
  given_name  text not null check (length(given_name) between 1 and 80),
  family_name text not null check (length(family_name) between 1 and 80)
);
comment on table identity.person is 'A worker who has or may have an account. Never a member of a family.';
alter table identity.person enable row level security;
grant select, insert, update on identity.person to app_runtime;

create table identity.account (
  person_id     uuid primary key references identity.person,
  email         text not null unique check (email = lower(email) and length(email) <= 254),
  password_hash text,
  state         text not null check (state in ('invited', 'active', 'blocked')),
  locale        text not null default 'pl' check (locale in ('pl', 'en', 'uk')),
  failures      integer not null default 0,
  locked_until  timestamptz,
  created_at    timestamptz not null
);
comment on table identity.account is 'How a worker signs in. Read by that worker, by an administrator and by the sign-in itself.';
alter table identity.account enable row level security;
grant select, insert, update on identity.account to app_runtime;

create table identity.session (
  token_hash  bytea primary key,
  person_id   uuid not null references identity.person,
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  ended_at    timestamptz,
  agent       text
);
comment on table identity.session is 'Signed-in browsers; the token itself is only in the cookie.';
create index session_person_id on identity.session (person_id);
alter table identity.session enable row level security;
grant select, insert, update on identity.session to app_runtime;

create table identity.ticket (
  token_hash bytea primary key,
  person_id  uuid not null references identity.person,
  purpose    text not null check (purpose in ('invitation', 'password_reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table identity.ticket is 'One-use links for an invitation or a new password.';
create index ticket_person_id on identity.ticket (person_id);
alter table identity.ticket enable row level security;
grant select, insert, update on identity.ticket to app_runtime;

create table identity.failed_attempt (
  id           uuid primary key,
  address_hash bytea not null,
  at           timestamptz not null
);
comment on table identity.failed_attempt is 'Refused sign-ins by network address (hashed), for slowing down guessing.';
create index failed_attempt_address on identity.failed_attempt (address_hash, at);
alter table identity.failed_attempt enable row level security;
grant select, insert, delete on identity.failed_attempt to app_runtime;

create table identity.address_salt (
  one  boolean primary key default true check (one),
  salt bytea not null
);
comment on table identity.address_salt is 'Made with the installation; nobody but identity.address_hash reads it, so a stolen list of hashes tells no address.';
alter table identity.address_salt enable row level security;
insert into identity.address_salt (salt)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create function identity.address_hash(address text) returns bytea language sql stable security definer set search_path = '' as $$
  select pg_catalog.sha256(s.salt || pg_catalog.convert_to(address, 'UTF8')) from identity.address_salt s $$;
comment on function identity.address_hash is 'A network address as it is kept: comparable with itself, not readable.';
revoke execute on function identity.address_hash from public;
grant execute on function identity.address_hash to app_runtime;

create table identity.office (
  person_id uuid not null references identity.person,
  office    text not null check (office in ('administrator')),
  from_on   date not null,
  until_on  date,
  primary key (person_id, office, from_on)
);
comment on table identity.office is 'Who administers the installation. An administrator reads no case content.';
alter table identity.office enable row level security;
grant select, insert, update on identity.office to app_runtime;

create function authz.signed_in() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from identity.account a where a.person_id = authz.me() and a.state = 'active') $$;
comment on function authz.signed_in is 'Relation: somebody with an active account is asking.';

create function authz.i_administer() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from identity.office o where o.person_id = authz.me() and o.office = 'administrator'
                 and authz.on_day(o.from_on, o.until_on)) $$;
comment on function authz.i_administer is 'Relation: the acting person administers the installation today.';
