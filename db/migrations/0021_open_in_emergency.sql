-- Opening a case to save a life or health (RODO art. 6 par. 1 letter d and art. 9 par. 2 letter c), and what the data protection officer
-- checks afterwards: who looked at which case, and what looks unusual.

create table casework.emergency (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  danger         text not null check (danger in ('life', 'health', 'child', 'other')),
  reason         text not null check (length(reason) between 10 and 1000),
  opened_at      timestamptz not null,
  until_at       timestamptz not null,
  ended_at       timestamptz,
  ended_by       uuid references identity.person,
  check (until_at > opened_at and until_at <= opened_at + interval '24 hours')
);
comment on table casework.emergency is 'Emergency access: a sworn worker without a right to a case opened it for hours, because somebody is in danger. It ends by itself at `until_at`, or earlier by whoever keeps the case. Added by casework.open_in_emergency alone.';
create index emergency_case on casework.emergency (case_id);
create index emergency_person on casework.emergency (person_id, opened_at);
create index emergency_institution on casework.emergency (institution_id);
create index emergency_ended_by on casework.emergency (ended_by);
alter table casework.emergency enable row level security;
grant select on casework.emergency to app_runtime;
grant update (ended_at, ended_by) on casework.emergency to app_runtime;

create table casework.emergency_review (
  id           uuid primary key,
  case_id      uuid not null references casework.case,
  emergency_id uuid not null references casework.emergency,
  justified    boolean not null,
  words        text not null check (length(words) between 3 and 1000),
  reviewed_by  uuid not null references identity.person,
  reviewed_at  timestamptz not null
);
comment on table casework.emergency_review is 'Whether an emergency access was justified, as those who keep the case or the data protection officer judged it afterwards. Added to, never changed.';
create index emergency_review_case on casework.emergency_review (case_id);
create index emergency_review_emergency on casework.emergency_review (emergency_id);
create index emergency_review_reviewed_by on casework.emergency_review (reviewed_by);
alter table casework.emergency_review enable row level security;
grant select, insert on casework.emergency_review to app_runtime;

create table casework.emergency_try (
  id        uuid primary key,
  person_id uuid not null references identity.person,
  at        timestamptz not null
);
comment on table casework.emergency_try is 'Each attempt to open a case in an emergency, whether or not one was found: so that nobody finds codes by guessing. Read by no role.';
create index emergency_try_person on casework.emergency_try (person_id, at);
alter table casework.emergency_try enable row level security;

-- Employed at an institution that takes part in a team of the gmina (or keeps the case), and sworn.
create function casework.may_answer_for(in_case casework.case, in_person uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select e.institution_id
  from institutions.employment e join model.version v on v.id = in_case.version_id
  where e.person_id = in_person and authz.on_day(e.from_on, e.until_on)
    and (e.institution_id = in_case.owner_institution_id or exists (
      select from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
      join teams.body b on b.id = a.body_id and b.unit_code in (in_case.unit_code, left(in_case.unit_code, 4))
      where p.institution_id = e.institution_id and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)))
    and exists (select from model.agreement_type t where t.version_id = v.id and t.kind = 'confidentiality')
    and authz.needs_met(in_person, e.institution_id,
          array(select t.element from model.agreement_type t where t.version_id = v.id and t.kind = 'confidentiality'), v.model_id)
    and not exists (select from casework.denied d where d.person_id = in_person and d.case_id = in_case.id and d.lifted_at is null)
  order by e.from_on, e.institution_id $$;
comment on function casework.may_answer_for is 'For which institutions a person may open this case in an emergency: none for whoever is denied it, is not sworn, or works where no agreement with a team of its gmina is in force.';

create function authz.i_may_open_in_emergency() returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from institutions.employment e
    join institutions.agreement_party p on p.institution_id = e.institution_id
    join institutions.agreement a on a.id = p.agreement_id and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)
    join institutions.agreement_party mine on mine.person_id = e.person_id
    join institutions.agreement sworn on sworn.id = mine.agreement_id and sworn.kind = 'confidentiality' and authz.agreement_in_force(sworn)
    where e.person_id = (select authz.me()) and authz.on_day(e.from_on, e.until_on)) $$;
