create schema casework;
grant usage on schema casework to app_runtime;

-- One order for everything that happens in cases: clocks compare events with the entry to stages.
create sequence casework.course_no;
grant usage on sequence casework.course_no to app_runtime;

create table casework.case (
  id                   uuid primary key,
  code                 text not null unique,
  unit_code            text not null references territory.unit,
  owner_institution_id uuid not null references institutions.institution,
  body_id              uuid references teams.body,
  version_id           uuid not null references model.version,
  process              text not null,
  subject_kind         text not null check (subject_kind in ('family', 'person', 'group')),
  opened_on            date not null,
  opened_by            uuid not null references identity.person,
  stage                text not null,
  visit_no             integer not null default 1,
  outcome              text,
  closed_on            date,
  row_version          integer not null default 1,
  unique (id, owner_institution_id)
);
comment on table casework.case is 'Work with one family, person or group, from notice to closing. Holds a code and a stage, no name. Never deleted; its owner never changes.';
create index case_unit on casework.case (unit_code);
create index case_powiat on casework.case (left(unit_code, 4));
create index case_owner on casework.case (owner_institution_id);
create index case_body on casework.case (body_id);
create index case_version on casework.case (version_id);
create index case_opened_by on casework.case (opened_by);
alter table casework.case enable row level security;
grant select, insert, update on casework.case to app_runtime;

create table casework.seat (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  person_id      uuid not null references identity.person,
  institution_id uuid not null references institutions.institution,
  role           text not null,
  from_on        date not null,
  until_on       date,
  seated_by      uuid references identity.person,
  check (until_on is null or until_on >= from_on)
);
comment on table casework.seat is 'The place of a worker in one case by a role of the model. Two seats of one person are never added up.';
create index seat_person on casework.seat (person_id) include (case_id, institution_id, role, from_on, until_on);
create index seat_case on casework.seat (case_id, person_id);
create index seat_institution on casework.seat (institution_id);
create index seat_seated_by on casework.seat (seated_by);
alter table casework.seat enable row level security;
grant select, insert, update on casework.seat to app_runtime;

create table casework.denied (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references identity.person,
  case_id    uuid not null references casework.case,
  since      timestamptz not null,
  reason     text check (length(reason) between 3 and 500),
  decided_by uuid references identity.person,
  lifted_at  timestamptz,
  lifted_by  uuid references identity.person
);
comment on table casework.denied is 'Conflict of interest: until it is lifted, it beats every other right, without telling the person. Its facts stand in a chain of their own.';
create unique index denied_today on casework.denied (person_id, case_id) where lifted_at is null;
create index denied_case on casework.denied (case_id);
create index denied_person on casework.denied (person_id);
create index denied_decided_by on casework.denied (decided_by);
create index denied_lifted_by on casework.denied (lifted_by);
alter table casework.denied enable row level security;
grant select, insert on casework.denied to app_runtime;
grant update (lifted_at, lifted_by) on casework.denied to app_runtime;

create table casework.subject (
  id           uuid primary key,
  case_id      uuid not null references casework.case,
  no           integer not null,
  adult        boolean not null,
  in_household boolean not null default true,
  takes_part   boolean,
  entered_on   date not null,
  left_on      date,
  unique (case_id, no),
  unique (case_id, id)
);
comment on table casework.subject is 'A person whom the case is about: a number within the case and what the rules need. Names and all else are items.';
alter table casework.subject enable row level security;
grant select, insert, update on casework.subject to app_runtime;

