-- A meeting before its minutes: its date found from answers, where it is joined, what was changed of it, files that go with mails.

alter table casework.meeting add column link text check (link ~ '^https://' and length(link) <= 300);
comment on column casework.meeting.link is 'Where it is joined from afar. In no notice, no mail and no calendar file, which others may read.';

create table casework.meeting_change (
  meeting_id uuid not null,
  case_id    uuid not null,
  no         integer not null,
  what       text not null check (what in ('moved', 'cancelled')),
  was_for    timestamptz not null,
  was_place  text not null,
  was_link   text,
  reason     text not null check (length(reason) between 1 and 500),
  changed_by uuid not null references identity.person,
  changed_at timestamptz not null,
  primary key (meeting_id, no),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id)
);
comment on table casework.meeting_change is 'What a called meeting was before it was moved or called off, and why. Never changed.';
create index meeting_change_case on casework.meeting_change (case_id, meeting_id);
create index meeting_change_by on casework.meeting_change (changed_by);
alter table casework.meeting_change enable row level security;
grant select, insert on casework.meeting_change to app_runtime;

create table casework.date_poll (
  id          uuid primary key,
  case_id     uuid not null references casework.case,
  body        text not null,
  place       text not null check (length(place) <= 200),
  link        text check (link ~ '^https://' and length(link) <= 300),
  answer_by   date,
  state       text not null default 'open' check (state in ('open', 'chosen', 'given_up')),
  meeting_id  uuid,
  asked_by    uuid not null references identity.person,
  asked_at    timestamptz not null,
  row_version integer not null default 1,
  unique (case_id, id),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id),
  check ((state = 'chosen') = (meeting_id is not null))
);
comment on table casework.date_poll is 'A date looked for: those who are to meet are asked about several days and hours, and whoever calls chooses one. Nobody is late with an answer.';
create index date_poll_meeting on casework.date_poll (case_id, meeting_id);
create index date_poll_asked_by on casework.date_poll (asked_by);
alter table casework.date_poll enable row level security;
grant select, insert on casework.date_poll to app_runtime;
grant update (state, meeting_id, row_version) on casework.date_poll to app_runtime;

create table casework.poll_date (
  poll_id   uuid not null,
  case_id   uuid not null,
  no        integer not null,
  starts_at timestamptz not null,
  primary key (poll_id, no),
  unique (poll_id, starts_at),
  foreign key (case_id, poll_id) references casework.date_poll (case_id, id)
);
comment on table casework.poll_date is 'One day and hour that is asked about. Never changed, so that an answer stays the answer to what was asked.';
create index poll_date_case on casework.poll_date (case_id, poll_id);
alter table casework.poll_date enable row level security;
grant select, insert on casework.poll_date to app_runtime;

