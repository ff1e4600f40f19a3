-- Reminders and notices to a head about clocks, who is awaited, and figures about waiting that name nobody.
create table casework.clock_notice (
  id                uuid primary key,
  case_id           uuid not null references casework.case,
  deadline          text not null,
  instance          text not null default '',
  started_on        date not null,
  kind              text not null check (kind in ('reminder', 'escalation')),
  automatic         boolean not null default false,
  institution_id    uuid not null references institutions.institution,
  by_institution_id uuid references institutions.institution,
  sent_by           uuid references identity.person,
  sent_on           date not null,
  sent_at           timestamptz not null,
  reason            text,
  check (automatic = (sent_by is null) and (sent_by is null) = (by_institution_id is null)),
  check ((kind = 'escalation') = (reason is not null) and not (automatic and kind = 'escalation'))
);
comment on table casework.clock_notice is 'That somebody was reminded of a clock, or that a head was told of it: codes and days, no words. Never read as a list of who is late.';
create unique index clock_notice_once on casework.clock_notice (case_id, deadline, instance, kind, sent_on);
create unique index clock_notice_automatic on casework.clock_notice (case_id, deadline, instance, started_on) where automatic;
create index clock_notice_institution on casework.clock_notice (institution_id);
create index clock_notice_by_institution on casework.clock_notice (by_institution_id);
create index clock_notice_sent_by on casework.clock_notice (sent_by);
alter table casework.clock_notice enable row level security;
grant select, insert on casework.clock_notice to app_runtime;

create index clock_remind on casework.clock (remind_on) where state = 'running';
create index clock_ended on casework.clock (ended_on, case_id) where state = 'ended';

-- Who works in my cases: seats of today and before, and roles of the gmina or powiat. Whose turn it is falls back on the keeper of the case
-- where an institution has left, and that must be the same for everybody who sees the case.
create function casework.places_in_my_cases()
  returns table (case_id uuid, person_id uuid, person text, institution_id uuid, role text, active boolean, seat boolean)
  language sql stable security definer set search_path = '' rows 1000 as $$
  with mine as materialized (select c.id, c.unit_code, c.version_id from casework.case c where c.id in (select authz.cases_i_see())),
  held as (
    select s.case_id, s.person_id, s.institution_id, s.role, authz.on_day(s.from_on, s.until_on) as active, true as seat from mine join casework.seat s on s.case_id = mine.id
    union all
    select mine.id, m.person_id, m.institution_id, m.role, true, false
    from mine join model.version v on v.id = mine.version_id
    join teams.membership m on m.model_id = v.model_id and m.unit_code in (mine.unit_code, left(mine.unit_code, 4))
    where authz.on_day(m.from_on, m.until_on)),
  -- Asked one by one: as a join it would read everybody of the country.
  people as materialized (
    select h.person_id, h.institution_id,
      (select p.given_name || ' ' || p.family_name from identity.person p where p.id = h.person_id) as name,
      (select true from institutions.employment e where e.person_id = h.person_id and e.institution_id = h.institution_id
        and authz.on_day(e.from_on, e.until_on) limit 1) as employed
    from (select distinct held.person_id, held.institution_id from held) h)
  select h.case_id, h.person_id, p.name, h.institution_id, h.role, h.active and p.employed is not null, h.seat
  from held h join people p on p.person_id = h.person_id and p.institution_id is not distinct from h.institution_id $$;
comment on function casework.places_in_my_cases is 'Who works or worked in the cases that the acting person sees, seats and roles of the gmina alike; nothing of other cases.';

create function casework.people_awaited(in_case uuid, in_institution uuid, in_role text) returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select distinct h.person_id from (
    select s.person_id, s.institution_id, s.role from casework.seat s where s.case_id = in_case and authz.on_day(s.from_on, s.until_on)
    union all
    select m.person_id, m.institution_id, m.role from casework.case c join model.version v on v.id = c.version_id
    join teams.membership m on m.model_id = v.model_id and m.unit_code in (c.unit_code, left(c.unit_code, 4))
    where c.id = in_case and in_role = m.role and authz.on_day(m.from_on, m.until_on)) h
  join institutions.employment e on e.person_id = h.person_id and e.institution_id = h.institution_id and authz.on_day(e.from_on, e.until_on)
  where (in_case in (select authz.cases_i_see()) or authz.acting_as('worker'))
    and h.institution_id = in_institution and (in_role is null or h.role = in_role)
    and not exists (select from casework.denied d where d.case_id = in_case and d.person_id = h.person_id and d.lifted_at is null) $$;
comment on function casework.people_awaited is 'Who of an institution is awaited in a case, by role where the model names one; for those who see the case, and for the worker who reminds.';