create table casework.form_instance (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  form           text not null,
  version_id     uuid not null references model.version,
  instance_key   text,
  no             integer not null,
  institution_id uuid not null references institutions.institution,
  state          text not null check (state in ('draft', 'completed', 'replaced')),
  started_by     uuid not null references identity.person,
  completed_by   uuid references identity.person,
  completed_on   date,
  completed_at   timestamptz,
  visit_no       integer,
  recorded       jsonb,
  digest         jsonb not null default '{}',
  local_settings uuid[] not null default '{}',
  row_version    integer not null default 1,
  check ((state = 'draft') = (completed_at is null)),
  unique (case_id, id)
);
comment on table casework.form_instance is 'A form of the model, filled in for a case, in the version it was made with. Its answers are items. `digest` holds what rules ask (yes/no, choices, which blocks are filled), never texts.';
comment on column casework.form_instance.local_settings is 'Names, fields and items of the gmina (model.local_setting) under which it was completed: with them it opens for ever as it was made.';
create index form_instance_case on casework.form_instance (case_id, form);
create index form_instance_version on casework.form_instance (version_id);
create index form_instance_institution on casework.form_instance (institution_id);
create index form_instance_started_by on casework.form_instance (started_by);
create index form_instance_completed_by on casework.form_instance (completed_by);
alter table casework.form_instance enable row level security;
-- The digest is for the rules alone: they read it through casework.case_structure.
grant select (id, case_id, form, version_id, instance_key, no, institution_id, state, started_by, completed_by, completed_on, completed_at,
              visit_no, recorded, local_settings, row_version) on casework.form_instance to app_runtime;
grant insert, update on casework.form_instance to app_runtime;

