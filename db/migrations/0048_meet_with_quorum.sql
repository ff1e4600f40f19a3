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
