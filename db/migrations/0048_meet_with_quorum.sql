-- How the meeting stood to the quorum of its body when it was put on record: counts, sectors and roles, no person. The case may be carried over to
-- a version of its model that asks for something else, and what was signed stays as it was.
alter table casework.meeting add column quorum jsonb;
comment on column casework.meeting.quorum is 'How attendance stood to the quorum that the model asked for on the day it was held: asked, there, of, sectors and roles missing. Null where none was asked for, or the meeting is still to come.';

-- A sitting is moved or called off as a whole, with all its parts.
alter table casework.sitting add column state text not null default 'called' check (state in ('called', 'cancelled'));
grant update (day, place, link, state, row_version) on casework.sitting to app_runtime;

create table casework.sitting_change (
  sitting_id uuid not null references casework.sitting,
  no         integer not null,
  what       text not null check (what in ('moved', 'cancelled')),
  was_day    date not null,
  was_place  text not null,
  reason     text not null check (length(reason) between 1 and 500),
  changed_by uuid not null references identity.person,
  changed_at timestamptz not null,
  primary key (sitting_id, no)
);
comment on table casework.sitting_change is 'What a sitting was before it was moved or called off, and why, in words that name no family. Never changed.';
create index sitting_change_by on casework.sitting_change (changed_by);
alter table casework.sitting_change enable row level security;
grant select, insert on casework.sitting_change to app_runtime;

-- As a whole, or not at all: to whom a part is hidden nothing of it is told, not even that they cannot move it.
create function authz.sittings_i_move() returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$
  select s.id from casework.sitting s
  where (s.body_id is not null and exists (
        select from authz.body_roles_i_hold() r where r.body_id = s.body_id and r.role = any (s.run_by))
      or s.called_by = (select authz.me()) and s.institution_id in (select authz.institutions_i_work_in()))
    and not exists (
      select from casework.sitting_slot t where t.sitting_id = s.id
        and (t.case_id not in (select authz.forms_of_cases_i_work_in()) or t.case_id in (select authz.cases_denied_to_me()))) $$;
comment on function authz.sittings_i_move is 'Relation: sittings that I convene for a team, or called for my institution, when I work in every case that has a part in them.';

create function casework.sitting_calendar(in_sitting uuid, in_person uuid)
  returns table (id uuid, code text, planned_for timestamptz, state text, row_version integer)
  language sql stable security definer set search_path = '' rows 4 as $$
  select e.id, e.code, e.planned_for, e.state, e.row_version
  from casework.sitting_slot t cross join lateral casework.calendar_entry(t.meeting_id, in_person) e
  where t.sitting_id = in_sitting order by e.planned_for, e.code $$;
comment on function casework.sitting_calendar is 'What the calendar of somebody who is invited may hold of each part of a sitting. For the job that sends mails alone.';
revoke execute on function authz.sittings_i_move, casework.sitting_calendar from public;
grant execute on function authz.sittings_i_move, casework.sitting_calendar to app_runtime;

-- Whoever stands in for somebody on the day of a meeting is invited in their place, and no more once the stand-in ends before it.
alter table casework.attendance add column absent_id uuid references identity.person;
alter table casework.attendance add column withdrawn_at timestamptz;
alter table casework.attendance add check (absent_id is null or person_id is not null and institution_id is not null and absent_id <> person_id);
alter table casework.attendance add check (withdrawn_at is null or absent_id is not null and present is null);
comment on column casework.attendance.absent_id is 'In whose place somebody is invited; null for those who are invited for themselves.';
comment on column casework.attendance.withdrawn_at is 'Since when whoever was to stand in is not invited any more.';
create index attendance_absent on casework.attendance (absent_id);

-- One row for each who stands in: nobody sits in two places, and whoever is invited for themselves stays so.
create function casework.stand_ins_at(in_meeting uuid) returns table (person_id uuid, absent_id uuid, institution_id uuid, case_id uuid)
  language sql stable security definer set search_path = '' rows 2 as $$
  select distinct on (z.stand_in_id, z.institution_id) z.stand_in_id, z.absent_id, z.institution_id, m.case_id
  from casework.meeting m
  join casework.attendance a on a.meeting_id = m.id and a.absent_id is null
  join casework.stand_in z on z.absent_id = a.person_id and z.institution_id = a.institution_id and z.ended_at is null
    and (m.planned_for at time zone 'Europe/Warsaw')::date between z.from_on and z.until_on
  where m.id = in_meeting and m.state in ('planned', 'invited')
    and (authz.acting_as('worker') or m.case_id in (select authz.forms_of_cases_i_work_in()))
    and authz.employed_at(z.absent_id, z.institution_id)
    and not exists (select from casework.attendance own where own.meeting_id = m.id and own.absent_id is null
      and own.person_id = z.stand_in_id and own.institution_id = z.institution_id)
    and not exists (select from casework.denied d where d.case_id = m.case_id and d.lifted_at is null and d.person_id in (z.absent_id, z.stand_in_id))
    and not exists (
      select from casework.side mine join casework.side theirs on theirs.case_id = mine.case_id and theirs.subject_id <> mine.subject_id
      where mine.person_id = z.stand_in_id and mine.case_id = m.case_id and mine.ended_at is null
        and theirs.person_id = z.absent_id and theirs.ended_at is null)
  order by z.stand_in_id, z.institution_id, z.absent_id $$;