create table casework.form_draft (
  form_instance_id uuid primary key,
  case_id          uuid not null,
  institution_id   uuid not null references institutions.institution,
  answers          jsonb not null,
  saved_by         uuid not null references identity.person,
  saved_at         timestamptz not null,
  row_version      integer not null default 1,
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.form_draft is 'What an institution is still writing; only its own seats in the case read it.';
create index form_draft_case on casework.form_draft (case_id, form_instance_id);
create index form_draft_institution on casework.form_draft (institution_id);
create index form_draft_saved_by on casework.form_draft (saved_by);
alter table casework.form_draft enable row level security;
grant select, insert, update, delete on casework.form_draft to app_runtime;

create table casework.item (
  case_id                    uuid not null,
  id                         uuid not null,
  keeper_institution_id      uuid not null,
  owner_institution_id       uuid not null references institutions.institution,
  subject_id                 uuid,
  category                   text not null,
  kind                       text not null check (kind in ('identity', 'household', 'answer', 'minutes', 'note', 'reason')),
  form_instance_id           uuid,
  section                    text,
  row_key                    text,
  responsible_institution_id uuid references institutions.institution,
  body                       jsonb not null,
  written_by                 uuid not null references identity.person,
  created_at                 timestamptz not null,
  replaced_at                timestamptz,
  primary key (case_id, id),
  foreign key (case_id, keeper_institution_id) references casework.case (id, owner_institution_id) on update cascade,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.item is 'Every piece of content about people: who wrote it, about whom, in which category. Read by its own institution''s seats and through the ledger.';
create index item_form_instance on casework.item (case_id, form_instance_id);
create index item_subject on casework.item (case_id, subject_id);
create index item_written on casework.item (case_id, created_at);
create index item_keeper on casework.item (case_id, keeper_institution_id);
create index item_owner on casework.item (owner_institution_id);
create index item_responsible on casework.item (responsible_institution_id);
create index item_written_by on casework.item (written_by);
alter table casework.item enable row level security;
grant select, insert on casework.item to app_runtime;
grant update (replaced_at) on casework.item to app_runtime;

create table casework.informant_mark (
  id             uuid primary key,
  case_id        uuid not null,
  item_id        uuid not null,
  institution_id uuid not null references institutions.institution,
  names          text check (length(names) between 1 and 400),
  marked_by      uuid not null references identity.person,
  marked_at      timestamptz not null,
  lifted_at      timestamptz,
  lifted_by      uuid references identity.person,
  check ((lifted_at is null) = (lifted_by is null)),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.informant_mark is 'That an entry comes from whoever reported the family (an informant), and by which names or numbers they would be known: for the institution that wrote it. While it stands, nobody else is shown the entry, by whatever right, and it is on no paper.';
create unique index informant_mark_standing on casework.informant_mark (item_id) where lifted_at is null;
create index informant_mark_item on casework.informant_mark (case_id, item_id);
create index informant_mark_institution on casework.informant_mark (institution_id);
create index informant_mark_marked_by on casework.informant_mark (marked_by);
create index informant_mark_lifted_by on casework.informant_mark (lifted_by);
alter table casework.informant_mark enable row level security;
grant select, insert on casework.informant_mark to app_runtime;
grant update (lifted_at, lifted_by) on casework.informant_mark to app_runtime;

create table casework.secret (
  id         uuid primary key,
  case_id    uuid not null,
  subject_id uuid not null,
  kind       text not null check (kind in ('pesel', 'shielded_address')),
  -- by the key of the installation, which is not in the database (AES-256-GCM, bound to person and kind)
  sealed     bytea not null check (octet_length(sealed) > 28),
  -- which key, so that another one is noticed
  sealed_by  bytea not null,
  -- the last four digits of a PESEL, sealed apart: to show them, the number is not opened
  sealed_end bytea,
  -- the number under a keyed digest (HMAC-SHA-256), to find it again when somebody knows it whole
  digest     bytea check (octet_length(digest) = 32),
  entered_by uuid not null references identity.person,
  entered_at timestamptz not null,
  -- given up because its key was lost: it may be entered again
  given_up_at timestamptz,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  check ((kind = 'pesel') = (digest is not null) and (kind = 'pesel') = (sealed_end is not null))
);
comment on table casework.secret is 'PESEL and a shielded address, sealed. No role reads this table; each unmasking goes through casework.unmask and is recorded.';
create index secret_case on casework.secret (case_id, subject_id);
create unique index secret_once on casework.secret (subject_id, kind) where given_up_at is null;
create index secret_digest on casework.secret (digest) where digest is not null;
create index secret_entered_by on casework.secret (entered_by);
alter table casework.secret enable row level security;
grant insert on casework.secret to app_runtime;

create table casework.disclosure (
  id                       uuid primary key,
  case_id                  uuid not null references casework.case,
  owner_institution_id     uuid not null references institutions.institution,
  recipient_institution_id uuid not null references institutions.institution,
  recipient_role           text,
  recipient_person_id      uuid references identity.person,
  category                 text not null,
  item_id                  uuid,
  subject_id               uuid,
  extent                   text not null check (extent in ('full', 'extract', 'own_part', 'existence', 'coded', 'counts')),
  version_id               uuid not null references model.version,
  ground                   text not null,
  ground_kind              text not null,
  ground_record            jsonb not null default '{}',
  purpose                  text not null check (length(purpose) between 3 and 500),
  agreement_id             uuid references institutions.agreement,
  package_id               uuid,
  valid_from               date not null,
  valid_until              date not null,
  decided_by               uuid not null references identity.person,
  decided_at               timestamptz not null,
  withdrawn_at             timestamptz,
  withdrawn_by             uuid references identity.person,
  withdrawn_reason         text,
  check (valid_until >= valid_from),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.disclosure is 'The sharing ledger: what one institution shows another, in which extent, for what purpose, on which legal basis, from, until, decided by whom. Never edited: withdrawn.';
create index disclosure_recipient on casework.disclosure (case_id, recipient_institution_id);
create index disclosure_owner on casework.disclosure (owner_institution_id);
create index disclosure_recipient_institution on casework.disclosure (recipient_institution_id);
create index disclosure_person on casework.disclosure (recipient_person_id);
create index disclosure_item on casework.disclosure (case_id, item_id);
create index disclosure_subject on casework.disclosure (case_id, subject_id);
create index disclosure_version on casework.disclosure (version_id);
create index disclosure_agreement on casework.disclosure (agreement_id);
create index disclosure_decided_by on casework.disclosure (decided_by);
create index disclosure_withdrawn_by on casework.disclosure (withdrawn_by);
alter table casework.disclosure enable row level security;
grant select, insert on casework.disclosure to app_runtime;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on casework.disclosure to app_runtime;

create table casework.extract (
  disclosure_id uuid primary key references casework.disclosure,
  case_id       uuid not null references casework.case,
  words         text not null check (length(words) between 1 and 4000)
);
comment on table casework.extract is 'The text that the owner wrote for one recipient, in place of the item itself.';
create index extract_case on casework.extract (case_id);
alter table casework.extract enable row level security;
grant select, insert on casework.extract to app_runtime;

create table casework.visit (
  case_id    uuid not null references casework.case,
  no         integer not null,
  stage      text not null,
  entered_at timestamptz not null,
  entered_on date not null,
  transition text,
  reason     text,
  outcome    text,
  -- entered on paper, before the case was in the system: the day is known, or it is only known to lie between its neighbours
  from_paper text check (from_paper in ('dated', 'undated')),
  made_by    uuid not null references identity.person,
  seq        bigint not null default nextval('casework.course_no'),
  primary key (case_id, no)
);
comment on table casework.visit is 'The stages a case went through, by which transition, with the reason chosen from the model''s list. A reason in words is an item. `from_paper`: taken over from paper, not made here.';
create index visit_made_by on casework.visit (made_by);
alter table casework.visit enable row level security;
grant select, insert on casework.visit to app_runtime;

create table casework.step_done (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  step           text not null,
  visit_no       integer not null,
  for_key        text,
  on_day         date not null,
  institution_id uuid not null references institutions.institution,
  form_instance_id uuid,
  meeting_id     uuid,
  hours          integer check (hours between 1 and 24),
  recorded       jsonb,
  done_by        uuid not null references identity.person,
  done_at        timestamptz not null,
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.step_done is 'A step of the case that somebody did, or that a worker recorded for a person or institution without an account (`recorded`: how, which day, scan, for whom).';
create index step_done_case on casework.step_done (case_id);
create index step_done_institution on casework.step_done (institution_id);
create index step_done_form_instance on casework.step_done (case_id, form_instance_id);
create index step_done_done_by on casework.step_done (done_by);
alter table casework.step_done enable row level security;
grant select, insert on casework.step_done to app_runtime;

create table casework.event (
  case_id        uuid not null references casework.case,
  seq            bigint not null default nextval('casework.course_no'),
  event          text not null,
  of             text,
  on_day         date not null,
  instance       text,
  institution_id uuid references institutions.institution,
  at             timestamptz not null,
  primary key (case_id, seq)
);
comment on table casework.event is 'What the clocks of the model start and end by (FORMAT.md, section 7). Codes and ids only.';
create index event_institution on casework.event (institution_id);
alter table casework.event enable row level security;
grant select, insert on casework.event to app_runtime;

create table casework.consent (
  id               uuid primary key,
  case_id          uuid not null,
  subject_id       uuid not null,
  form_instance_id uuid not null,
  given_on         date not null,
  withdrawn_on     date,
  recorded         jsonb,
  recorded_by      uuid not null references identity.person,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.consent is 'Consent to take part. It is not a legal basis for sharing.';
create index consent_case on casework.consent (case_id, subject_id);
create index consent_form_instance on casework.consent (case_id, form_instance_id);
create index consent_recorded_by on casework.consent (recorded_by);
alter table casework.consent enable row level security;
grant select, insert on casework.consent to app_runtime;
grant update (withdrawn_on) on casework.consent to app_runtime;

create table casework.plan (
  id               uuid primary key,
  case_id          uuid not null references casework.case,
  form_instance_id uuid not null,
  no               integer not null,
  from_on          date not null,
  until_on         date not null,
  state            text not null check (state in ('proposed', 'active', 'replaced', 'ended')),
  activated_on     date,
  unique (case_id, no),
  unique (case_id, id),
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.plan is 'Versions of the shared plan. A case has at most one active one; a change is a new version.';
create unique index plan_one_active on casework.plan (case_id) where state = 'active';
create index plan_form_instance on casework.plan (case_id, form_instance_id);
alter table casework.plan enable row level security;
grant select, insert, update on casework.plan to app_runtime;

create table casework.plan_goal (
  case_id    uuid not null,
  plan_id    uuid not null,
  row_key    text not null,
  item_id    uuid not null,
  subject_id uuid,
  due_on     date,
  primary key (plan_id, row_key),
  foreign key (case_id, plan_id) references casework.plan (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.plan_goal is 'A goal of a plan: whose (null: the whole family) and by when. Its words are an item.';
create index plan_goal_plan on casework.plan_goal (case_id, plan_id);
create index plan_goal_item on casework.plan_goal (case_id, item_id);
create index plan_goal_subject on casework.plan_goal (case_id, subject_id);
alter table casework.plan_goal enable row level security;
grant select, insert on casework.plan_goal to app_runtime;

create table casework.plan_action (
  case_id                    uuid not null,
  plan_id                    uuid not null,
  row_key                    text not null,
  item_id                    uuid not null,
  goal_key                   text,
  responsible_institution_id uuid references institutions.institution,
  mode                       text not null check (mode in ('agreed', 'own_task_noted')),
  supporting                 uuid[] not null default '{}',
  due_on                     date,
  state                      text not null default 'open' check (state in ('open', 'done', 'dropped', 'handed_over')),
  done_on                    date,
  primary key (plan_id, row_key),
  foreign key (case_id, plan_id) references casework.plan (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.plan_action is 'An action of a plan: exactly one responsible party (null: the family itself) and a day. Starts on that party''s own acceptance.';
create index plan_action_plan on casework.plan_action (case_id, plan_id);
create index plan_action_item on casework.plan_action (case_id, item_id);
create index plan_action_responsible on casework.plan_action (responsible_institution_id);
alter table casework.plan_action enable row level security;
grant select, insert on casework.plan_action to app_runtime;
grant update (state, done_on) on casework.plan_action to app_runtime;

create table casework.acceptance (
  id             uuid primary key,
  case_id        uuid not null,
  plan_id        uuid not null,
  subject_id     uuid,
  institution_id uuid references institutions.institution,
  decision       text not null check (decision in ('accepted', 'refused')),
  on_day         date not null,
  hours          integer check (hours >= 0),
  recorded       jsonb,
  given_by       uuid not null references identity.person,
  given_at       timestamptz not null,
  check (num_nonnulls(subject_id, institution_id) = 1),
  foreign key (case_id, plan_id) references casework.plan (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.acceptance is 'Acceptance or refusal of one plan version by an adult of the family or by an institution for its own actions. Silence is not acceptance; the newest word counts.';
create index acceptance_plan on casework.acceptance (case_id, plan_id);
create index acceptance_subject on casework.acceptance (case_id, subject_id);
create index acceptance_institution on casework.acceptance (institution_id);
create index acceptance_given_by on casework.acceptance (given_by);
alter table casework.acceptance enable row level security;
grant select, insert on casework.acceptance to app_runtime;

create table casework.basket_item (
  id                      uuid primary key,
  case_id                 uuid not null,
  form_instance_id        uuid not null,
  row_key                 text not null,
  item_id                 uuid not null,
  urgent                  boolean not null default false,
  current                 boolean not null default true,
  goods                   boolean not null default false,
  what_key                text,
  source                  text,
  paid                    boolean not null default false,
  amount                  bigint check (amount >= 0),
  justified               boolean not null default false,
  provider_institution_id uuid references institutions.institution,
  subject_id              uuid,
  action_key              text,
  from_on                 date,
  until_on                date,
  state                   text not null default 'planned' check (state in ('planned', 'requested', 'waiting', 'accepted', 'refused', 'started', 'delivered', 'confirmed')),
  delivered_on            date,
  row_version             integer not null default 1,
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  unique (case_id, id)
);
comment on table casework.basket_item is 'A service or a thing for the family: source, cost in grosze, provider, state. What it is, in words, is an item.';
create index basket_item_case on casework.basket_item (case_id, form_instance_id);
create index basket_item_item on casework.basket_item (case_id, item_id);
create index basket_item_subject on casework.basket_item (case_id, subject_id);
create index basket_item_provider on casework.basket_item (provider_institution_id);
alter table casework.basket_item enable row level security;
grant select, insert on casework.basket_item to app_runtime;
grant update (form_instance_id, item_id, goods, what_key, source, paid, amount, justified, provider_institution_id, subject_id, action_key,
  from_on, until_on, state, delivered_on, current, row_version) on casework.basket_item to app_runtime;

create table casework.task (
  id             uuid primary key,
  case_id        uuid not null,
  item_id        uuid not null,
  institution_id uuid not null references institutions.institution,
  person_id      uuid references identity.person,
  due_on         date,
  state          text not null default 'open' check (state in ('open', 'done', 'handed_over', 'dropped')),
  closed_on      date,
  closed_by      uuid references identity.person,
  assigned_by    uuid not null references identity.person,
  assigned_at    timestamptz not null,
  foreign key (case_id, item_id) references casework.item (case_id, id),
  unique (case_id, id)
);
comment on table casework.task is 'One thing one institution promised to do in a case, by a day. Its words are an item.';
create index task_case on casework.task (case_id, item_id);
create index task_institution on casework.task (institution_id);
create index task_person on casework.task (person_id);
create index task_closed_by on casework.task (closed_by);
create index task_assigned_by on casework.task (assigned_by);
alter table casework.task enable row level security;
grant select, insert on casework.task to app_runtime;
grant update (state, closed_on, closed_by) on casework.task to app_runtime;

create table casework.meeting (
  id           uuid primary key,
  case_id      uuid not null references casework.case,
  body         text not null,
  planned_for  timestamptz not null,
  place        text not null check (length(place) <= 200),
  state        text not null check (state in ('planned', 'invited', 'held', 'confirmed', 'cancelled')),
  held_on      date,
  family_took_part boolean,
  steps        text[] not null default '{}',
  minutes_form_id uuid,
  called_by    uuid not null references identity.person,
  confirmed_by uuid references identity.person,
  row_version  integer not null default 1,
  unique (case_id, id),
  foreign key (case_id, minutes_form_id) references casework.form_instance (case_id, id)
);
comment on table casework.meeting is 'A meeting about a case: planned, invited, held with attendance, minutes confirmed. Its minutes are items; `steps` are those of the model that it fulfils.';
create index meeting_case on casework.meeting (case_id);
create index meeting_minutes_form on casework.meeting (case_id, minutes_form_id);
create index meeting_called_by on casework.meeting (called_by);
create index meeting_confirmed_by on casework.meeting (confirmed_by);
alter table casework.meeting enable row level security;
grant select, insert, update on casework.meeting to app_runtime;

create table casework.attendance (
  meeting_id     uuid not null,
  case_id        uuid not null,
  no             integer not null,
  person_id      uuid references identity.person,
  institution_id uuid references institutions.institution,
  subject_id     uuid,
  present        boolean,
  primary key (meeting_id, no),
  foreign key (case_id, meeting_id) references casework.meeting (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  check (num_nonnulls(person_id, institution_id, subject_id) >= 1)
);
comment on table casework.attendance is 'Who was invited to a meeting and who came.';
create index attendance_case on casework.attendance (case_id, meeting_id);
create index attendance_subject on casework.attendance (case_id, subject_id);
create index attendance_person on casework.attendance (person_id);
create index attendance_institution on casework.attendance (institution_id);
alter table casework.attendance enable row level security;
grant select, insert on casework.attendance to app_runtime;
grant update (present) on casework.attendance to app_runtime;

alter table casework.step_done add foreign key (case_id, meeting_id) references casework.meeting (case_id, id);
create index step_done_meeting on casework.step_done (case_id, meeting_id);

create table casework.item_file (
  case_id uuid not null,
  item_id uuid not null,
  file_id uuid not null references platform.file,
  primary key (case_id, item_id, file_id),
  foreign key (case_id, item_id) references casework.item (case_id, id)
);
comment on table casework.item_file is 'A file belongs to an item and is read only through it.';
create index item_file_file on casework.item_file (file_id);
alter table casework.item_file enable row level security;
grant select, insert on casework.item_file to app_runtime;

create table casework.last_look (
  person_id uuid not null references identity.person,
  case_id   uuid not null references casework.case,
  at        timestamptz not null,
  primary key (person_id, case_id)
);
comment on table casework.last_look is 'When a person last opened a case, for what changed since.';
create index last_look_case on casework.last_look (case_id);
alter table casework.last_look enable row level security;
grant select, insert, update on casework.last_look to app_runtime;

create sequence casework.case_code start 100;
grant usage, select on sequence casework.case_code to app_runtime;

create table casework.clock (
  case_id             uuid not null references casework.case,
  deadline            text not null,
  instance            text not null default '',
  started_on          date not null,
  due_on              date not null,
  remind_on           date,
  force               text not null check (force in ('statutory', 'agreed')),
  turn_role           text,
  turn_institution_id uuid references institutions.institution,
  state               text not null check (state in ('running', 'paused', 'ended')),
  since               date,
  primary key (case_id, deadline, instance)
);
comment on column casework.clock.since is 'Since when it is their turn; of one that stands, since when it does. Nothing is the same as its start.';
comment on table casework.clock is 'The clocks of a case as its model counts them, settled at the end of every act: whose turn, until when. Only a statutory one can ever be overdue.';
create index clock_turn_institution on casework.clock (turn_institution_id);
create index clock_due on casework.clock (case_id, due_on) where state <> 'ended';
alter table casework.clock enable row level security;
grant select, insert, update, delete on casework.clock to app_runtime;

create table casework.case_handover (
  id                       uuid primary key,
  case_id                  uuid not null references casework.case,
  case_code                text not null,
  from_unit_code           text not null references territory.unit,
  from_institution_id      uuid not null references institutions.institution,
  subject_kind             text not null,
  to_unit_code             text not null references territory.unit,
  -- the adults who agreed, and how they said so
  consented                uuid[] not null check (cardinality(consented) > 0),
  consent_recorded         jsonb not null,
  asked_by                 uuid not null references identity.person,
  asked_on                 date not null,
  state                    text not null default 'asked' check (state in ('asked', 'accepted', 'refused', 'taken_back')),
  question                 text check (length(question) <= 1000),
  reason                   text check (length(reason) <= 1000),
  answered_by              uuid references identity.person,
  answered_on              date,
  receiving_institution_id uuid references institutions.institution,
  to_case_id               uuid references casework.case,
  to_case_code             text,
  row_version              integer not null default 1,
  check (from_unit_code <> to_unit_code),
  check ((state = 'accepted') = (to_case_id is not null))
);
comment on table casework.case_handover is 'A case asked to be taken over by the team of another gmina, which opens a case of its own. Holds no content: that passes by disclosure alone.';
create unique index case_handover_current on casework.case_handover (case_id) where state in ('asked', 'accepted');
create index case_handover_case on casework.case_handover (case_id);
create index case_handover_to_unit on casework.case_handover (to_unit_code);
create unique index case_handover_to_case on casework.case_handover (to_case_id);
create index case_handover_from_unit on casework.case_handover (from_unit_code);
create index case_handover_from_institution on casework.case_handover (from_institution_id);
create index case_handover_receiving on casework.case_handover (receiving_institution_id);
create index case_handover_asked_by on casework.case_handover (asked_by);
create index case_handover_answered_by on casework.case_handover (answered_by);
alter table casework.case_handover enable row level security;
grant select, insert on casework.case_handover to app_runtime;
grant update (state, question, reason, answered_by, answered_on, receiving_institution_id, to_case_id, to_case_code, row_version)
  on casework.case_handover to app_runtime;