create function casework.heads_to_tell(in_case uuid, in_institution uuid) returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  select distinct e.person_id from institutions.employment e
  where e.institution_id = in_institution and e.function in ('head', 'deputy') and authz.on_day(e.from_on, e.until_on)
    and in_case in (select authz.cases_i_keep())
    and (exists (select from casework.seat s where s.case_id = in_case and s.institution_id = in_institution)
      or exists (select from casework.clock k where k.case_id = in_case and k.turn_institution_id = in_institution)
      or exists (select from casework.case c where c.id = in_case and c.owner_institution_id = in_institution))
    and not exists (select from casework.denied d where d.case_id = in_case and d.person_id = e.person_id and d.lifted_at is null) $$;
comment on function casework.heads_to_tell is 'Heads of an institution that takes part in a case or is awaited in it, for those who keep the case.';

create function casework.clocks_to_remind(in_limit integer)
  returns table (case_id uuid, case_code text, deadline text, instance text, started_on date, institution_id uuid, role text, keeper_id uuid)
  language sql stable security definer set search_path = '' as $$
  select k.case_id, c.code, k.deadline, k.instance, k.started_on, coalesce(turn.institution_id, held.institution_id, c.owner_institution_id),
    case when turn.institution_id is null and held.institution_id is not null then k.turn_role end, c.owner_institution_id
  from casework.clock k join casework.case c on c.id = k.case_id
  left join lateral (
    select k.turn_institution_id as institution_id where k.turn_institution_id is not null
      and not (exists (select from casework.seat s where s.case_id = k.case_id and s.institution_id = k.turn_institution_id)
        and not exists (select from casework.people_awaited(k.case_id, k.turn_institution_id, null)))) turn on true
  left join lateral (
    select s.institution_id from casework.seat s where s.case_id = k.case_id and s.role = k.turn_role and authz.on_day(s.from_on, s.until_on)
    union all
    select m.institution_id from model.version v join teams.membership m on m.model_id = v.model_id and m.role = k.turn_role
      and m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on) where v.id = c.version_id
    order by 1 limit 1) held on true
  where authz.acting_as('worker') and k.state = 'running' and authz.today() between k.remind_on and k.due_on
    and not exists (select from casework.clock_notice n where n.case_id = k.case_id and n.deadline = k.deadline and n.instance = k.instance
      and n.kind = 'reminder' and (n.sent_on = authz.today() or n.automatic and n.started_on = k.started_on))
  order by k.case_id, k.deadline, k.instance limit in_limit $$;
comment on function casework.clocks_to_remind is 'Clocks of which nobody was reminded by itself since they started, on their days for it; for the worker alone.';

create function authz.powiats_i_oversee() returns setof text
  language sql stable security definer set search_path = '' rows 4 as $$
  select distinct left(a.unit_code, 4) from model.adoption a join authz.memberships_i_hold() m
    on length(m.unit_code) in (2, 4) and starts_with(a.unit_code, m.unit_code)
  where authz.on_day(a.from_on, a.until_on) and length(a.unit_code) > 4 $$;
comment on function authz.powiats_i_oversee is 'Relation: powiats with a gmina that works by a model, in which the acting person holds a role of the powiat or of its region.';

create function casework.working_days(in_from date, in_to date, in_off date[]) returns integer
  language sql immutable set search_path = '' as $$
  select count(*)::integer from generate_series(in_from + 1, in_to, interval '1 day') d
  where extract(isodow from d) < 6 and d::date <> all (in_off) $$;
comment on function casework.working_days is 'Working days after a day up to another, without the days off that are given.';

