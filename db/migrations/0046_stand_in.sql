-- Somebody on leave is stood in for inside the institution: the seats in its cases, for the days named, and nothing else of that person.
create table casework.stand_in (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  absent_id      uuid not null references identity.person,
  stand_in_id    uuid not null references identity.person,
  from_on        date not null,
  until_on       date not null,
  named_by       uuid not null references identity.person,
  named_at       timestamptz not null,
  ended_by       uuid references identity.person,
  ended_at       timestamptz,
  check (until_on >= from_on),
  check (absent_id <> stand_in_id),
  check ((ended_at is null) = (ended_by is null))
);
comment on table casework.stand_in is 'A leave with a stand-in: who holds whose seats in cases of one institution, from which to which day. Ended earlier, it ends at that moment.';
create index stand_in_institution on casework.stand_in (institution_id);
create index stand_in_absent on casework.stand_in (absent_id);
create index stand_in_stand_in on casework.stand_in (stand_in_id) include (absent_id, institution_id, from_on, until_on, ended_at);
create index stand_in_named_by on casework.stand_in (named_by);
create index stand_in_ended_by on casework.stand_in (ended_by);
alter table casework.stand_in enable row level security;
grant select, insert on casework.stand_in to app_runtime;
grant update (ended_by, ended_at) on casework.stand_in to app_runtime;

create table casework.work_limit (
  limit_key text primary key check (limit_key ~ '^[a-z_]+$'),
  role      text,
  amount    integer not null check (amount between 1 and 366),
  basis     text not null check (length(basis) between 3 and 300),
  inferred  boolean not null,
  set_by    uuid references identity.person,
  set_at    timestamptz
);
comment on table casework.work_limit is 'Limits of work that are kept as data: how long a leave with a stand-in may be, with how many families one worker of a role may work. `inferred`: taken from no text that was checked.';
create index work_limit_set_by on casework.work_limit (set_by);
alter table casework.work_limit enable row level security;
grant select on casework.work_limit to app_runtime;
grant update (amount, set_by, set_at) on casework.work_limit to app_runtime;
insert into casework.work_limit (limit_key, role, amount, basis, inferred) values
  ('stand_in_days', null, 90, 'Ustalenie tego programu, bez podstawy w przepisie', true),
  ('families_of_assistant', 'asystent-rodziny', 15, 'ustawa o wspieraniu rodziny i systemie pieczy zastępczej, art. 15 ust. 4', true);

create function authz.leaves_i_may_arrange() returns table (institution_id uuid, absent_id uuid)
  language sql stable security definer set search_path = '' rows 30 as $$
  select e.institution_id, e.person_id from institutions.employment e
  where e.person_id = (select authz.me()) and authz.on_day(e.from_on, e.until_on)
  union
  select e.institution_id, e.person_id from institutions.employment e
  where e.institution_id in (select authz.institutions_i_head()) $$;
comment on function authz.leaves_i_may_arrange is 'Relation: where and for whom I may name a stand-in or end it: for myself where I work, for everybody where I am the head.';

-- No chain: only seats given to the absent person are stood in for.
create function authz.stands_in_for(p uuid) returns table (absent_id uuid, institution_id uuid, until_on date)
  language sql stable security definer set search_path = '' rows 1 as $$
  select z.absent_id, z.institution_id, z.until_on from casework.stand_in z
  where z.stand_in_id = p and z.ended_at is null and authz.on_day(z.from_on, z.until_on)
    and authz.employed_at(z.absent_id, z.institution_id) $$;
comment on function authz.stands_in_for is 'For whom a person stands in today, in which institution, as long as the absent person is employed there.';

alter function authz.seats_held_by(uuid) rename to seats_given_to;

-- Nobody gets by standing in what the absent person was kept from, nor a place beside somebody whose opposite they serve.
create function authz.seats_stood_in_by(p uuid) returns table (case_id uuid, institution_id uuid, role text, absent_id uuid, until_on date)
  language sql stable security definer set search_path = '' rows 1 as $$
  select g.case_id, g.institution_id, g.role, z.absent_id, z.until_on
  from authz.stands_in_for(p) z cross join lateral authz.seats_given_to(z.absent_id) g
  where g.institution_id = z.institution_id
    and not exists (select from casework.denied d where d.person_id = z.absent_id and d.case_id = g.case_id and d.lifted_at is null)
    and not exists (
      select from casework.side mine join casework.side theirs on theirs.case_id = mine.case_id and theirs.subject_id <> mine.subject_id
      where mine.person_id = p and mine.case_id = g.case_id and mine.ended_at is null
        and theirs.person_id = z.absent_id and theirs.ended_at is null) $$;
