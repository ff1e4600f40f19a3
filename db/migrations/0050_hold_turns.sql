-- Who has a task and whose turn a clock is, by one rule over dated facts: nothing is without somebody who may act, and every list says the same.

drop function casework.places_in_my_cases();

-- Places are asked once for all cases alike: of one gmina, model version and keeper, with the same people denied. Those of the gmina are told
-- once for all of these, and only seats case by case. Roles of a gmina, leaves and institutions are asked one by one: as joins they would read those
-- of the whole country.
create function casework.places_alike(in_cases uuid[])
  returns table (kind integer, case_ids uuid[], person_id uuid, person text, institution_id uuid, role text, seat boolean, in_place_of uuid, active boolean,
    works boolean, by_letter boolean)
  language sql stable security definer set search_path = '' rows 1000 as $$
  with cases as materialized (
    select c.id, c.unit_code, c.version_id, v.model_id, c.owner_institution_id as keeper, coalesce(d.persons, '{}') as denied
    from casework.case c join model.version v on v.id = c.version_id
    left join (select d.case_id, array_agg(d.person_id order by d.person_id) as persons from casework.denied d
               where d.case_id = any (in_cases) and d.lifted_at is null group by d.case_id) d on d.case_id = c.id
    where c.id = any (in_cases)),
  kinds as materialized (
    select row_number() over ()::integer as kind, array_agg(c.id) as case_ids, c.unit_code, c.version_id, c.model_id, c.keeper, c.denied
    from cases c group by c.unit_code, c.version_id, c.model_id, c.keeper, c.denied),
  given as materialized (
    select null::integer as kind, array[s.case_id] as case_ids, s.person_id, s.institution_id, s.role, authz.on_day(s.from_on, s.until_on) as today,
      true as seat, null::uuid as in_place_of, c.keeper, c.version_id, c.model_id, c.denied
    from cases c join casework.seat s on s.case_id = c.id
    union all
    select k.kind, k.case_ids, m.person_id, m.institution_id, m.role, true, false, null, k.keeper, k.version_id, k.model_id, k.denied
    from (select distinct k.model_id, k.unit_code from kinds k) u
    cross join lateral (
      select m.* from teams.membership m
      where m.unit_code in (u.unit_code, left(u.unit_code, 4)) and m.model_id = u.model_id and authz.on_day(m.from_on, m.until_on) offset 0) m
    join kinds k on k.model_id = u.model_id and k.unit_code = u.unit_code),
  away as materialized (
    select distinct z.stand_in_id from (select distinct g.person_id from given g where g.today) g
    cross join lateral (
      select z.stand_in_id from casework.stand_in z
      where z.absent_id = g.person_id and z.ended_at is null and authz.on_day(z.from_on, z.until_on) offset 0) z),
  held as materialized (
    select g.* from given g
    union all
    select null, array[c.id], z.stand_in_id, h.institution_id, h.role, true, true, h.absent_id, c.keeper, c.version_id, c.model_id, c.denied
    from away z cross join lateral authz.seats_stood_in_by(z.stand_in_id) h join cases c on c.id = h.case_id),
  fit as materialized (
    select d.person_id, d.institution_id, d.role, d.version_id, d.own, not i.has_accounts as by_letter,
      (select p.given_name || ' ' || p.family_name from identity.person p where p.id = d.person_id) as name,
      i.ended_on is null or i.ended_on >= authz.today() as lasts,
      authz.employed_at(d.person_id, d.institution_id) and authz.needs_met(d.person_id, d.institution_id,
        case when d.own
          then array(select t.element from model.agreement_type t
                     where t.version_id = d.version_id and t.kind = 'confidentiality' and t.element = any (r.needs))
          else coalesce(r.needs, '{}') end, d.model_id) as sworn,
      r.sees in ('names', 'own_tasks') as acts, coalesce(r.every_case, false) as every_case
    from (select distinct h.person_id, h.institution_id, h.role, h.version_id, h.model_id, h.keeper = h.institution_id as own from held h) d
    cross join lateral (select i.has_accounts, i.ended_on from institutions.institution i where i.id = d.institution_id offset 0) i
    left join model.role r on r.version_id = d.version_id and r.role = d.role),
  told as materialized (
    select h.*, f.name, f.by_letter, f.acts, f.every_case, h.today and f.lasts as lasts, f.sworn and h.person_id <> all (h.denied) as sworn
    from held h join fit f on f.person_id = h.person_id and f.institution_id = h.institution_id and f.role = h.role
      and f.version_id = h.version_id and f.own = (h.keeper = h.institution_id))
  select t.kind, t.case_ids, t.person_id, t.name, t.institution_id, t.role, t.seat, t.in_place_of,
    t.lasts and (t.by_letter or t.sworn), t.lasts and t.sworn and coalesce(t.acts, false) and (t.seat or t.every_case), t.by_letter
  from told t $$;