comment on function authz.i_may_open_in_emergency is 'Relation: I am sworn and work in an institution that takes part in a team, so that the way to emergency access is open to me; which cases it opens is asked case by case.';

create function authz.cases_opened_in_emergency_by(p uuid) returns table (case_id uuid, until_at timestamptz)
  language sql stable security definer set search_path = '' rows 1 as $$
  select e.case_id, e.until_at from casework.emergency e join casework.case c on c.id = e.case_id
  where e.person_id = p and e.opened_at <= authz.now() and e.until_at > authz.now() and e.ended_at is null
    and (authz.scope() is null or e.case_id = authz.scope())
    and e.institution_id in (select casework.may_answer_for(c, e.person_id)) $$;
comment on function authz.cases_opened_in_emergency_by is 'Cases that a person opened in an emergency, until the hour is over or somebody ended it, as long as they are employed, sworn and not denied.';

create function authz.cases_i_opened_in_emergency() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$
  select o.case_id from authz.cases_opened_in_emergency_by((select authz.me())) o $$;
comment on function authz.cases_i_opened_in_emergency is 'Relation: cases that I opened in an emergency, until the hour is over or somebody ended it, as long as I am employed, sworn and not denied.';

create function authz.items_opened_in_emergency_by(p uuid) returns table (case_id uuid, item_id uuid, until_at timestamptz)
  language sql stable security definer set search_path = '' rows 1 as $$
  select i.case_id, i.id, o.until_at
  from authz.cases_opened_in_emergency_by(p) o join casework.case c on c.id = o.case_id
  join casework.item i on i.case_id = c.id and i.kind in ('identity', 'household', 'authority', 'answer')
  join model.category k on k.version_id = c.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
  where (i.owner_institution_id = c.owner_institution_id or exists (
    select from casework.disclosure d
    where d.case_id = i.case_id and d.recipient_institution_id = c.owner_institution_id and d.owner_institution_id = i.owner_institution_id
      and d.category = i.category and d.extent = 'full' and d.recipient_role is null and d.recipient_person_id is null
      and (d.item_id = i.id or d.item_id is null and (d.subject_id is null or d.subject_id = i.subject_id))
      and authz.on_day(d.valid_from, d.valid_until) and d.withdrawn_at is null
      and (d.agreement_id is null or exists (select from institutions.agreement a where a.id = d.agreement_id and authz.agreement_in_force(a)))))
    and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
    -- rows of a plan and a basket may be written by whoever reads the entry they follow, and nothing is written in an emergency
    and not exists (select from casework.plan_goal g where g.case_id = i.case_id and g.item_id = i.id)
    and not exists (select from casework.plan_action a where a.case_id = i.case_id and a.item_id = i.id)
    and not exists (select from casework.basket_item b where b.case_id = i.case_id and b.item_id = i.id) $$;
comment on function authz.items_opened_in_emergency_by is 'Entries of ordinary and protected categories that a person reads because they opened the case in an emergency, and until when.';

create function authz.items_shown_in_emergency() returns table (case_id uuid, item_id uuid)
  language sql stable security definer set search_path = '' rows 1 as $$
  select s.case_id, s.item_id from authz.items_opened_in_emergency_by((select authz.me())) s $$;
comment on function authz.items_shown_in_emergency is 'Relation: in cases that I opened in an emergency, entries of ordinary and protected categories that the institution keeping the case wrote or is shown in full, without lines of plan and basket. Nothing special.';

create function authz.cases_i_audit() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct c.id
  from authz.memberships_i_hold() m
  join casework.case c on c.unit_code = m.unit_code or left(c.unit_code, 4) = m.unit_code
  join model.version v on v.id = c.version_id and v.model_id = m.model_id
  join model.granted g on g.version_id = c.version_id and g.kind = 'act' and g.element = 'read_audit' and g.role = m.role
  where c.id not in (select authz.cases_denied_to_me()) $$;
comment on function authz.cases_i_audit is 'Relation: cases of the gmina or powiat whose looks and disclosures the model lets me check (read_audit), by code and without content.';