comment on function authz.seats_stood_in_by is 'Seats of absent colleagues that a person holds for them today, with whose they are.';

create function authz.seats_held_by(p uuid) returns table (case_id uuid, institution_id uuid, role text)
  language sql stable security definer set search_path = '' rows 60 as $$
  select g.case_id, g.institution_id, g.role from authz.seats_given_to(p) g
  union
  select h.case_id, h.institution_id, h.role from authz.seats_stood_in_by(p) h $$;
comment on function authz.seats_given_to is 'The seats given to a person for a case, and those a role of the model gives in every case of its gmina or powiat.';
comment on function authz.seats_held_by is 'The seats given to a person, and those of absent colleagues for whom the person stands in.';

create trigger seats_changed after insert or update or delete or truncate on casework.stand_in execute function authz.seats_changed();

create or replace function authz.sides_of(p uuid) returns table (case_id uuid, subject_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select s.case_id, s.subject_id from casework.side s where s.person_id = p and s.ended_at is null
  union
  select s.case_id, s.subject_id from authz.seats_stood_in_by(p) h
  join casework.side s on s.case_id = h.case_id and s.person_id = h.absent_id and s.ended_at is null $$;
comment on function authz.sides_of is 'On whose side a worker stands, in which case; whoever stands in for somebody stands where that person stood.';

create function authz.in_whose_place(in_chain uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select case when count(*) = 0 then '{}'::jsonb
    else jsonb_build_object('inPlaceOf', jsonb_agg(distinct h.absent_id), 'of', jsonb_agg(distinct h.institution_id)) end
  from authz.seats_stood_in_by(authz.me()) h
  where h.case_id = coalesce((select c.id from casework.case c where c.id = in_chain), authz.scope())
    and not exists (select from authz.seats_given_to(authz.me()) own
      where own.case_id = h.case_id and own.institution_id = h.institution_id and own.role = h.role) $$;
comment on function authz.in_whose_place is 'For the record: whose places the acting person holds in a case beside their own, and for which institutions.';

create or replace function platform.record_fact(in_chain text, in_chain_id uuid, in_name text, in_payload jsonb, in_item uuid)
  returns integer language plpgsql security definer set search_path = '' as $$
declare
  head platform.fact_head;
  actor uuid := authz.me();
  sys text := nullif(pg_catalog.current_setting('app.system', true), '');
  said jsonb := in_payload;
begin
  if authz.now() is null then raise exception 'a fact needs an actor transaction'; end if;
  if in_chain = 'case' and actor is not null then said := said || authz.in_whose_place(in_chain_id); end if;
  insert into platform.fact_head values (in_chain_id, 0, '') on conflict do nothing;
  select * into strict head from platform.fact_head where chain_id = in_chain_id for update;
  insert into platform.fact (chain_id, seq, chain, name, actor_id, system, at, item_id, payload, prev_hash, hash)
  values (in_chain_id, head.seq + 1, in_chain, in_name, actor, sys, authz.now(), in_item, said, head.hash,
          platform.fact_digest(head.hash, in_chain_id, head.seq + 1, in_name, actor, sys, authz.now(), in_item, said))
  returning hash into head.hash;
  update platform.fact_head set seq = head.seq + 1, hash = head.hash where chain_id = in_chain_id;
  return head.seq + 1;
end $$;

create function casework.stand_ins_in(in_case uuid)
  returns table (stand_in_id uuid, absent_id uuid, institution_id uuid, role text, until_on date)
  language sql stable security definer set search_path = '' rows 2 as $$
  select z.stand_in_id, z.absent_id, h.institution_id, h.role, z.until_on
  from (select distinct z.stand_in_id, z.absent_id, z.until_on from casework.stand_in z
        where z.ended_at is null and authz.on_day(z.from_on, z.until_on)
          and (z.absent_id in (select s.person_id from casework.seat s where s.case_id = in_case and authz.on_day(s.from_on, s.until_on))
            or z.absent_id in (select m.person_id from casework.case c
              join teams.membership m on m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on)
              where c.id = in_case))) z
  cross join lateral authz.seats_stood_in_by(z.stand_in_id) h
  where h.case_id = in_case and h.absent_id = z.absent_id and in_case in (select authz.cases_i_see()) $$;
comment on function casework.stand_ins_in is 'Who stands in for whom in a case today, by which role and until when; for those who see the case.';

create function casework.stand_in_lacks(in_stand_in uuid) returns table (version_id uuid, element text)
  language sql stable security definer set search_path = '' rows 3 as $$
  select distinct c.version_id, n
  from casework.stand_in z
  join casework.seat s on s.person_id = z.absent_id and s.institution_id = z.institution_id and authz.on_day(s.from_on, s.until_on)
  join casework.case c on c.id = s.case_id and c.closed_on is null
  join model.version v on v.id = c.version_id
  join model.role r on r.version_id = v.id and r.role = s.role and r.sees in ('names', 'coded', 'own_tasks')
  cross join unnest(r.needs) n
  where z.id = in_stand_in and z.ended_at is null and z.until_on >= authz.today()
    and ((select authz.me()) in (z.stand_in_id, z.absent_id) or z.institution_id in (select authz.institutions_i_head()))
    and not authz.needs_met(z.stand_in_id, z.institution_id, array[n], v.model_id)
    and (c.owner_institution_id <> z.institution_id
      or exists (select from model.agreement_type t where t.version_id = v.id and t.element = n and t.kind = 'confidentiality')) $$;
comment on function casework.stand_in_lacks is 'Agreements that seats of the absent person need and the stand-in lacks, so that those seats would not work; for the two of them and the head. Names no case.';

create function casework.leaves_of_colleagues(in_institution uuid, in_people uuid[])
  returns table (absent_id uuid, stand_in_id uuid, from_on date, until_on date)
  language sql stable security definer set search_path = '' rows 3 as $$
  select z.absent_id, z.stand_in_id, z.from_on, z.until_on from casework.stand_in z
  where z.institution_id = in_institution and z.ended_at is null and z.until_on >= authz.today()
    and (z.absent_id = any (in_people) or z.stand_in_id = any (in_people))
    and in_institution in (select l.institution_id from authz.leaves_i_may_arrange() l) $$;
comment on function casework.leaves_of_colleagues is 'Leaves of some people of an institution that were not ended, so that none of them meets another; for those who may name a stand-in there.';

create or replace function casework.told_of_emergency(in_emergency uuid) returns setof uuid
  language sql stable security definer set search_path = '' rows 5 as $$
  with about as (
    select c.* from casework.emergency e join casework.case c on c.id = e.case_id
    where e.id = in_emergency and e.person_id = (select authz.me())),
  told as (
    select c.id as case_id, w.person_id, w.institution_id from about c cross join lateral (
      select s.person_id, s.institution_id from casework.seat s
      where s.case_id = c.id and s.institution_id = c.owner_institution_id and authz.on_day(s.from_on, s.until_on)
      union
      select m.person_id, m.institution_id from teams.membership m join model.version v on v.id = c.version_id and v.model_id = m.model_id
      join model.role r on r.version_id = c.version_id and r.role = m.role
      where m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on)
        and (r.every_case and r.sees = 'names' and m.institution_id = c.owner_institution_id
          or exists (select from model.granted g where g.version_id = c.version_id and g.kind = 'act' and g.element = 'read_audit' and g.role = m.role))
    ) w)
  select distinct w.person_id from (
    select t.case_id, t.person_id from told t
    union
    select t.case_id, z.stand_in_id from told t join about c on c.owner_institution_id = t.institution_id
    join casework.stand_in z on z.absent_id = t.person_id and z.institution_id = t.institution_id and z.ended_at is null
    where exists (select from authz.working_seats(z.stand_in_id) s where s.case_id = t.case_id and s.keeper and s.sees = 'names')
  ) w
  where w.person_id <> (select authz.me())
    and not exists (select from casework.denied d where d.case_id = w.case_id and d.person_id = w.person_id and d.lifted_at is null) $$;