comment on function casework.places_alike is 'Places in cases, today and before, those of stand-ins too. Those of the gmina with all the cases that are alike (`kind`), seats each with its case alone. Active: there today, by letter where an institution has no accounts. Works: may act. For functions that ask whose cases these are.';

create function casework.places_of(in_cases uuid[])
  returns table (case_id uuid, person_id uuid, person text, institution_id uuid, role text, seat boolean, in_place_of uuid, active boolean, works boolean,
    by_letter boolean)
  language sql stable security definer set search_path = '' rows 1000 as $$
  select c.id, p.person_id, p.person, p.institution_id, p.role, p.seat, p.in_place_of, p.active, p.works, p.by_letter
  from casework.places_alike(in_cases) p cross join lateral unnest(p.case_ids) c (id) $$;
comment on function casework.places_of is 'The same, each place with each of its cases.';

create function casework.places_in_my_cases(in_case uuid default null)
  returns table (case_id uuid, person_id uuid, person text, institution_id uuid, role text, active boolean, seat boolean)
  language sql stable security definer set search_path = '' rows 1000 as $$
  select p.case_id, p.person_id, p.person, p.institution_id, p.role, p.active, p.seat
  from casework.places_of(array(select distinct c from authz.cases_i_see() c where in_case is null or c = in_case)) p $$;
comment on function casework.places_in_my_cases is 'Who works or worked in the cases that the acting person sees, or in one of them, seats and roles of the gmina alike; nothing of other cases.';

