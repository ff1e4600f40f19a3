-- Where a task came from, who gave it, who is asked to take it next, and what became of it. Its row says how it stands; task_act how it got there.

create table casework.task_series (
  id        uuid primary key,
  case_id   uuid not null references casework.case,
  every     integer not null check (every between 1 and 400),
  unit      text not null check (unit in ('days', 'weeks', 'months')),
  first_on  date not null,
  until_on  date,
  times     integer check (times between 2 and 400),
  ended_on  date,
  ended_by  uuid references identity.person,
  begun_by  uuid not null references identity.person,
  unique (case_id, id)
);
comment on table casework.task_series is 'A task that comes again every so many days, weeks or months, until a day or a number. Which of it is open is a row of casework.task.';
create index task_series_case on casework.task_series (case_id);
create index task_series_ended_by on casework.task_series (ended_by);
create index task_series_begun_by on casework.task_series (begun_by);
alter table casework.task_series enable row level security;
grant select, insert on casework.task_series to app_runtime;
grant update (ended_on, ended_by) on casework.task_series to app_runtime;

alter table casework.task
  add column standing               text not null default 'given' check (standing in ('given', 'accepted', 'returned')),
  add column given_institution_id   uuid references institutions.institution,
  add column given_person_id        uuid references identity.person,
  add column had_institution_id     uuid references institutions.institution,
  add column had_on                 date,
  add column offered_institution_id uuid references institutions.institution,
  add column offered_item_id        uuid,
  add column told_item_id           uuid,
  add column result_item_id         uuid,
  add column origin                 text not null default 'hand' check (origin in ('hand', 'decision', 'minutes', 'action', 'request', 'step')),
  add column origin_key             text,
  add column series_id              uuid,
  add column no                     integer not null default 1,
  add column row_version            integer not null default 1,
  add constraint task_offered_item foreign key (case_id, offered_item_id) references casework.item (case_id, id),
  add constraint task_told_item foreign key (case_id, told_item_id) references casework.item (case_id, id),
  add constraint task_result_item foreign key (case_id, result_item_id) references casework.item (case_id, id),
  add constraint task_series_of_case foreign key (case_id, series_id) references casework.task_series (case_id, id),
  add constraint task_offered_to_another check (offered_institution_id <> institution_id);
create index task_given_institution on casework.task (given_institution_id);
create index task_given_person on casework.task (given_person_id);
create index task_had_institution on casework.task (had_institution_id);
create index task_offered_institution on casework.task (offered_institution_id);
create index task_offered_item on casework.task (case_id, offered_item_id);
create index task_told_item on casework.task (case_id, told_item_id);
create index task_result_item on casework.task (case_id, result_item_id);
create index task_series_of_case on casework.task (case_id, series_id);
-- Never two open ones of one series.
create unique index task_series_open on casework.task (series_id) where state = 'open';
grant update (institution_id, person_id, standing, given_institution_id, given_person_id, had_institution_id, had_on, offered_institution_id,
  offered_item_id, told_item_id, result_item_id, row_version) on casework.task to app_runtime;