comment on function casework.told_of_emergency is 'Who is told at once that I opened a case in an emergency: those who keep it, whoever stands in for one of them, and the data protection officer.';

-- Whoever stands in reads what the absent person read, so they sign in the same way.
create or replace function identity.needs_second_factor(in_person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select authz.acting_as('sign_in') and (
    exists (select from identity.office o where o.person_id = in_person and o.office = 'administrator' and authz.on_day(o.from_on, o.until_on))
    or exists (select from casework.inspector w join casework.inspection i on i.id = w.inspection_id
               where w.person_id = in_person and i.ended_at is null and i.until_on >= authz.today())
    or exists (select from casework.seat s where s.person_id = in_person and authz.on_day(s.from_on, s.until_on))
    or exists (select from casework.stand_in z where z.stand_in_id = in_person and z.ended_at is null and authz.on_day(z.from_on, z.until_on))
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

revoke execute on function authz.leaves_i_may_arrange, authz.stands_in_for, authz.seats_stood_in_by, authz.seats_held_by, authz.seats_given_to,
  authz.in_whose_place, casework.stand_ins_in, casework.stand_in_lacks, casework.leaves_of_colleagues from public;
grant execute on function authz.leaves_i_may_arrange, casework.stand_ins_in, casework.stand_in_lacks, casework.leaves_of_colleagues to app_runtime;

-- How persons of a case are related: one entry about each of the two, so that the ledger shows a relation to whoever reads about both.
alter table casework.item drop constraint item_kind_check;
alter table casework.item add constraint item_kind_check check (kind in
  ('identity', 'household', 'answer', 'minutes', 'note', 'reason', 'authority', 'consent', 'opinion', 'safe_contact', 'apart', 'kinship'));

-- The network of institutions of a powiat. Only half-years that have ended are told, so that two periods never overlap and nothing is left to
-- subtract; no total stands beside the pairs; a pair is told in steps of five and not at all below five, which looks like no pair.
create function casework.powiats_of_network() returns setof text
  language sql stable security definer set search_path = '' rows 10 as $$
  select u.code from territory.unit u
  where u.level = 'powiat' and (
    exists (select from authz.memberships_i_hold() m where pg_catalog.length(m.unit_code) in (2, 4) and pg_catalog.starts_with(u.code, m.unit_code))
    or exists (
      select from authz.institutions_i_head() mine
      join institutions.agreement_party p on p.institution_id = mine
      join institutions.agreement g on g.id = p.agreement_id and g.kind in ('accession', 'own_adoption') and authz.agreement_in_force(g)
      join institutions.area a on a.institution_id = mine
      where pg_catalog.starts_with(a.unit_code, u.code) or pg_catalog.starts_with(u.code, a.unit_code))) $$;
comment on function casework.powiats_of_network is 'Powiats whose network of institutions I may see: of a role of mine for the powiat or its region, and of institutions that cooperate whose head I am.';

create function casework.cooperation(in_powiat text, in_year integer, in_half integer)
  returns table (one_id uuid, other_id uuid, at_least integer)
  language sql stable security definer set search_path = '' rows 50 as $$
  with period as (
    select f.first, (f.first + interval '6 months' - interval '1 day')::date as last
    from (select pg_catalog.make_date(in_year, case in_half when 1 then 1 else 7 end, 1) as first) f
    where in_half in (1, 2) and in_year between 2000 and 2200),
  places as (
    select distinct c.id as case_id, s.institution_id
    from period p
    join casework.case c on left(c.unit_code, 4) = in_powiat and c.opened_on <= p.last and (c.closed_on is null or c.closed_on >= p.first)
    join casework.seat s on s.case_id = c.id and s.from_on <= p.last and (s.until_on is null or s.until_on >= p.first)
    where p.last < authz.today() and in_powiat in (select casework.powiats_of_network()))
  select a.institution_id, b.institution_id, (count(*) / 5 * 5)::integer
  from places a join places b on b.case_id = a.case_id and b.institution_id > a.institution_id
  group by a.institution_id, b.institution_id
  having count(*) >= 5 $$;
comment on function casework.cooperation is 'Which institutions worked together in cases of a powiat in a half-year that has ended, in how many cases at least, in steps of five; pairs with fewer than five cases are not there.';

revoke execute on function casework.powiats_of_network, casework.cooperation from public;
grant execute on function casework.powiats_of_network, casework.cooperation to app_runtime;