-- The rule of who has what, once. Of clocks it is what `ownerOf` of the interpreter says in another language. What nobody of the model has, and what
-- stood with an institution that is gone, stands with the one that keeps the case; a task of a person who is gone waits in the institution to be taken.
-- Institutions without accounts take part by letter as long as somebody is named for them. A closed case has no open task.
create function casework.turn_owners(in_cases uuid[])
  returns table (case_id uuid, task_id uuid, deadline text, instance text, owner text, institution_id uuid, role text, person_id uuid, person text,
    offered_institution_id uuid, started_on date, since date, due_on date, force text, state text)
  language sql stable security definer set search_path = '' rows 1000 as $$
  with alike as materialized (select p.* from casework.places_alike(in_cases) p),
  seats as materialized (select p.case_ids[1] as case_id, p.* from alike p where p.kind is null),
  offices as materialized (select p.* from alike p where p.kind is not null),
  kinds as materialized (
    select k.kind, c.id as case_id
    from (select distinct on (o.kind) o.kind, o.case_ids from offices o order by o.kind) k cross join lateral unnest(k.case_ids) c (id)),
  running as materialized (
    select k.*, c.owner_institution_id as keeper from casework.case c join casework.clock k on k.case_id = c.id and k.state <> 'ended'
    where c.id = any (in_cases)),
  opened as materialized (
    select t.*, c.owner_institution_id as keeper from casework.case c join casework.task t on t.case_id = c.id and t.state = 'open'
    where c.id = any (in_cases) and c.closed_on is null),
  gone as materialized (
    select p.case_id, p.institution_id from seats p group by p.case_id, p.institution_id having not bool_or(p.active)),
  asked as materialized (select distinct k.turn_role as role from running k where k.turn_institution_id is null),
  holder as materialized (
    select distinct on (p.case_id, p.role) p.* from (
      select s.case_id, s.role, s.institution_id, s.person_id, s.person, s.in_place_of from seats s
      where s.active and s.role in (select a.role from asked a)
      union all
      select k.case_id, o.role, o.institution_id, o.person_id, o.person, o.in_place_of from offices o join kinds k on k.kind = o.kind
      where o.active and o.role in (select a.role from asked a)) p
    order by p.case_id, p.role, p.in_place_of is not null, p.person_id),
  seated as materialized (
    select distinct on (p.case_id, p.institution_id) p.case_id, p.institution_id, p.person_id, p.person from seats p where p.active
    order by p.case_id, p.institution_id, p.in_place_of is not null, p.person_id),
  in_office as materialized (
    select distinct on (p.kind, p.institution_id) p.kind, p.institution_id, p.person_id, p.person from offices p where p.active
    order by p.kind, p.institution_id, p.person_id),
  working as materialized (
    select s.case_id, s.institution_id, s.person_id, s.person, s.works from seats s
    where (s.works or s.by_letter and s.active) and s.case_id in (select t.case_id from opened t)
    union
    select k.case_id, o.institution_id, o.person_id, o.person, o.works from offices o join kinds k on k.kind = o.kind
    where o.works and k.case_id in (select t.case_id from opened t)),
  parts as materialized (select distinct w.case_id, w.institution_id from working w),
  workers as materialized (select distinct w.case_id, w.institution_id, w.person_id, w.person from working w where w.works),
  clocks as materialized (
    select k.case_id, k.deadline, k.instance,
      case when i.id is not null and g.case_id is null then 'institution' when h.case_id is not null then 'role' else 'keeper' end as owner,
      case when i.id is not null and g.case_id is null then i.id when h.case_id is not null then h.institution_id else k.keeper end as owner_id,
      h.role, h.person_id, h.person, k.started_on, coalesce(k.since, k.started_on) as since, k.due_on, k.force, k.state
    from running k
    left join institutions.institution i on i.id = k.turn_institution_id and (i.ended_on is null or i.ended_on >= authz.today())
    left join gone g on g.case_id = k.case_id and g.institution_id = k.turn_institution_id
    left join holder h on h.case_id = k.case_id and h.role = k.turn_role and k.turn_institution_id is null),
  tasks as materialized (
    select t.case_id, t.id, t.person_id, t.institution_id as laid,
      case when p.case_id is not null then t.institution_id else t.keeper end as owner_id,
      case when t.offered_institution_id = t.keeper or (t.case_id, t.offered_institution_id) in (
        select o.case_id, o.institution_id from parts o) then t.offered_institution_id end as offered
    from opened t
    left join parts p on p.case_id = t.case_id and p.institution_id = t.institution_id)
  select o.case_id, null::uuid, o.deadline, o.instance, o.owner, o.owner_id, o.role, coalesce(o.person_id, s.person_id, f.person_id),
    coalesce(o.person, s.person, f.person), null::uuid, o.started_on, o.since, o.due_on, o.force, o.state
  from clocks o
  left join seated s on s.case_id = o.case_id and s.institution_id = o.owner_id
  left join kinds k on k.case_id = o.case_id
  left join in_office f on f.kind = k.kind and f.institution_id = o.owner_id
  union all
  select t.case_id, t.id, null, t.id::text, case when t.owner_id = t.laid then 'institution' else 'keeper' end, t.owner_id, null, w.person_id, w.person,
    t.offered, null, null, null, null, null
  from tasks t left join workers w on w.case_id = t.case_id and w.institution_id = t.laid and w.person_id = t.person_id $$;
comment on function casework.turn_owners is 'Whose turn each open clock and whose each open task of some cases is: exactly one institution, a role or person of it where one is there. For functions that ask whose cases these are.';

create function casework.turns_owned(in_case uuid default null)
  returns table (case_id uuid, task_id uuid, deadline text, instance text, owner text, institution_id uuid, role text, person_id uuid, person text,
    started_on date, since date, due_on date, force text, state text)
  language sql stable security definer set search_path = '' rows 1000 as $$
  select o.case_id, o.task_id, o.deadline, o.instance, o.owner, o.institution_id, o.role, o.person_id, o.person, o.started_on, o.since, o.due_on, o.force,
    o.state
  from casework.turn_owners(array(select distinct c from authz.cases_i_see() c where in_case is null or c = in_case)) o $$;