create table casework.task_act (
  case_id        uuid not null,
  task_id        uuid not null,
  no             integer not null,
  act            text not null check (act in ('given', 'accepted', 'returned', 'refused', 'handed', 'offered', 'withdrawn', 'done', 'handed_over',
                   'dropped', 'open', 'reminded', 'supported', 'support_ended')),
  institution_id uuid references institutions.institution,
  acted_by       uuid not null references identity.person,
  acted_at       timestamptz not null,
  to_institution_id uuid references institutions.institution,
  to_person_id   uuid references identity.person,
  reason         text check (reason in ('not_ours', 'no_capacity', 'other_day', 'settled', 'other')),
  item_id        uuid,
  primary key (task_id, no),
  foreign key (case_id, task_id) references casework.task (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.task_act is 'What happened to a task, in order: who did it, for which institution, to whom it went. Reasons and results are items.';
create index task_act_task on casework.task_act (case_id, task_id);
create index task_act_item on casework.task_act (case_id, item_id);
create index task_act_institution on casework.task_act (institution_id);
create index task_act_to_institution on casework.task_act (to_institution_id);
create index task_act_to_person on casework.task_act (to_person_id);
create index task_act_acted_by on casework.task_act (acted_by);
alter table casework.task_act enable row level security;
grant select, insert on casework.task_act to app_runtime;

create table casework.task_support (
  id             uuid primary key,
  case_id        uuid not null,
  task_id        uuid not null,
  institution_id uuid not null references institutions.institution,
  person_id      uuid references identity.person,
  named_by       uuid not null references identity.person,
  named_at       timestamptz not null,
  ended_at       timestamptz,
  foreign key (case_id, task_id) references casework.task (case_id, id)
);
comment on table casework.task_support is 'An institution that helps with a task: it sees it as such and closes nothing. `person_id`: who of its people helps, as it said itself; nobody yet when null.';
create index task_support_task on casework.task_support (case_id, task_id);
create index task_support_institution on casework.task_support (institution_id);
create index task_support_person on casework.task_support (person_id);
create index task_support_named_by on casework.task_support (named_by);
create unique index task_support_once on casework.task_support (task_id, institution_id) where ended_at is null;
alter table casework.task_support enable row level security;
grant select, insert on casework.task_support to app_runtime;
grant update (person_id, ended_at) on casework.task_support to app_runtime;
create trigger seats_changed after insert or update or delete or truncate on casework.task_support execute function authz.seats_changed();

create or replace function authz.has_own_tasks(in_case uuid, inst uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from casework.plan_action a join casework.plan p on p.id = a.plan_id
                 where a.case_id = in_case and a.responsible_institution_id = inst and a.state = 'open' and p.state in ('proposed', 'active'))
      or exists (select from casework.task t where t.case_id = in_case
                 and (t.state = 'open' and inst in (t.institution_id, t.offered_institution_id)
                   -- what was done or given back today is seen to the end of the day, by whoever did it
                   or inst = t.institution_id and t.closed_on = authz.today() or inst = t.had_institution_id and t.had_on = authz.today()))
      or exists (select from casework.task t join casework.task_support s on s.task_id = t.id and s.ended_at is null
                 where t.case_id = in_case and t.state = 'open' and s.institution_id = inst)
      or exists (select from casework.basket_item b where b.case_id = in_case and b.provider_institution_id = inst and b.current
                 and b.state not in ('refused', 'confirmed')) $$;

create function authz.tasks_i_support() returns table (case_id uuid, task_id uuid)
  language sql stable security definer set search_path = '' rows 20 as $$
  select s.case_id, s.task_id from authz.my_institutions_in_cases() m
  join casework.task_support s on s.case_id = m.case_id and s.institution_id = m.institution_id and s.ended_at is null $$;
comment on function authz.tasks_i_support is 'Relation: tasks that an institution of mine helps with.';

create function authz.persons_i_act_for() returns setof uuid
  language sql stable security definer set search_path = '' rows 1 as $$ select authz.me() where authz.me() is not null $$;
comment on function authz.persons_i_act_for is 'Relation: people whose tasks are mine today: myself.';

-- The one rule of who has a task today. Access ends by dates, without an act, so it is asked and not kept: an institution nobody of which has
-- a working place in the case any more leaves its tasks to the one that keeps the case; a person without one leaves theirs to be taken.
-- Institutions without accounts take part by letter as long as somebody is named for them. A closed case has no open task.
create function casework.tasks_held(in_case uuid default null)
  returns table (case_id uuid, task_id uuid, institution_id uuid, person_id uuid, offered_institution_id uuid)
  language sql stable security definer set search_path = '' rows 60 as $$
  with near as materialized (
    select t.*, c.owner_institution_id as keeper
    from casework.case c join casework.task t on t.case_id = c.id and t.state = 'open'
    where c.id in (select authz.cases_i_see()) and c.closed_on is null and (in_case is null or c.id = in_case)
  ),
  asked as materialized (
    select s.person_id from (select distinct n.case_id from near n where n.institution_id <> n.keeper or n.offered_institution_id is not null) n
    join casework.seat s on s.case_id = n.case_id and authz.on_day(s.from_on, s.until_on)
    union select n.person_id from near n where n.person_id is not null
    union select m.person_id from teams.membership m
    where m.institution_id in (select n.institution_id from near n where n.institution_id <> n.keeper union select n.offered_institution_id from near n)
      and authz.on_day(m.from_on, m.until_on)
  ),
  working as materialized (
    select a.person_id, w.case_id, w.institution_id from asked a cross join lateral authz.working_seats(a.person_id) w
    where w.sees in ('names', 'own_tasks')
  ),
  parts as materialized (
    select w.case_id, w.institution_id from working w
    union
    select s.case_id, s.institution_id from casework.seat s join institutions.institution i on i.id = s.institution_id and not i.has_accounts
    where s.case_id in (select n.case_id from near n) and authz.on_day(s.from_on, s.until_on)
  )
  select n.case_id, n.id,
    case when (n.case_id, n.institution_id) in (select p.case_id, p.institution_id from parts p) then n.institution_id else n.keeper end,
    case when (n.case_id, n.institution_id, n.person_id) in (select w.case_id, w.institution_id, w.person_id from working w) then n.person_id end,
    case when n.offered_institution_id = n.keeper
      or (n.case_id, n.offered_institution_id) in (select p.case_id, p.institution_id from parts p) then n.offered_institution_id end
  from near n $$;
comment on function casework.tasks_held is 'Who has each open task of a case of mine today, or of all my cases: one institution, at most one of its people, and who is asked to take it over; nothing for those who do not see the case.';

create function casework.people_working(in_case uuid) returns table (person_id uuid, institution_id uuid)
  language sql stable security definer set search_path = '' rows 10 as $$
  select distinct p.person_id, w.institution_id
  from (select s.person_id from casework.seat s where s.case_id = in_case and authz.on_day(s.from_on, s.until_on)
        union select m.person_id from casework.case c
        join teams.membership m on m.unit_code in (c.unit_code, left(c.unit_code, 4)) and authz.on_day(m.from_on, m.until_on)
        where c.id = in_case) p
  cross join lateral authz.working_seats(p.person_id) w
  where in_case in (select authz.cases_i_see()) and w.case_id = in_case and w.sees in ('names', 'own_tasks') $$;
comment on function casework.people_working is 'People with a working place in a case of mine today, each with the institution they sit for; nothing for those who do not see the case.';

revoke execute on function authz.tasks_i_support, authz.persons_i_act_for, casework.tasks_held, casework.people_working from public;
grant execute on function authz.tasks_i_support, authz.persons_i_act_for, casework.tasks_held, casework.people_working to app_runtime;