comment on function casework.stand_ins_at is 'Who is to come to a planned meeting in whose place, by the leaves of its day. For the job that keeps lists up to date, and those who work in the case.';

create function casework.settle_stand_ins(in_meeting uuid) returns table (person_id uuid, absent_id uuid, case_id uuid, what text)
  language sql volatile security definer set search_path = '' rows 2 as $$
  with due as materialized (select * from casework.stand_ins_at(in_meeting)),
  listed as materialized (
    select a.* from casework.attendance a join casework.meeting m on m.id = a.meeting_id
    where m.id = in_meeting and m.state in ('planned', 'invited') and a.absent_id is not null and a.withdrawn_at is null and a.present is null
      and (authz.acting_as('worker') or m.case_id in (select authz.forms_of_cases_i_work_in()))),
  gone as (
    update casework.attendance a set withdrawn_at = authz.now() from listed l
    where a.meeting_id = l.meeting_id and a.no = l.no and not exists (
      select from due d where d.person_id = l.person_id and d.absent_id = l.absent_id and d.institution_id = l.institution_id)
    returning a.person_id, a.absent_id, a.case_id),
  came as (
    insert into casework.attendance (meeting_id, case_id, no, person_id, institution_id, absent_id)
    select in_meeting, d.case_id, (select max(x.no) from casework.attendance x where x.meeting_id = in_meeting) + row_number() over (order by d.person_id),
      d.person_id, d.institution_id, d.absent_id
    from due d where not exists (
      select from casework.attendance l where l.meeting_id = in_meeting and l.withdrawn_at is null
        and l.person_id = d.person_id and l.absent_id = d.absent_id and l.institution_id = d.institution_id)
    returning person_id, absent_id, case_id)
  select c.person_id, c.absent_id, c.case_id, 'invited' from came c
  union all select g.person_id, g.absent_id, g.case_id, 'withdrawn' from gone g $$;
comment on function casework.settle_stand_ins is 'Invites to a planned meeting those who stand in for somebody on its day, and withdraws those who do so no more; answers with both.';

create function casework.meetings_of_stand_in(in_stand_in uuid) returns table (meeting_id uuid)
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct m.id from casework.stand_in z
  join casework.attendance a on a.institution_id = z.institution_id
    and (a.person_id = z.absent_id and a.absent_id is null or a.person_id = z.stand_in_id and a.absent_id = z.absent_id and a.withdrawn_at is null)
  join casework.meeting m on m.id = a.meeting_id and m.state in ('planned', 'invited')
  where z.id = in_stand_in and authz.acting_as('worker')
    and (m.planned_for at time zone 'Europe/Warsaw')::date between greatest(z.from_on, authz.today()) and z.until_on $$;
comment on function casework.meetings_of_stand_in is 'Planned meetings of the days of a leave to which the absent person or the stand-in is invited. For the job that keeps lists up to date alone.';

create or replace function casework.calendar_entry(in_meeting uuid, in_person uuid)
  returns table (id uuid, code text, planned_for timestamptz, state text, row_version integer)
  language sql stable security definer set search_path = '' rows 1 as $$
  select m.id, c.code, m.planned_for, case when a.invited then m.state else 'cancelled' end, m.row_version + a.withdrawn
  from casework.meeting m join casework.case c on c.id = m.case_id
  join lateral (
    select bool_or(x.withdrawn_at is null) as invited, bool_or(x.absent_id is not null) as stands_in, count(x.withdrawn_at)::integer as withdrawn
    from casework.attendance x where x.meeting_id = m.id and x.person_id = in_person) a on a.invited is not null
  where m.id = in_meeting and authz.acting_as('worker') and m.state in ('planned', 'invited', 'cancelled')
    and (a.stands_in or exists (select from authz.seats_of(in_person) s where s.case_id = m.case_id))
    and not exists (select from casework.denied d where d.case_id = m.case_id and d.person_id = in_person and d.lifted_at is null) $$;

create or replace function authz.meetings_i_am_asked_to() returns table (meeting_id uuid, case_id uuid, planned_for timestamptz, state text, opens boolean)
  language sql stable security definer set search_path = '' rows 20 as $$
  select m.id, m.case_id, m.planned_for, m.state, bool_or(s.sees = 'names')
  from authz.seats_of(authz.me()) s
  join casework.attendance a on a.case_id = s.case_id and a.person_id = (select authz.me()) and a.withdrawn_at is null
  join casework.meeting m on m.id = a.meeting_id
  where not exists (select from casework.denied d where d.case_id = m.case_id and d.person_id = (select authz.me()) and d.lifted_at is null)
  group by m.id $$;
revoke execute on function casework.stand_ins_at, casework.settle_stand_ins, casework.meetings_of_stand_in from public;
grant execute on function casework.stand_ins_at, casework.settle_stand_ins, casework.meetings_of_stand_in to app_runtime;