create table casework.poll_guest (
  poll_id        uuid not null,
  case_id        uuid not null,
  no             integer not null,
  person_id      uuid references identity.person,
  institution_id uuid references institutions.institution,
  subject_id     uuid,
  primary key (poll_id, no),
  foreign key (case_id, poll_id) references casework.date_poll (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  check ((subject_id is null) = (person_id is not null))
);
comment on table casework.poll_guest is 'Who is asked when they can come: workers, and persons of the family for whom a worker writes the answer down.';
create index poll_guest_case on casework.poll_guest (case_id, poll_id);
create index poll_guest_subject on casework.poll_guest (case_id, subject_id);
create index poll_guest_person on casework.poll_guest (person_id);
create index poll_guest_institution on casework.poll_guest (institution_id);
alter table casework.poll_guest enable row level security;
grant select, insert on casework.poll_guest to app_runtime;

create table casework.poll_answer (
  poll_id     uuid not null,
  case_id     uuid not null,
  guest_no    integer not null,
  date_no     integer not null,
  answer      text not null check (answer in ('yes', 'if_need_be', 'no')),
  recorded    jsonb,
  answered_by uuid not null references identity.person,
  answered_at timestamptz not null,
  primary key (poll_id, guest_no, date_no),
  foreign key (case_id, poll_id) references casework.date_poll (case_id, id),
  foreign key (poll_id, guest_no) references casework.poll_guest,
  foreign key (poll_id, date_no) references casework.poll_date
);
comment on table casework.poll_answer is 'Whether one of those who are asked can come then, the last word of each. `recorded`: a worker wrote down how somebody without an account answered.';
create index poll_answer_case on casework.poll_answer (case_id, poll_id);
create index poll_answer_date on casework.poll_answer (poll_id, date_no);
create index poll_answer_by on casework.poll_answer (answered_by);
alter table casework.poll_answer enable row level security;
grant select, insert on casework.poll_answer to app_runtime;
grant update (answer, recorded, answered_by, answered_at) on casework.poll_answer to app_runtime;

create function authz.poll_places_of_mine() returns table (poll_id uuid, no integer)
  language sql stable security definer set search_path = '' rows 5 as $$
  select distinct g.poll_id, g.no from authz.seats_of(authz.me()) s
  join casework.poll_guest g on g.case_id = s.case_id and g.institution_id = s.institution_id and g.person_id = (select authz.me())
  join casework.date_poll p on p.id = g.poll_id and p.state = 'open' $$;
comment on function authz.poll_places_of_mine is 'Relation: places at which I am asked when I can come, as long as a date is looked for and my seat works.';

create function authz.polls_that_ask_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 5 as $$ select distinct p.poll_id from authz.poll_places_of_mine() p $$;
comment on function authz.polls_that_ask_me is 'Relation: open questions about a date in which I am asked, whatever my seat shows me of the case.';

create function authz.poll_places_i_may_record() returns table (poll_id uuid, no integer)
  language sql stable security definer set search_path = '' rows 5 as $$
  select distinct g.poll_id, g.no from authz.seats_of(authz.me()) s
  join casework.poll_guest g on g.case_id = s.case_id
  join casework.date_poll p on p.id = g.poll_id and p.state = 'open'
  where s.sees = 'names' and (g.subject_id is not null
    or not exists (select from identity.account a where a.person_id = g.person_id and a.state = 'active')) $$;
comment on function authz.poll_places_i_may_record is 'Relation: places of the family and of those without an account, in open questions about a date of cases in whose course I take part; their answers are written down for them.';
revoke execute on function authz.poll_places_of_mine, authz.polls_that_ask_me, authz.poll_places_i_may_record from public;
grant execute on function authz.poll_places_of_mine, authz.polls_that_ask_me, authz.poll_places_i_may_record to app_runtime;

-- Mails may carry a file that is made when they leave: a notice keeps only which one.

create function casework.calendar_entry(in_meeting uuid, in_person uuid)
  returns table (id uuid, code text, planned_for timestamptz, state text, row_version integer)
  language sql stable security definer set search_path = '' rows 1 as $$
  select m.id, c.code, m.planned_for, m.state, m.row_version
  from casework.meeting m join casework.case c on c.id = m.case_id
  where m.id = in_meeting and authz.acting_as('worker') and m.state in ('planned', 'invited', 'cancelled')
    and exists (select from casework.attendance a where a.meeting_id = m.id and a.person_id = in_person)
    and exists (select from authz.seats_of(in_person) s where s.case_id = m.case_id)
    and not exists (select from casework.denied d where d.case_id = m.case_id and d.person_id = in_person and d.lifted_at is null) $$;
comment on function casework.calendar_entry is 'What the calendar of somebody who is invited may hold of a meeting: the code of the case and the hour. For the job that sends mails alone.';
revoke execute on function casework.calendar_entry from public;
grant execute on function casework.calendar_entry to app_runtime;

create function authz.meetings_i_am_asked_to() returns table (meeting_id uuid, case_id uuid, planned_for timestamptz, state text, opens boolean)
  language sql stable security definer set search_path = '' rows 20 as $$
  select m.id, m.case_id, m.planned_for, m.state, bool_or(s.sees = 'names')
  from authz.seats_of(authz.me()) s
  join casework.attendance a on a.case_id = s.case_id and a.person_id = (select authz.me())
  join casework.meeting m on m.id = a.meeting_id
  where not exists (select from casework.denied d where d.case_id = m.case_id and d.person_id = (select authz.me()) and d.lifted_at is null)
  group by m.id $$;
comment on function authz.meetings_i_am_asked_to is 'Relation: meetings to which I am invited in cases of mine, with their hour; whether I may open them depends on what my seat shows.';
revoke execute on function authz.meetings_i_am_asked_to from public;
grant execute on function authz.meetings_i_am_asked_to to app_runtime;

-- One meeting of a standing body, or of one institution's own cases, at which several families come in turn.
create table casework.sitting (
  id             uuid primary key,
  body_id        uuid references teams.body,
  institution_id uuid references institutions.institution,
  day            date not null,
  place          text not null check (length(place) between 1 and 200),
  link           text check (link ~ '^https://' and length(link) <= 300),
  topics         text check (length(topics) <= 4000),
  run_by         text[] not null,
  called_by      uuid not null references identity.person,
  called_at      timestamptz not null,
  row_version    integer not null default 1,
  check (num_nonnulls(body_id, institution_id) = 1)
);
comment on table casework.sitting is 'One day and place at which several meetings follow each other: of a standing body, or of the cases of one institution. `run_by`: roles of the model that convene the body. `topics` are its own and name no family.';
create index sitting_body on casework.sitting (body_id);
create index sitting_institution on casework.sitting (institution_id);
create index sitting_called_by on casework.sitting (called_by);
alter table casework.sitting enable row level security;
grant select, insert on casework.sitting to app_runtime;

create table casework.sitting_slot (
  sitting_id uuid not null references casework.sitting,
  case_id    uuid not null,
  meeting_id uuid not null,
  minutes    integer not null check (minutes between 5 and 480),
  primary key (sitting_id, case_id),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id)
);
comment on table casework.sitting_slot is 'The part of one case in a sitting: an ordinary meeting of that case, and how long it is meant to take. It has no number, so that nobody sees a gap.';
create index sitting_slot_meeting on casework.sitting_slot (case_id, meeting_id);
alter table casework.sitting_slot enable row level security;
grant select, insert on casework.sitting_slot to app_runtime;

