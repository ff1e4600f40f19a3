create schema model;
grant usage on schema model to app_runtime;

create table model.version (
  id        uuid primary key,
  model_id  text not null,
  version   text not null,
  status    text not null check (status in ('working', 'official', 'withdrawn')),
  name      jsonb not null,
  document  jsonb not null,
  checksum  bytea not null,
  admitting text[] not null,
  loaded_at timestamptz not null,
  loaded_by uuid references identity.person,
  unique (model_id, version)
);
comment on table model.version is 'A published version of a cooperation model: never changed, never deleted. A case is pinned to one. `admitting`: transitions that admit a case to the limit of a gmina.';
create index version_loaded_by on model.version (loaded_by);
alter table model.version enable row level security;
grant select, insert on model.version to app_runtime;

create table model.granted (
  version_id uuid not null references model.version,
  kind       text not null check (kind in ('step', 'transition', 'form', 'sign', 'act', 'lead')),
  element    text not null,
  role       text not null,
  primary key (version_id, kind, element, role)
);
comment on table model.granted is 'Which role may do which step, make which transition, fill or sign which form, lead a case in which process: what no code can name.';
create index granted_role on model.granted (version_id, role, kind);
alter table model.granted enable row level security;
grant select, insert on model.granted to app_runtime;

create table model.role (
  version_id uuid not null references model.version,
  role       text not null,
  level      text not null,
  sees       text not null check (sees in ('names', 'coded', 'own_tasks', 'own_data', 'counts')),
  body       text,
  every_case boolean not null,
  opens      boolean not null,
  sectors    text[] not null,
  needs      text[] not null,
  primary key (version_id, role)
);
comment on table model.role is 'Roles of a version as the database needs them: what their holders see, which agreements they need, whether they sit in every case of their gmina.';
alter table model.role enable row level security;
grant select, insert on model.role to app_runtime;

create table model.form (
  version_id uuid not null references model.version,
  form       text not null,
  record     text not null,
  primary key (version_id, form)
);
comment on table model.form is 'Forms of a version and what each writes: so that the database knows a plan from a basket without naming either.';
alter table model.form enable row level security;
grant select, insert on model.form to app_runtime;

create table model.category (
  version_id  uuid not null references model.version,
  category    text not null,
  sensitivity text not null check (sensitivity in ('ordinary', 'protected', 'special', 'pointer_only')),
  primary key (version_id, category)
);
comment on table model.category is 'Categories of information of a version with their sensitivity.';
alter table model.category enable row level security;
grant select, insert on model.category to app_runtime;

create table model.agreement_type (
  version_id  uuid not null references model.version,
  element     text not null,
  kind        text not null,
  ends_access boolean not null,
  primary key (version_id, element)
);
comment on table model.agreement_type is 'Kinds of agreement a version names, and whether access ends with them.';
alter table model.agreement_type enable row level security;
grant select, insert on model.agreement_type to app_runtime;

create table model.adoption (
  id         uuid primary key,
  unit_code  text not null references territory.unit,
  version_id uuid not null references model.version,
  from_on    date not null,
  until_on   date,
  adopted_by uuid references identity.person
);
comment on table model.adoption is 'Which version new cases of a gmina begin under, from which day.';
create index adoption_unit on model.adoption (unit_code);
create index adoption_version on model.adoption (version_id);
create index adoption_adopted_by on model.adoption (adopted_by);
alter table model.adoption enable row level security;
grant select, insert, update on model.adoption to app_runtime;