-- Counts are of cases, never of clocks, in steps of five. A row stands only with five cases and three awaited institutions behind it, and a part of it
-- only where part and rest both have five: nothing under five is told, none can be worked out, and no row speaks of one institution.
create function casework.clock_figures(in_powiat text, in_off date[])
  returns table (version_id uuid, deadline text, running integer, agreed_past integer, overdue integer, waited integer)
  language sql stable security definer set search_path = '' as $$
  with kept as (
    select k.case_id, c.version_id, v.model_id, k.deadline, k.force, k.state, k.started_on, k.due_on, k.ended_on,
      coalesce(k.turn_institution_id, c.owner_institution_id) as awaited
    from casework.case c join model.version v on v.id = c.version_id join casework.clock k on k.case_id = c.id
    where in_powiat in (select authz.powiats_i_oversee()) and starts_with(c.unit_code, in_powiat)
      and (k.state <> 'ended' or k.ended_on > authz.today() - 30)),
  counted as (
    select k.model_id, k.deadline, max(k.version_id::text)::uuid as version_id,
      count(distinct k.case_id) filter (where k.state <> 'ended') as cases,
      count(distinct k.awaited) filter (where k.state <> 'ended') as institutions,
      count(distinct k.case_id) filter (where k.state = 'running' and k.force = 'agreed' and k.due_on < authz.today()) as past,
      count(distinct k.case_id) filter (where k.state = 'running' and k.force = 'statutory' and k.due_on < authz.today()) as late,
      count(distinct k.case_id) filter (where k.state = 'ended') as ended,
      count(distinct k.awaited) filter (where k.state = 'ended') as answered,
      (percentile_disc(0.5) within group (order by casework.working_days(k.started_on, k.ended_on, in_off)) filter (where k.state = 'ended'))::integer as waited
    from kept k group by k.model_id, k.deadline)
  select o.version_id, o.deadline,
    case when o.cases >= 5 and o.institutions >= 3 then (o.cases / 5 * 5)::integer end,
    case when o.cases >= 5 and o.institutions >= 3 and o.past >= 5 and o.cases - o.past >= 5 then (o.past / 5 * 5)::integer end,
    case when o.cases >= 5 and o.institutions >= 3 and o.late >= 5 and o.cases - o.late >= 5 then (o.late / 5 * 5)::integer end,
    case when o.ended >= 5 and o.answered >= 3 then o.waited end
  from counted o
  where o.cases >= 5 and o.institutions >= 3 or o.ended >= 5 and o.answered >= 3
  order by o.deadline $$;
comment on function casework.clock_figures is 'How many cases of a powiat wait, by kind of deadline, in steps of five; nothing under five, nothing from which that could be worked out, no gmina and no institution.';

create function casework.longest_waits(in_unit text, in_off date[])
  returns table (version_id uuid, deadline text, waited integer)
  language sql stable security definer set search_path = '' as $$
  select max(c.version_id::text)::uuid, k.deadline,
    (percentile_disc(0.5) within group (order by casework.working_days(k.started_on, k.ended_on, in_off)))::integer
  from casework.case c join casework.clock k on k.case_id = c.id
  where c.unit_code = in_unit and k.state = 'ended' and k.ended_on > authz.today() - 30
    and exists (select from casework.case o where o.unit_code = in_unit and o.id in (select authz.cases_i_keep()))
  group by k.deadline having count(distinct c.id) >= 5 order by 3 desc, 2 $$;
comment on function casework.longest_waits is 'The median of working days that matters of the last thirty days took in a gmina, by kind of deadline, of five cases at least; for those who keep a case there. Names no institution.';

-- What waits for the people of an institution, in figures, for its head: no case, no code and no word of one.
create function casework.waiting_of_institutions_i_head()
  returns table (institution_id uuid, person_id uuid, person text, waiting integer, past integer, overdue integer, next_on date)
  language sql stable security definer set search_path = '' as $$
  with turns as (
    select k.case_id, k.turn_institution_id as institution_id, k.force, k.due_on
    from casework.clock k where k.state = 'running' and k.turn_institution_id in (select authz.institutions_i_head())
    union all
    select k.case_id, c.owner_institution_id, k.force, k.due_on
    from casework.case c join casework.clock k on k.case_id = c.id
    where k.state = 'running' and k.turn_institution_id is null and c.owner_institution_id in (select authz.institutions_i_head())),
  placed as (
    select t.*, s.person_id from turns t left join lateral (
      select s.person_id from casework.seat s where s.case_id = t.case_id and s.institution_id = t.institution_id and authz.on_day(s.from_on, s.until_on)
      order by s.from_on, s.id limit 1) s on true
    where t.case_id not in (select authz.cases_denied_to_me()))
  select p.institution_id, p.person_id, max(i.given_name || ' ' || i.family_name), count(*)::integer,
    (count(*) filter (where p.force = 'agreed' and p.due_on < authz.today()))::integer,
    (count(*) filter (where p.force = 'statutory' and p.due_on < authz.today()))::integer, min(p.due_on)
  from placed p left join identity.person i on i.id = p.person_id
  group by p.institution_id, p.person_id order by 7, 3 $$;
comment on function casework.waiting_of_institutions_i_head is 'How much waits for each person of an institution that the acting person heads; figures and days, no case.';

revoke execute on function casework.places_in_my_cases, casework.people_awaited, casework.heads_to_tell, casework.clocks_to_remind,
  authz.powiats_i_oversee, casework.clock_figures, casework.longest_waits, casework.waiting_of_institutions_i_head from public;
grant execute on function casework.places_in_my_cases, casework.people_awaited, casework.heads_to_tell, casework.clocks_to_remind,
  authz.powiats_i_oversee, casework.clock_figures, casework.longest_waits, casework.waiting_of_institutions_i_head to app_runtime;
revoke execute on function casework.working_days from public;