create function authz.i_audit() returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from authz.memberships_i_hold() m join model.version v on v.model_id = m.model_id
    join model.granted g on g.version_id = v.id and g.kind = 'act' and g.element = 'read_audit' and g.role = m.role) $$;
comment on function authz.i_audit is 'Relation: the model lets me check who looked at cases, wherever I hold my role.';

-- One act of the database, because what was found is not to be seen from outside: the answer to a wrong code, to a case of another gmina and
-- to one that is denied is the same.
create function casework.open_in_emergency(in_id uuid, in_asked jsonb, in_until timestamptz, in_most_tries integer, in_most_opened integer)
  returns table (answer text, emergency_id uuid)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  who constant uuid := authz.me();
  since constant timestamptz := authz.now() - interval '24 hours';
  found uuid[];
  target casework.case;
  running uuid;
  place uuid;
begin
  if who is null or not authz.i_may_open_in_emergency() then return query select 'not_opened', null::uuid; return; end if;
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(who::text, 0));
  if (select count(*) from casework.emergency_try t where t.person_id = who and t.at > since) >= in_most_tries
    or (select count(*) from casework.emergency e where e.person_id = who and e.opened_at > since) >= in_most_opened then
    return query select 'too_many', null::uuid; return;
  end if;
  insert into casework.emergency_try (id, person_id, at) values (in_id, who, authz.now());
  select pg_catalog.array_agg(distinct m.case_id) into found from (
    select c.id as case_id from casework.case c where pg_catalog.upper(c.code) = pg_catalog.upper(in_asked ->> 'code')
    union all
    select i.case_id from casework.item i
    where in_asked ->> 'code' is null and i.kind = 'identity' and i.subject_id is not null and i.replaced_at is null
      and i.body ->> 'born' = in_asked ->> 'born'
      and pg_catalog.lower(public.unaccent(i.body ->> 'family')) = pg_catalog.lower(public.unaccent(in_asked ->> 'family'))
      and pg_catalog.lower(public.unaccent(i.body ->> 'given')) = pg_catalog.lower(public.unaccent(in_asked ->> 'given'))
  ) m join casework.case o on o.id = m.case_id and o.closed_on is null
  where exists (select from casework.may_answer_for(o, who));
  if pg_catalog.cardinality(found) is distinct from 1 then return query select 'not_opened', null::uuid; return; end if;
  select c.* into target from casework.case c where c.id = found[1];
  select e.id into running from casework.emergency e
  where e.case_id = target.id and e.person_id = who and e.until_at > authz.now() and e.ended_at is null;
  if running is not null then return query select 'opened_before', running; return; end if;
  select p into place from casework.may_answer_for(target, who) p limit 1;
  insert into casework.emergency (id, case_id, person_id, institution_id, danger, reason, opened_at, until_at)
  values (in_id, target.id, who, place, in_asked ->> 'danger', in_asked ->> 'reason', authz.now(), in_until);
  perform platform.record_fact('case', target.id, 'casework.emergency.opened',
    pg_catalog.jsonb_build_object('emergency', in_id, 'institution', place, 'danger', in_asked ->> 'danger'), null);
  return query select 'opened', in_id;
end $$;
comment on function casework.open_in_emergency is 'Opens one open case, found by its code or by given name, family name and day of birth together, to a sworn worker in an emergency, and puts it on record. Counts each attempt. Answers not_opened whatever the reason.';

