-- The second factor of signing in: a code of an authenticator app (RFC 6238), recovery codes for the day the device is lost, and the minutes
-- between a right password and a right code. What an app and the program share is sealed by a key that is not in the database.

create table identity.second_factor (
  id          uuid primary key,
  person_id   uuid not null references identity.person,
  sealed_key  bytea,
  sealed_by   bytea not null,
  since       timestamptz not null,
  last_step   integer not null,
  ended_at    timestamptz,
  ended_why   text check (ended_why in ('replaced', 'lost_device', 'new_device', 'suspicion', 'lost_key')),
  check ((ended_at is null) = (sealed_key is not null)),
  check ((ended_at is null) = (ended_why is null))
);
comment on table identity.second_factor is 'The authenticator app of a worker: one in use, those before it without their key. `last_step`: the newest half minute whose code was taken, counted from 1970; it and all before it are used up.';
create unique index second_factor_in_use on identity.second_factor (person_id) where ended_at is null;
create index second_factor_person on identity.second_factor (person_id);
alter table identity.second_factor enable row level security;
grant select (id, person_id, sealed_by, since, last_step, ended_at, ended_why), insert, update on identity.second_factor to app_runtime;

create function identity.sealed_key(in_factor uuid) returns bytea
  language sql stable security definer set search_path = '' as $$
  select f.sealed_key from identity.second_factor f where f.id = in_factor and authz.acting_as('sign_in') $$;
comment on function identity.sealed_key is 'The sealed key of an authenticator app, for the program that signs somebody in and for nobody else.';

create table identity.recovery_code (
  code_hash   bytea primary key,
  person_id   uuid not null references identity.person,
  factor_id   uuid not null references identity.second_factor,
  made_at     timestamptz not null,
  used_at     timestamptz,
  replaced_at timestamptz
);
comment on table identity.recovery_code is 'One-use codes in place of the authenticator app, as digests by a key that is not in the database. Void once their app is no longer in use.';
create index recovery_code_person on identity.recovery_code (person_id);
create index recovery_code_factor on identity.recovery_code (factor_id);
alter table identity.recovery_code enable row level security;
grant select (person_id, factor_id, made_at, used_at, replaced_at), insert, update (replaced_at) on identity.recovery_code to app_runtime;

create function identity.spend_recovery_code(in_factor uuid, in_hash bytea) returns boolean
  language sql volatile security definer set search_path = '' as $$
  with spent as (
    update identity.recovery_code c set used_at = authz.now()
    where c.code_hash = in_hash and c.factor_id = in_factor and c.used_at is null and c.replaced_at is null and authz.acting_as('sign_in')
    returning 1)
  select exists (select from spent) $$;
comment on function identity.spend_recovery_code is 'Uses a recovery code up, once; only while somebody is being signed in.';

create table identity.half_sign_in (
  token_hash    bytea primary key,
  person_id     uuid not null references identity.person,
  password_mark bytea not null,
  began_at      timestamptz not null,
  ended_at      timestamptz,
  back          text not null,
  typed         jsonb
);
comment on table identity.half_sign_in is 'A right password that waits for its code: grants nothing. Carries what was typed in the form under which the last session ended; `password_mark` tells that the password has been changed since.';
create index half_sign_in_person on identity.half_sign_in (person_id);
create index half_sign_in_began on identity.half_sign_in (began_at);
alter table identity.half_sign_in enable row level security;
grant select, insert, update, delete on identity.half_sign_in to app_runtime;

-- Whoever may meet a family's content today: in a seat, in a role of a model that sees or begins cases, in an institution whose workers may
-- begin them; and whoever keeps the accounts of all these. Agreements that a role needs are not asked: they may be signed any minute.
create function identity.needs_second_factor(in_person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select authz.acting_as('sign_in') and (
    exists (select from identity.office o where o.person_id = in_person and o.office = 'administrator' and authz.on_day(o.from_on, o.until_on))
    or exists (select from casework.seat s where s.person_id = in_person and authz.on_day(s.from_on, s.until_on))
    or exists (select from teams.membership m
               join model.version v on v.model_id = m.model_id
               join model.role r on r.version_id = v.id and r.role = m.role and (r.opens or r.sees in ('names', 'coded', 'own_tasks'))
               where m.person_id = in_person and authz.on_day(m.from_on, m.until_on))
    or exists (select from institutions.employment e
               join institutions.institution i on i.id = e.institution_id
               join institutions.agreement_party p on p.institution_id = i.id
               join institutions.agreement g on g.id = p.agreement_id and g.kind in ('accession', 'own_adoption') and authz.agreement_in_force(g)
               join teams.body b on b.id = g.body_id
               join model.adoption a on a.unit_code = b.unit_code and authz.on_day(a.from_on, a.until_on)
               join model.role r on r.version_id = a.version_id and r.opens and r.level = 'case'
                and (cardinality(r.sectors) = 0 or i.sector = any (r.sectors))
               where e.person_id = in_person and authz.on_day(e.from_on, e.until_on))) $$;
comment on function identity.needs_second_factor is 'Whether a person may see or write content of a case today, or administers those who may; told to the program that signs somebody in, and to nobody else.';

revoke execute on function identity.sealed_key, identity.spend_recovery_code, identity.needs_second_factor from public;
grant execute on function identity.sealed_key, identity.spend_recovery_code, identity.needs_second_factor to app_runtime;