comment on function casework.turns_owned is 'Each open clock with whose turn it is, and whose each open task is, in my cases or in one of them: the same for everybody who sees the case.';

create or replace function casework.tasks_held(in_case uuid default null)
  returns table (case_id uuid, task_id uuid, institution_id uuid, person_id uuid, offered_institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  select o.case_id, o.task_id, o.institution_id, o.person_id, o.offered_institution_id
  from casework.turn_owners(array(
    select distinct t.case_id from casework.task t
    where t.state = 'open' and t.case_id in (select authz.cases_i_see()) and (in_case is null or t.case_id = in_case))) o
  where o.task_id is not null $$;

drop function casework.people_working(uuid);
create function casework.people_working(in_case uuid) returns table (person_id uuid, institution_id uuid, in_place_of uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  select p.person_id, p.institution_id, case when bool_or(p.in_place_of is null) then null else (array_agg(p.in_place_of))[1] end
  from casework.places_of(array(select distinct c from authz.cases_i_see() c where c = in_case)) p
  where p.works group by p.person_id, p.institution_id $$;
comment on function casework.people_working is 'People with a working place in a case of mine today, each with the institution they sit for, and in whose place where the place is that of an absent colleague; nothing for those who do not see the case.';

drop function authz.persons_i_act_for();
create function authz.persons_i_act_for() returns table (person_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 3 as $$
  select authz.me(), mine from authz.institutions_i_work_in() mine
  union select z.absent_id, z.institution_id from authz.stands_in_for(authz.me()) z $$;
comment on function authz.persons_i_act_for is 'Relation: people whose tasks are mine today, by institution: myself, and absent colleagues for whom I stand in.';

create or replace function casework.clocks_to_remind(in_limit integer)
  returns table (case_id uuid, case_code text, deadline text, instance text, started_on date, institution_id uuid, role text, keeper_id uuid)
  language sql stable security definer set search_path = '' as $$
  with due as materialized (
    select k.*, c.code, c.owner_institution_id as keeper
    from casework.clock k join casework.case c on c.id = k.case_id
    where authz.acting_as('worker') and k.state = 'running' and authz.today() between k.remind_on and k.due_on
      and not exists (select from casework.clock_notice n where n.case_id = k.case_id and n.deadline = k.deadline and n.instance = k.instance
        and n.kind = 'reminder' and (n.sent_on = authz.today() or n.automatic and n.started_on = k.started_on))
    order by k.case_id, k.deadline, k.instance limit in_limit)
  select d.case_id, d.code, d.deadline, d.instance, d.started_on, o.institution_id, case when o.owner = 'role' then o.role end, d.keeper
  from due d join casework.turn_owners(array(select distinct e.case_id from due e)) o
    on o.case_id = d.case_id and o.deadline = d.deadline and o.instance = d.instance
  order by d.case_id, d.deadline, d.instance $$;

create or replace function casework.waiting_of_institutions_i_head()
  returns table (institution_id uuid, person_id uuid, person text, waiting integer, past integer, overdue integer, next_on date)
  language sql stable security definer set search_path = '' as $$
  with headed as materialized (select distinct h.id from authz.institutions_i_head() h (id)),
  near as materialized (
    select s.case_id from casework.seat s where s.institution_id in (select h.id from headed h)
    union select k.case_id from casework.clock k where k.turn_institution_id in (select h.id from headed h) and k.state = 'running'
    union select c.id from casework.case c where c.owner_institution_id in (select h.id from headed h)),
  placed as materialized (
    select o.institution_id, o.person_id, o.person, k.force, k.due_on
    from casework.turn_owners(array(select n.case_id from near n where n.case_id not in (select authz.cases_denied_to_me()))) o
    join casework.clock k on k.case_id = o.case_id and k.deadline = o.deadline and k.instance = o.instance and k.state = 'running'
    where o.institution_id in (select h.id from headed h))
  select p.institution_id, p.person_id, max(p.person), count(*)::integer,
    (count(*) filter (where p.force = 'agreed' and p.due_on < authz.today()))::integer,
    (count(*) filter (where p.force = 'statutory' and p.due_on < authz.today()))::integer, min(p.due_on)
  from placed p group by p.institution_id, p.person_id order by 7, 3 $$;

revoke execute on function casework.places_alike, casework.places_of, casework.turn_owners from public, app_runtime;
revoke execute on function casework.places_in_my_cases, casework.turns_owned, casework.people_working, authz.persons_i_act_for from public;
grant execute on function casework.places_in_my_cases, casework.turns_owned, casework.people_working, authz.persons_i_act_for to app_runtime;

-- Who stands in for somebody acts on their tasks, and the task says so.
alter table casework.task_act add column in_place_of uuid references identity.person;
create index task_act_in_place_of on casework.task_act (in_place_of);
comment on column casework.task_act.in_place_of is 'The absent colleague in whose place it was done.';

-- One that comes again does not wait for the one before to be noted: when its day has gone by, the next is there. Never the same number twice, and
-- the program keeps no more than two open.
drop index casework.task_series_open;
create unique index task_series_number on casework.task (series_id, no);
alter table casework.task_act alter column acted_by drop not null;
comment on column casework.task_act.acted_by is 'Nobody where it came by itself.';

create function casework.tasks_to_come_again(in_limit integer)
  returns table (task_id uuid, case_id uuid, case_code text, version_id uuid, unit_code text, migrations integer, no integer, every integer, unit text,
    first_on date, until_on date, times integer, institution_id uuid, person_id uuid, keeper_id uuid)
  language sql stable security definer set search_path = '' as $$
  select t.id, c.id, c.code, c.version_id, c.unit_code, c.migrations, t.no, s.every, s.unit, s.first_on, s.until_on, s.times, t.institution_id, t.person_id,
    c.owner_institution_id
  from casework.task_series s join casework.case c on c.id = s.case_id and c.closed_on is null
  cross join lateral (select o.* from casework.task o where o.series_id = s.id order by o.no desc limit 1) t
  where authz.acting_as('worker') and s.ended_on is null and t.state = 'open' and t.due_on < authz.today()
    and (s.until_on is null or s.until_on > authz.today()) and (s.times is null or t.no < s.times)
    and (select count(*) from casework.task o where o.series_id = s.id and o.state = 'open') < 2
  order by t.due_on, t.id limit in_limit $$;
comment on function casework.tasks_to_come_again is 'The latest of each series whose day has gone by while it is open, where no more than that one is; for the worker alone.';

-- As the one before stands: whoever has it has the next, by the same words, and its clock begins.
create function casework.task_comes_again(in_task uuid, in_id uuid, in_no integer, in_due date) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  before casework.task;
begin
  if not authz.acting_as('worker') then return null; end if;
  select t.* into before from casework.task t join casework.case c on c.id = t.case_id and c.closed_on is null
  where t.id = in_task and t.state = 'open' and t.series_id is not null;
  if not found then return null; end if;
  insert into casework.task (id, case_id, item_id, told_item_id, institution_id, person_id, due_on, assigned_by, assigned_at, given_institution_id,
    given_person_id, standing, origin, origin_key, series_id, no)
  values (in_id, before.case_id, before.item_id, before.told_item_id, before.institution_id, before.person_id, in_due, before.assigned_by, authz.now(),
    before.given_institution_id, before.given_person_id, before.standing, before.origin, before.origin_key, before.series_id, in_no)
  on conflict (series_id, no) do nothing;
  if not found then return null; end if;
  insert into casework.task_act (case_id, task_id, no, act, institution_id, acted_by, acted_at, to_institution_id, to_person_id)
  values (before.case_id, in_id, 1, 'given', before.given_institution_id, null, authz.now(), before.institution_id, before.person_id);
  insert into casework.event (case_id, event, of, on_day, at, instance, institution_id)
  values (before.case_id, 'task_assigned', null, authz.today(), authz.now(), in_id::text, before.institution_id);
  return in_id;
end $$;
comment on function casework.task_comes_again is 'Makes the next task of a series from the one before, which stays open; for the worker alone. Nothing where it is there already.';
revoke execute on function casework.tasks_to_come_again, casework.task_comes_again from public;
grant execute on function casework.tasks_to_come_again, casework.task_comes_again to app_runtime;

-- Telling a head of a task is an act of its own, as it is for a clock.
alter table casework.task_act drop constraint task_act_act_check;
alter table casework.task_act add constraint task_act_act_check check (act in ('given', 'accepted', 'returned', 'refused', 'handed', 'offered',
  'withdrawn', 'done', 'handed_over', 'dropped', 'open', 'reminded', 'head_told', 'supported', 'support_ended'));
alter table casework.task_act drop constraint task_act_reason_check;
alter table casework.task_act add constraint task_act_reason_check check (reason in ('not_ours', 'no_capacity', 'other_day', 'settled', 'other',
  'no_answer', 'person_away', 'whose_turn', 'urgent'));

-- What one worker carries, for the worker and the head of their institution: numbers of cases, meetings and tasks, no case and no order.
create function casework.load_at(in_institution uuid)
  returns table (person_id uuid, families integer, by_office integer, stood_in integer, meetings integer, tasks integer, limited json)
  language sql stable security definer set search_path = '' rows 20 as $$
  with people as materialized (
    select distinct e.person_id from institutions.employment e
    where e.institution_id = in_institution and authz.on_day(e.from_on, e.until_on)
      and (e.person_id = (select authz.me()) or in_institution in (select authz.institutions_i_head()))),
  own as materialized (
    select distinct s.person_id, s.case_id, s.role
    from people p join casework.seat s on s.person_id = p.person_id and s.institution_id = in_institution and authz.on_day(s.from_on, s.until_on)
    join casework.case c on c.id = s.case_id and c.closed_on is null),
  office as (
    select distinct m.person_id, c.id as case_id
    from people p join teams.membership m on m.person_id = p.person_id and m.institution_id = in_institution and authz.on_day(m.from_on, m.until_on)
    join casework.case c on m.unit_code in (c.unit_code, left(c.unit_code, 4)) and c.closed_on is null
    join model.version v on v.id = c.version_id and v.model_id = m.model_id
    join model.role r on r.version_id = v.id and r.role = m.role and r.every_case
    where not exists (select from own o where o.person_id = m.person_id and o.case_id = c.id)),
  held as (
    select distinct p.person_id, h.case_id
    from people p cross join lateral authz.seats_stood_in_by(p.person_id) h
    join casework.case c on c.id = h.case_id and c.closed_on is null
    where h.institution_id = in_institution and not exists (select from own o where o.person_id = p.person_id and o.case_id = h.case_id))
  select p.person_id,
    (select count(distinct o.case_id)::integer from own o where o.person_id = p.person_id),
    (select count(*)::integer from office o where o.person_id = p.person_id),
    (select count(*)::integer from held h where h.person_id = p.person_id),
    (select count(distinct m.id)::integer from casework.attendance a join casework.meeting m on m.id = a.meeting_id
      where a.person_id = p.person_id and a.institution_id = in_institution and a.withdrawn_at is null and m.state in ('planned', 'invited')
        and m.planned_for >= authz.now() and m.planned_for < authz.now() + interval '30 days'),
    -- as the board says whose they are
    (select count(*)::integer from casework.turn_owners(array(select distinct t.case_id from casework.task t
        where t.person_id = p.person_id and t.institution_id = in_institution and t.state = 'open')) o
      where o.task_id is not null and o.person_id = p.person_id and o.institution_id = in_institution),
    (select json_agg(json_build_object('key', l.limit_key, 'amount', l.amount, 'basis', l.basis, 'inferred', l.inferred, 'families', n.families))
      from casework.work_limit l
      cross join lateral (select count(distinct o.case_id)::integer as families from own o where o.person_id = p.person_id and o.role = l.role) n
      where n.families > 0)
  from people p $$;
comment on function casework.load_at is 'With how many open cases, meetings of the next 30 days and open tasks each worker of an institution is charged for it; to the head for everybody, to anybody else for themselves.';

revoke execute on function casework.load_at from public;
grant execute on function casework.load_at to app_runtime;