create function casework.opened_in_emergency(in_emergency uuid)
  returns table (case_id uuid, code text, unit_code text, keeper_id uuid, version_id uuid, subject_kind text, until_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.code, c.unit_code, c.owner_institution_id, c.version_id, c.subject_kind, e.until_at
  from casework.emergency e join casework.case c on c.id = e.case_id
  where e.id = in_emergency and e.person_id = (select authz.me()) and e.until_at > authz.now() and e.ended_at is null
    and c.id in (select authz.cases_i_opened_in_emergency()) $$;
comment on function casework.opened_in_emergency is 'Of a case that I opened in an emergency, as long as it is open: its code, gmina, keeper and model.';

create function casework.forms_shown_in_emergency(in_case uuid)
  returns table (id uuid, form text, version_id uuid, local_settings uuid[], institution_id uuid, completed_on date)
  language sql stable security definer set search_path = '' as $$
  select f.id, f.form, f.version_id, f.local_settings, f.institution_id, f.completed_on
  from casework.form_instance f
  where f.case_id = in_case and f.state = 'completed' and exists (
    select from authz.items_shown_in_emergency() s join casework.item i on i.case_id = s.case_id and i.id = s.item_id
    where i.case_id = f.case_id and i.form_instance_id = f.id)
  order by f.completed_at, f.no $$;
comment on function casework.forms_shown_in_emergency is 'Completed forms of which something is shown in an emergency; one that holds only special entries leaves no trace.';

create function casework.told_of_emergency(in_emergency uuid) returns setof uuid
  language sql stable security definer set search_path = '' rows 5 as $$
  with about as (
    select c.* from casework.emergency e join casework.case c on c.id = e.case_id
    where e.id = in_emergency and e.person_id = (select authz.me()))
  select distinct w.person_id from about c cross join lateral (
    select s.person_id from casework.seat s
    where s.case_id = c.id and s.institution_id = c.owner_institution_id and authz.on_day(s.from_on, s.until_on)
    union
    select m.person_id from teams.membership m join model.version v on v.id = c.version_id and v.model_id = m.model_id
    join model.role r on r.version_id = c.version_id and r.role = m.role
    where m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on)
      and (r.every_case and r.sees = 'names' and m.institution_id = c.owner_institution_id
        or exists (select from model.granted g where g.version_id = c.version_id and g.kind = 'act' and g.element = 'read_audit' and g.role = m.role))
  ) w
  where w.person_id <> (select authz.me())
    and not exists (select from casework.denied d where d.case_id = c.id and d.person_id = w.person_id and d.lifted_at is null) $$;
comment on function casework.told_of_emergency is 'Who is told at once that I opened a case in an emergency: those who keep it and the data protection officer.';

create function casework.audited_emergencies()
  returns table (id uuid, case_id uuid, code text, person_id uuid, institution_id uuid, danger text, opened_at timestamptz, until_at timestamptz,
    ended_at timestamptz, reviews bigint)
  language sql stable security definer set search_path = '' rows 20 as $$
  select e.id, e.case_id, c.code, e.person_id, e.institution_id, e.danger, e.opened_at, e.until_at, e.ended_at,
    (select count(*) from casework.emergency_review r where r.emergency_id = e.id)
  from authz.cases_i_audit() mine join casework.emergency e on e.case_id = mine join casework.case c on c.id = e.case_id
  order by e.opened_at desc $$;
comment on function casework.audited_emergencies is 'Emergency accesses in cases whose looks I check: code, who, when, which danger. Not the words, which may name the family.';

-- The looks of a case, by day and person: nothing else of a record is asked for so.
create index fact_looked on platform.fact (chain_id, at) where name like '%.looked';

create table casework.look_judgement (
  id        uuid primary key,
  case_id   uuid not null references casework.case,
  person_id uuid not null references identity.person,
  on_day    date not null,
  sign      text not null check (sign in ('no_part', 'many_cases', 'own_surname', 'odd_hours')),
  verdict   text not null check (verdict in ('explained', 'to_clear_up')),
  words     text not null check (length(words) between 3 and 1000),
  judged_by uuid not null references identity.person,
  judged_at timestamptz not null
);
comment on table casework.look_judgement is 'What the data protection officer found about an unusual look: explained or to be cleared up, in words. Added to; the newest counts. Nothing is added up into a score.';
create index look_judgement_case on casework.look_judgement (case_id, person_id, on_day);
create index look_judgement_person on casework.look_judgement (person_id);
create index look_judgement_judged_by on casework.look_judgement (judged_by);
alter table casework.look_judgement enable row level security;
grant select, insert on casework.look_judgement to app_runtime;