create function authz.cases_i_know_by_code() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select distinct s.case_id from authz.seats_of(authz.me()) s where s.sees in ('names', 'coded')
    and not exists (select from casework.denied d where d.case_id = s.case_id and d.person_id = (select authz.me()) and d.lifted_at is null) $$;
comment on function authz.cases_i_know_by_code is 'Relation: cases whose course I follow, by name or under their code, and none that is denied to me.';

create function authz.bodies_i_am_of() returns setof uuid
  language sql stable security definer set search_path = '' rows 4 as $$
  select distinct r.body_id from authz.body_roles_i_hold() r join teams.body b on b.id = r.body_id
  join model.role m on m.version_id = b.version_id and m.role = r.role and m.body = b.element $$;
comment on function authz.bodies_i_am_of is 'Relation: teams to which a role of mine belongs by the model; whoever only serves their unit is not of them.';

create function authz.sittings_i_know_of() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select s.id from casework.sitting s where s.body_id in (select authz.bodies_i_am_of())
  union
  select t.sitting_id from casework.sitting_slot t where t.case_id in (select authz.cases_i_know_by_code()) $$;
comment on function authz.sittings_i_know_of is 'Relation: sittings of teams to which I belong, and those with a part of a case that I follow.';

create function authz.sittings_i_run() returns setof uuid
  language sql stable security definer set search_path = '' rows 10 as $$
  select s.id from authz.body_roles_i_hold() r
  join casework.sitting s on s.body_id = r.body_id and r.role = any (s.run_by)
  join teams.body b on b.id = s.body_id
  join model.version v on v.id = b.version_id
  join model.role m on m.version_id = b.version_id and m.role = r.role and m.sees in ('names', 'coded')
  where authz.needs_met((select authz.me()), r.institution_id, m.needs, v.model_id) $$;
comment on function authz.sittings_i_run is 'Relation: sittings of a team that a role of mine convenes, where the model lets that role know cases by code and what it needs (nomination, confidentiality) is in force.';

create function casework.codes_in_sitting(in_sitting uuid) returns table (code text, starts_at timestamptz, minutes integer, state text)
  language sql stable security definer set search_path = '' rows 20 as $$
  select c.code, m.planned_for, t.minutes, m.state
  from casework.sitting_slot t join casework.case c on c.id = t.case_id join casework.meeting m on m.id = t.meeting_id
  where t.sitting_id = in_sitting and in_sitting in (select authz.sittings_i_run())
    and not exists (select from casework.denied d where d.case_id = t.case_id and d.person_id = (select authz.me()) and d.lifted_at is null)
  order by m.planned_for, c.code $$;
comment on function casework.codes_in_sitting is 'For whoever runs a sitting of a team: the codes of its cases and their hours, and nothing else about them.';

create function casework.slots_of_mine(in_sitting uuid)
  returns table (case_id uuid, meeting_id uuid, code text, starts_at timestamptz, minutes integer, state text, opens boolean)
  language sql stable security definer set search_path = '' rows 20 as $$
  select t.case_id, t.meeting_id, c.code, m.planned_for, t.minutes, m.state, t.case_id in (select authz.forms_of_cases_i_work_in())
  from casework.sitting_slot t join casework.case c on c.id = t.case_id join casework.meeting m on m.id = t.meeting_id
  where t.sitting_id = in_sitting and t.case_id in (select authz.cases_i_know_by_code())
  order by m.planned_for, c.code $$;
comment on function casework.slots_of_mine is 'Parts of a sitting that are about cases I follow, by code and hour; whether I may open them depends on what my seat shows.';
revoke execute on function authz.cases_i_know_by_code, authz.bodies_i_am_of, authz.sittings_i_know_of, authz.sittings_i_run,
  casework.codes_in_sitting, casework.slots_of_mine from public;
grant execute on function authz.cases_i_know_by_code, authz.bodies_i_am_of, authz.sittings_i_know_of, authz.sittings_i_run,
  casework.codes_in_sitting, casework.slots_of_mine to app_runtime;
