-- What somebody did in courses. All of it is their own; of what they finished, whoever heads them today is told, and never an answer.
create table learning.progress (
  person_id  uuid not null references identity.person,
  lesson_id  uuid not null references learning.item,
  edition_id uuid not null references learning.edition,
  read_at    timestamptz not null,
  primary key (person_id, lesson_id)
);
comment on table learning.progress is 'That somebody read a lesson, in which edition and when. Their own; it stays when their access to the lesson ends.';
create index progress_lesson on learning.progress (lesson_id);
create index progress_edition on learning.progress (edition_id);
alter table learning.progress enable row level security;
grant select, insert on learning.progress to app_runtime;

create table learning.quiz_try (
  id         uuid primary key,
  person_id  uuid not null references identity.person,
  lesson_id  uuid not null references learning.item,
  edition_id uuid not null references learning.edition,
  seed       uuid not null,
  given      jsonb not null,
  sent_at    timestamptz not null,
  points     integer not null check (points >= 0),
  of_points  integer not null check (of_points >= points),
  passed     boolean not null,
  unique (person_id, seed)
);
comment on table learning.quiz_try is 'One try of the quiz of a lesson: what was answered, as it was sent, on the paper that the seed gives, and what it was worth. Never changed; there may be any number of them, and the best one counts. Read by its author alone.';
create index quiz_try_lesson on learning.quiz_try (lesson_id);
create index quiz_try_edition on learning.quiz_try (edition_id);
create index quiz_try_of_person on learning.quiz_try (person_id, lesson_id);
alter table learning.quiz_try enable row level security;
grant select, insert on learning.quiz_try to app_runtime;

create table learning.lesson_note (
  person_id uuid not null references identity.person,
  lesson_id uuid not null references learning.item,
  note      text not null check (length(note) <= 4000),
  kept_at   timestamptz not null,
  primary key (person_id, lesson_id)
);
comment on table learning.lesson_note is 'What somebody wrote down for themselves beside a lesson. Read by its author alone.';
create index lesson_note_lesson on learning.lesson_note (lesson_id);
alter table learning.lesson_note enable row level security;
grant select, insert on learning.lesson_note to app_runtime;
grant update (note, kept_at) on learning.lesson_note to app_runtime;

create table learning.checklist_mark (
  person_id uuid not null references identity.person,
  lesson_id uuid not null references learning.item,
  line      text not null check (length(line) between 1 and 1000),
  ticked    boolean not null,
  marked_at timestamptz not null,
  primary key (person_id, lesson_id, line)
);
comment on table learning.checklist_mark is 'Whether somebody ticked a line of the checklist of a lesson, by its words: a line that says something else is another one. Read by its author alone.';
create index checklist_mark_lesson on learning.checklist_mark (lesson_id);
alter table learning.checklist_mark enable row level security;
grant select, insert on learning.checklist_mark to app_runtime;
grant update (ticked, marked_at) on learning.checklist_mark to app_runtime;

create table learning.course_finish (
  id          uuid not null unique,
  person_id   uuid not null references identity.person,
  course_id   uuid not null references learning.item,
  edition_id  uuid not null references learning.edition,
  finished_at timestamptz not null,
  lessons     integer not null check (lessons >= 1),
  quizzes     integer not null check (quizzes between 0 and lessons),
  minutes     integer not null check (minutes >= 0),
  primary key (person_id, course_id)
);
comment on table learning.course_finish is 'That somebody finished a course: read every lesson and passed every quiz of the edition of that day, and how long it is meant to take. Told to its person and to whoever heads them today; it stays when access to the course ends.';
create index course_finish_course on learning.course_finish (course_id);
create index course_finish_edition on learning.course_finish (edition_id);
alter table learning.course_finish enable row level security;
grant select, insert on learning.course_finish to app_runtime;

create function authz.people_i_head() returns setof uuid
  language sql stable security definer set search_path = '' rows 30 as $$
  select e.person_id from institutions.employment e
  where e.institution_id in (select authz.institutions_i_head()) and authz.on_day(e.from_on, e.until_on) $$;
comment on function authz.people_i_head is 'Relation: People employed today in an institution that the acting person heads.';
revoke execute on function authz.people_i_head from public;
grant execute on function authz.people_i_head to app_runtime;