-- "Przykładna", "Przykładny" and "Przykładni" are one surname; so is each part of a double one.
create function casework.surnames(in_name text) returns text[]
  language sql stable security definer set search_path = '' as $$
  select pg_catalog.array_agg(pg_catalog.regexp_replace(pg_catalog.regexp_replace(part, 'cy$', 'ki'), '[aiy]$', ''))
  from pg_catalog.regexp_split_to_table(pg_catalog.lower(public.unaccent(in_name)), '[^[:alpha:]]+') part where pg_catalog.length(part) > 2 $$;
comment on function casework.surnames is 'A surname in the form in which it is compared, whoever in a family bears it.';

create function casework.audited_looks(in_from date, in_until date)
  returns table (case_id uuid, code text, person_id uuid, on_day date, hour integer, first_at timestamptz, looks integer, role text,
    institution_id uuid, seated boolean, in_emergency boolean, acted boolean, namesake boolean)
  language sql stable security definer set search_path = '' rows 200 as $$
  with looked as materialized (
    select c.id as case_id, c.code, c.unit_code, c.version_id, f.actor_id as person_id,
      pg_catalog.date_trunc('hour', f.at at time zone 'Europe/Warsaw') as hour, min(f.at) as first_at, count(*) as looks
    from authz.cases_i_audit() mine join casework.case c on c.id = mine
    join platform.fact f on f.chain_id = c.id and f.name like '%.looked'
      and f.at >= in_from::timestamp at time zone 'Europe/Warsaw' and f.at < (in_until + 1)::timestamp at time zone 'Europe/Warsaw'
    where f.actor_id is not null
    group by c.id, f.actor_id, pg_catalog.date_trunc('hour', f.at at time zone 'Europe/Warsaw')
    order by 7 desc limit 2000)
  select l.case_id, l.code, l.person_id, l.hour::date, extract(hour from l.hour)::integer, l.first_at, l.looks::integer, place.role,
    place.institution_id, coalesce(place.seated, false),
    exists (select from casework.emergency e where e.case_id = l.case_id and e.person_id = l.person_id
      and e.opened_at <= l.first_at and e.until_at > l.first_at),
    exists (select from platform.fact a where a.chain_id = l.case_id and a.name not like '%.looked' and a.actor_id = l.person_id
      and a.at between l.first_at - interval '14 days' and l.first_at + interval '14 days'),
    exists (select from casework.item i join identity.person p on p.id = l.person_id
      where i.case_id = l.case_id and i.kind = 'identity' and i.replaced_at is null
        and casework.surnames(i.body ->> 'family') && casework.surnames(p.family_name))
  from looked l
  left join lateral (
    select s.role, s.institution_id, true as seated from casework.seat s
    where s.case_id = l.case_id and s.person_id = l.person_id and s.from_on <= l.hour::date and (s.until_on is null or s.until_on >= l.hour::date)
    union all
    select m.role, m.institution_id, false from teams.membership m join model.version v on v.id = l.version_id and v.model_id = m.model_id
    where m.person_id = l.person_id and m.unit_code in (l.unit_code, left(l.unit_code, 4))
      and m.from_on <= l.hour::date and (m.until_on is null or m.until_on >= l.hour::date)
    order by seated desc limit 1) place on true
  order by l.first_at desc $$;
comment on function casework.audited_looks is 'Looks at cases that I audit, by case, person and hour: code, role that day, whether the person did anything in the case around it, and whether they bear a surname of the family. No word of content. At most 2000.';

revoke execute on function casework.may_answer_for, authz.cases_opened_in_emergency_by, authz.items_opened_in_emergency_by, authz.i_may_open_in_emergency, authz.cases_i_opened_in_emergency, authz.items_shown_in_emergency,
  authz.cases_i_audit, authz.i_audit, casework.open_in_emergency, casework.opened_in_emergency, casework.forms_shown_in_emergency,
  casework.told_of_emergency, casework.audited_emergencies, casework.surnames, casework.audited_looks from public;
grant execute on function authz.i_may_open_in_emergency, authz.cases_i_opened_in_emergency, authz.items_shown_in_emergency,
  authz.cases_i_audit, authz.i_audit, casework.open_in_emergency, casework.opened_in_emergency, casework.forms_shown_in_emergency,
  casework.told_of_emergency, casework.audited_emergencies, casework.audited_looks to app_runtime;
