create table model.writer (
  id        uuid primary key,
  model_id  text not null,
  person_id uuid not null references identity.person,
  leads     boolean not null,
  from_on   date not null,
  until_on  date,
  named_by  uuid references identity.person
);
comment on table model.writer is 'The team of a model: who writes its drafts, and who of them (`leads`) opens consultations and records opinions, adoption and coming into force.';
create index writer_person on model.writer (person_id);
create index writer_model on model.writer (model_id);
create index writer_named_by on model.writer (named_by);
alter table model.writer enable row level security;
grant select, insert, update on model.writer to app_runtime;

create function authz.models_i_write() returns setof text language sql stable security definer set search_path = '' rows 2 as $$
  select w.model_id from model.writer w where w.person_id = authz.me() and authz.on_day(w.from_on, w.until_on) $$;
comment on function authz.models_i_write is 'Relation: models in whose team the acting person is today.';
create function authz.models_i_lead() returns setof text language sql stable security definer set search_path = '' rows 2 as $$
  select w.model_id from model.writer w where w.person_id = authz.me() and w.leads and authz.on_day(w.from_on, w.until_on) $$;
comment on function authz.models_i_lead is 'Relation: models whose team the acting person leads today.';
create function authz.versions_i_lead() returns setof uuid language sql stable security definer set search_path = '' rows 8 as $$
  select v.id from model.version v where v.model_id in (select authz.models_i_lead()) $$;
comment on function authz.versions_i_lead is 'Relation: published versions of the models whose team the acting person leads today.';

create table model.draft (
  id           uuid primary key,
  model_id     text not null,
  version      text not null,
  based_on_id  uuid references model.version,
  document     jsonb not null,
  mapping      jsonb,
  state        text not null default 'draft' check (state in ('draft', 'consulted', 'opinioned', 'adopted', 'abandoned')),
  published_id uuid references model.version,
  row_version  integer not null default 1,
  created_at   timestamptz not null,
  created_by   uuid references identity.person,
  changed_at   timestamptz not null,
  changed_by   uuid references identity.person,
  check ((state = 'adopted') = (published_id is not null))
);
comment on table model.draft is 'A version of a model while it is written: a document that need not pass the check yet, and how running cases will be moved to it. Once adopted it is never changed again.';
create unique index draft_open on model.draft (model_id, version) where state not in ('adopted', 'abandoned');
create index draft_based_on on model.draft (based_on_id);
create index draft_published on model.draft (published_id);
create index draft_created_by on model.draft (created_by);
create index draft_changed_by on model.draft (changed_by);
alter table model.draft enable row level security;
grant select, insert, update on model.draft to app_runtime;

create table model.draft_change (
  id         uuid primary key,
  draft_id   uuid not null references model.draft,
  no         integer not null,
  about      text not null,
  what       text not null check (what in ('added', 'changed', 'removed', 'split', 'moved')),
  before     jsonb,
  after      jsonb,
  reason     text,
  changed_at timestamptz not null,
  changed_by uuid references identity.person,
  unique (draft_id, no)
);
comment on table model.draft_change is 'Each change of a draft, numbered: about which paragraph or element (its id), how it read before and after, and why.';
create index draft_change_changed_by on model.draft_change (changed_by);
alter table model.draft_change enable row level security;
grant select, insert on model.draft_change to app_runtime;

create table model.version_act (
  id          uuid primary key,
  model_id    text not null,
  version     text not null,
  act         text not null check (act in ('consulted', 'opinioned', 'adopted', 'in_force', 'replaced')),
  body        text not null,
  document    text not null,
  on_day      date not null,
  recorded_at timestamptz not null,
  recorded_by uuid references identity.person,
  unique (model_id, version, act)
);
comment on table model.version_act is 'The acts by which a version of a model goes from draft to in force and is replaced: whose act (`body`), by which document, on which day. `in_force` and `replaced` count from their day.';
create index version_act_recorded_by on model.version_act (recorded_by);
alter table model.version_act enable row level security;
grant select, insert on model.version_act to app_runtime;

create table model.mapping (
  id        uuid primary key,
  from_id   uuid not null references model.version,
  to_id     uuid not null references model.version,
  document  jsonb not null,
  checksum  bytea not null,
  loaded_at timestamptz not null,
  loaded_by uuid references identity.person,
  unique (from_id, to_id)
);
comment on table model.mapping is 'How running cases of one version are moved to the next (kooperacja-mapping/1): published with the version, never changed.';
create index mapping_to on model.mapping (to_id);
create index mapping_loaded_by on model.mapping (loaded_by);
alter table model.mapping enable row level security;
grant select, insert on model.mapping to app_runtime;
