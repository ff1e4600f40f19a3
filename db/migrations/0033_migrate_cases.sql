-- A running case keeps its version until a mapping carries it to the next (FORMAT.md, section 13).
alter table casework.case add column migrations integer not null default 0;
comment on column casework.case.migrations is 'How often the case was carried to another version, undone ones counted: its course is read through them.';

alter table casework.form_draft add column typed_under uuid references model.version, add column left_over jsonb not null default '[]';
comment on column casework.form_draft.typed_under is 'The version under whose form it was typed, where that is no longer the form''s own.';
comment on column casework.form_draft.left_over is 'What was typed into fields that are no more: the field and its value, kept beside the form.';
create index form_draft_typed_under on casework.form_draft (typed_under);

create table casework.migration (
  id           uuid primary key,
  unit_code    text not null references territory.unit,
  mapping_id   uuid not null references model.mapping,
  effective_on date not null,
  state        text not null check (state in ('assessing', 'planned', 'migrating', 'done', 'called_off')),
  total        integer not null default 0,
  assessed     integer not null default 0,
  reached      uuid,
  planned_at   timestamptz not null,
  planned_by   uuid not null references identity.person,
  done_at      timestamptz,
  row_version  integer not null default 1
);
comment on table casework.migration is 'A gmina''s plan to carry its running cases to the next version of its model on a day: how far it was assessed, whether it was done.';
create unique index migration_open on casework.migration (unit_code) where state in ('assessing', 'planned', 'migrating');
create index migration_unit on casework.migration (unit_code);
create index migration_mapping on casework.migration (mapping_id);
create index migration_planned_by on casework.migration (planned_by);
alter table casework.migration enable row level security;
grant select, insert, update on casework.migration to app_runtime;

create table casework.case_migration (
  id            uuid primary key,
  migration_id  uuid not null references casework.migration,
  case_id       uuid not null references casework.case,
  verdict       text not null check (verdict in ('unaffected', 'mapped', 'question', 'stays')),
  why           text,
  changes       text[] not null,
  asked         jsonb not null default '[]',
  asked_on      date not null,
  state         text not null default 'planned' check (state in ('planned', 'migrated', 'undone')),
  seq           bigint,
  plan          jsonb,
  before        jsonb,
  migrated_on   date,
  undo_until    date,
  undo_asked_at timestamptz,
  undo_asked_by uuid references identity.person,
  undone_on     date,
  unique (migration_id, case_id),
  check ((state = 'planned') = (seq is null)),
  check ((state = 'undone') = (undone_on is not null))
);
comment on table casework.case_migration is 'What becomes of one running case in a migration: the verdict with the questions still open (ids only), what was done (`plan`), what an undoing restores (`before`).';
create index case_migration_case on casework.case_migration (case_id);
create index case_migration_undo_asked_by on casework.case_migration (undo_asked_by);
alter table casework.case_migration enable row level security;
grant select, insert on casework.case_migration to app_runtime;
grant update (verdict, why, changes, asked, undo_asked_at, undo_asked_by) on casework.case_migration to app_runtime;

create table casework.migration_answer (
  id                uuid primary key,
  case_migration_id uuid not null references casework.case_migration,
  case_id           uuid not null references casework.case,
  question          text not null,
  seat_id           uuid references casework.seat,
  option            text not null,
  chosen            jsonb not null default '{}',
  answered_at       timestamptz not null,
  answered_by       uuid not null references identity.person
);
comment on table casework.migration_answer is 'An answer to a question that a migration puts about a case or a holder of a role in it; the latest counts.';
create index migration_answer_case_migration on casework.migration_answer (case_migration_id);
create index migration_answer_case on casework.migration_answer (case_id);
create index migration_answer_seat on casework.migration_answer (seat_id);
create index migration_answer_answered_by on casework.migration_answer (answered_by);
alter table casework.migration_answer enable row level security;
grant select, insert on casework.migration_answer to app_runtime;

create table casework.dry_run (
  id         uuid primary key,
  mapping_id uuid not null references model.mapping,
  total      integer not null default 0,
  assessed   integer not null default 0,
  reached    uuid,
  found      jsonb not null default '{}',
  counts     jsonb,
  asked_at   timestamptz not null,
  asked_by   uuid not null references identity.person,
  done_at    timestamptz
);
comment on table casework.dry_run is 'A trial of a mapping over all running cases of the country: how far it came, and how many cases of each gmina have which verdict (`counts`, small ones hidden). `found` are the exact figures and `reached` the case it came to, for the worker alone.';
create index dry_run_mapping on casework.dry_run (mapping_id);
create index dry_run_asked_by on casework.dry_run (asked_by);
alter table casework.dry_run enable row level security;
grant select (id, mapping_id, total, assessed, counts, asked_at, asked_by, done_at) on casework.dry_run to app_runtime;
grant insert on casework.dry_run to app_runtime;
grant update (total, assessed, reached, counts, done_at) on casework.dry_run to app_runtime;

create function casework.add_to_dry_run(in_run uuid, in_found jsonb, in_reached uuid) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  sums jsonb;
begin
  if not authz.acting_as('worker') then return null; end if;
  select pg_catalog.jsonb_object_agg(k.key, k.sum) into sums from (
    select e.key, sum((e.value)::integer) as sum
    from casework.dry_run r cross join lateral (
      select * from pg_catalog.jsonb_each_text(r.found) union all select * from pg_catalog.jsonb_each_text(in_found)) e
    where r.id = in_run group by e.key) k;
  update casework.dry_run set found = coalesce(sums, '{}'), reached = coalesce(in_reached, reached) where id = in_run;
  return sums;
end $$;
comment on function casework.add_to_dry_run is 'Adds what was found in some cases to a trial, with the last of them, and answers the sums, by gmina and verdict; for the worker alone.';

create function casework.reached_in_dry_run(in_run uuid) returns uuid
  language sql stable security definer set search_path = '' as $$
  select r.reached from casework.dry_run r where r.id = in_run and authz.acting_as('worker') $$;
comment on function casework.reached_in_dry_run is 'The case to which a trial came, for the worker that goes on with it; nothing for anybody else.';

create function authz.mappings_i_write() returns setof uuid
  language sql stable security definer set search_path = '' rows 8 as $$
  select m.id from model.mapping m join model.version v on v.id = m.to_id
  where v.model_id in (select authz.models_i_write()) or authz.i_administer() $$;
comment on function authz.mappings_i_write is 'Relation: mappings of models in whose team the acting person is today; all of them for the administrator.';

create function authz.units_whose_migrations_i_see() returns setof text
  language sql stable security definer set search_path = '' rows 4 as $$
  select authz.units_i_govern()
  union select c.unit_code from casework.case c where c.id in (select authz.cases_i_keep()) $$;
comment on function authz.units_whose_migrations_i_see is 'Relation: gminas that I govern or some of whose cases I keep.';

create function casework.migrations_of(in_case uuid) returns table (mapping_id uuid, at bigint, migrated_on date, placed jsonb, done jsonb, undone boolean)
  language sql stable security definer set search_path = '' rows 2 as $$
  select m.mapping_id, g.seq, g.migrated_on, g.plan -> 'placed', g.plan -> 'done', g.state = 'undone'
  from casework.case_migration g join casework.migration m on m.id = g.migration_id
  where g.case_id = in_case and g.seq is not null and (in_case in (select authz.cases_i_see()) or authz.acting_as('worker'))
  order by g.seq $$;
comment on function casework.migrations_of is 'The migrations through which the course of a case is read; nothing for those who do not see the case.';

create function casework.migration_counts(in_migration uuid) returns table (verdict text, state text, cases integer)
  language sql stable security definer set search_path = '' rows 8 as $$
  select g.verdict, g.state, count(*)::integer from casework.case_migration g join casework.migration m on m.id = g.migration_id
  where m.id = in_migration and (m.unit_code in (select authz.units_whose_migrations_i_see()) or authz.acting_as('worker'))
  group by g.verdict, g.state $$;
comment on function casework.migration_counts is 'How many cases of a migration have which verdict and state: whole figures of the own gmina, no case.';

create function casework.change_counts(in_migration uuid) returns table (change text, cases integer)
  language sql stable security definer set search_path = '' rows 20 as $$
  select x, count(*)::integer from casework.case_migration g join casework.migration m on m.id = g.migration_id
  cross join lateral unnest(g.changes) x
  where m.id = in_migration and (m.unit_code in (select authz.units_whose_migrations_i_see()) or authz.acting_as('worker'))
  group by x $$;
comment on function casework.change_counts is 'How many cases of a migration each change of the mapping touches.';

create function casework.situations(in_version uuid, in_unit text, in_after uuid, in_limit integer, in_steps text[], in_categories text[])
  returns table (case_id uuid, unit_code text, keeper uuid, process text, migrations integer, visits json, seats json, drafts json, steps text[], clocks text[], categories text[])
  language sql stable security definer set search_path = '' rows 1000 as $$
  with running as materialized (
    select c.id, c.unit_code, c.owner_institution_id, c.process, c.migrations from casework.case c
    where authz.acting_as('worker') and c.version_id = in_version and c.closed_on is null
      and (in_unit is null or c.unit_code = in_unit) and (in_after is null or c.id > in_after)
    order by c.id limit in_limit)
  select c.id, c.unit_code, c.owner_institution_id, c.process, c.migrations, v.visits, coalesce(s.seats, '[]'), coalesce(d.drafts, '[]'),
    case when cardinality(in_steps) = 0 then '{}' else array(select distinct n.step from casework.step_done n where n.case_id = c.id and n.step = any (in_steps)) end,
    array(select distinct k.deadline from casework.clock k where k.case_id = c.id and k.state <> 'ended'),
    case when cardinality(in_categories) = 0 then '{}' else array(select g from unnest(in_categories) g where exists (
      select from casework.item i where i.case_id = c.id and i.category = g and i.replaced_at is null)) end
  from running c
  join lateral (select json_agg(json_build_object('visit', w.no, 'stage', w.stage) order by w.no) as visits from casework.visit w where w.case_id = c.id) v on true
  left join lateral (select json_agg(json_build_object('id', t.id, 'role', t.role, 'person', t.person_id) order by t.id) as seats
    from casework.seat t where t.case_id = c.id and authz.on_day(t.from_on, t.until_on)) s on true
  left join lateral (select json_agg(json_build_object('id', f.id, 'form', f.form) order by f.id) as drafts
    from casework.form_instance f where f.case_id = c.id and f.state = 'draft') d on true $$;
comment on function casework.situations is 'What of running cases of a version decides how they are migrated: ids, roles and states, for the worker alone.';

create function casework.running_count(in_version uuid, in_unit text) returns integer
  language sql stable security definer set search_path = '' as $$
  select count(*)::integer from casework.case c
  where authz.acting_as('worker') and c.version_id = in_version and c.closed_on is null and (in_unit is null or c.unit_code = in_unit) $$;
comment on function casework.running_count is 'How many cases run under a version, in one gmina or everywhere; for the worker alone.';

create function casework.rule_facts(in_cases uuid[]) returns table (case_id uuid, course json, structure json, local json)
  language sql stable security definer set search_path = '' rows 500 as $$
  select c.id,
    json_build_object('visits', (select json_agg(x) from (select v.no as visit, v.stage, v.entered_on as "enteredOn", v.seq as at,
        v.from_paper as "fromPaper" from casework.visit v where v.case_id = c.id order by v.no) x)),
    json_build_object(
      'stepsDone', (select json_agg(x) from (select s.step, s.on_day as on, s.visit_no as visit, s.for_key as "forKey"
        from casework.step_done s where s.case_id = c.id order by s.done_at, s.id) x),
      'forms', (select json_agg(x) from (select f.id, f.form, f.instance_key as key, f.institution_id as institution,
          f.completed_on as "completedOn", f.visit_no as visit, f.state = 'completed' as current, f.digest
        from casework.form_instance f where f.case_id = c.id and f.state <> 'draft' order by f.completed_at, f.no) x)),
    casework.local_amounts(c.id)
  from casework.case c where c.id = any (in_cases) and authz.acting_as('worker') $$;
comment on function casework.rule_facts is 'Steps done and forms completed of several cases at once, as casework.case_structure tells them; for the worker alone.';

-- What was done and what it replaced come back, so that it can be put on record and undone.
create function casework.migrate_case(in_case_migration uuid, in_plan jsonb, in_undo_until date) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  g casework.case_migration;
  c casework.case;
  m model.mapping;
  seats_ended jsonb;
  seats_begun jsonb;
  drafts jsonb;
  readdressed jsonb;
  copied jsonb;
  closed jsonb;
  yesterday constant date := authz.today() - 1;
begin
  if not authz.acting_as('worker') then return null; end if;
  select * into g from casework.case_migration x where x.id = in_case_migration and x.state = 'planned' for update;
  if g.id is null then return false; end if;
  select p.* into m from model.mapping p join casework.migration x on x.mapping_id = p.id where x.id = g.migration_id;
  select * into c from casework.case x where x.id = g.case_id and x.version_id = m.from_id and x.closed_on is null for update;
  if c.id is null then return false; end if;

  with ending as (
    select s.id, s.until_on from casework.seat s
    where s.case_id = c.id and s.id in (select (e ->> 'seat')::uuid from pg_catalog.jsonb_array_elements(in_plan -> 'seats') e)
  ), ended as (
    update casework.seat s set until_on = greatest(s.from_on, least(s.until_on, yesterday)) from ending e where s.id = e.id
    returning s.id
  )
  select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', e.id, 'until', e.until_on)) into seats_ended
  from ending e where e.id in (select x.id from ended x);

  with begun as (
    insert into casework.seat (id, case_id, person_id, institution_id, role, from_on, seated_by)
    select (b ->> 'id')::uuid, c.id, (b ->> 'person')::uuid, s.institution_id, b ->> 'role', authz.today(), null
    from pg_catalog.jsonb_array_elements(in_plan -> 'seats') e
    cross join lateral pg_catalog.jsonb_array_elements(e -> 'becomes') b
    join lateral (
      select t.institution_id from casework.seat t
      where t.case_id = c.id and t.person_id = (b ->> 'person')::uuid
      order by t.id = (e ->> 'seat')::uuid desc, t.from_on desc limit 1) s on true
    returning id
  )
  select pg_catalog.jsonb_agg(b.id) into seats_begun from begun b;

  with old as (select f.id, f.form, f.version_id from casework.form_instance f where f.case_id = c.id and f.state = 'draft'),
  moved as (
    update casework.form_instance f set form = d.form, version_id = m.to_id, row_version = f.row_version + 1
    from pg_catalog.jsonb_to_recordset(in_plan -> 'drafts') d (id uuid, form text) where f.id = d.id and f.state = 'draft' and f.case_id = c.id
    returning f.id
  )
  select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', o.id, 'form', o.form, 'version', o.version_id)) into drafts
  from old o where o.id in (select x.id from moved x);

  -- a page that shows it as it was before is told that it changed
  update casework.form_draft d set typed_under = coalesce(d.typed_under, (o.value ->> 'version')::uuid), row_version = d.row_version + 1
  from pg_catalog.jsonb_array_elements(drafts) o where d.form_instance_id = (o.value ->> 'id')::uuid;

  with old as (
    select d.id, d.recipient_role from casework.disclosure d
    where d.case_id = c.id and in_plan -> 'recipients' ? d.recipient_role and d.withdrawn_at is null
      and pg_catalog.jsonb_array_length(in_plan -> 'recipients' -> d.recipient_role) > 0
  ), changed as (
    update casework.disclosure d set recipient_role = in_plan -> 'recipients' -> o.recipient_role ->> 0 from old o where d.id = o.id
    returning d.id
  )
  select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', o.id, 'role', o.recipient_role)) into readdressed
  from old o where o.id in (select x.id from changed x);

  with copied_rows as (
    insert into casework.disclosure (id, case_id, owner_institution_id, recipient_institution_id, recipient_role, recipient_person_id, category,
      item_id, subject_id, extent, version_id, ground, ground_kind, ground_record, basis_id, basis_text, not_for_family, purpose, agreement_id,
      package_id, answer_link_id, valid_from, valid_until, decided_by, decided_at, follows_id)
    select pg_catalog.gen_random_uuid(), d.case_id, d.owner_institution_id, d.recipient_institution_id, role.value, d.recipient_person_id, d.category,
      d.item_id, d.subject_id, d.extent, d.version_id, d.ground, d.ground_kind, d.ground_record, d.basis_id, d.basis_text, d.not_for_family, d.purpose,
      d.agreement_id, d.package_id, d.answer_link_id, d.valid_from, d.valid_until, d.decided_by, d.decided_at, d.id
    from pg_catalog.jsonb_array_elements(readdressed) r
    join casework.disclosure d on d.id = (r ->> 'id')::uuid
    cross join lateral pg_catalog.jsonb_array_elements_text((in_plan -> 'recipients' -> (r ->> 'role')) - 0) role
    returning id
  )
  select pg_catalog.jsonb_agg(x.id) into copied from copied_rows x;

  with ended as (
    update casework.disclosure d set withdrawn_at = authz.now(), withdrawn_reason = e.value ->> 'reason'
    from pg_catalog.jsonb_array_elements(in_plan -> 'closes') e
    where d.case_id = c.id and d.category = e.value ->> 'category' and d.withdrawn_at is null and d.valid_until >= authz.today()
    returning d.id
  ), lost as (
    update casework.disclosure d set withdrawn_at = authz.now(), withdrawn_reason = in_plan ->> 'lostReason'
    where d.case_id = c.id and in_plan -> 'recipients' ? d.recipient_role and d.withdrawn_at is null
      and pg_catalog.jsonb_array_length(in_plan -> 'recipients' -> d.recipient_role) = 0
      and d.category not in (select e ->> 'category' from pg_catalog.jsonb_array_elements(in_plan -> 'closes') e)
    returning d.id
  )
  select pg_catalog.jsonb_agg(x.id) into closed from (select id from ended union all select id from lost) x;

  update casework.case x set version_id = m.to_id, stage = in_plan ->> 'stage', migrations = x.migrations + 1, row_version = x.row_version + 1
  where x.id = c.id;
  update casework.case_migration x set state = 'migrated', plan = in_plan, seq = pg_catalog.nextval('casework.course_no'), migrated_on = authz.today(),
    undo_until = in_undo_until, asked = '[]', before = pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('stage', c.stage, 'visit', c.visit_no, 'ended', seats_ended,
      'begun', seats_begun, 'drafts', drafts, 'readdressed', readdressed, 'copied', copied, 'closed', closed))
  where x.id = g.id;
  return true;
end $$;
comment on function casework.migrate_case is 'Carries one running case to the next version as planned: its pin and stage, seats, begun forms, to whom disclosures are addressed. False when it is no longer there to be carried.';

create function teams.take_new_roles(in_unit text, in_model text, in_roles jsonb) returns table (membership_id uuid, person_id uuid, role text, unit_code text)
  language sql volatile security definer set search_path = '' as $$
  insert into teams.membership (id, person_id, institution_id, model_id, role, unit_code, body_id, substitute, from_on, until_on)
  select distinct on (m.person_id, m.institution_id, m.unit_code, m.body_id, n.become) gen_random_uuid(),
    m.person_id, m.institution_id, m.model_id, n.become, m.unit_code, m.body_id, m.substitute, authz.today(), m.until_on
  from pg_catalog.jsonb_to_recordset(in_roles) n(held text, become text)
  join teams.membership m on m.role = n.held and m.model_id = in_model and authz.on_day(m.from_on, m.until_on)
   and m.unit_code in (in_unit, left(in_unit, 4), left(in_unit, 2))
  where authz.acting_as('worker') and not exists (
    select from teams.membership h where h.person_id = m.person_id and h.institution_id = m.institution_id and h.unit_code = m.unit_code
      and h.body_id is not distinct from m.body_id and h.model_id = m.model_id and h.role = n.become and authz.on_day(h.from_on, h.until_on))
  order by m.person_id, m.institution_id, m.unit_code, m.body_id, n.become, m.until_on desc nulls first
  returning id, person_id, role, unit_code $$;
comment on function teams.take_new_roles is 'Gives those who hold a role in a gmina, its powiat or voivodeship the role that takes its place in the next version of the model, as long as they hold the old one; that one stays, for cases of the old version. Answers those given; for the worker alone.';

create function casework.undo_migration(in_case_migration uuid, in_back jsonb) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  g casework.case_migration;
  c casework.case;
  m model.mapping;
  yesterday constant date := authz.today() - 1;
begin
  if not authz.acting_as('worker') then return null; end if;
  select * into g from casework.case_migration x where x.id = in_case_migration and x.state = 'migrated' for update;
  if g.id is null or g.undo_until < authz.today() then return false; end if;
  select p.* into m from model.mapping p join casework.migration x on x.mapping_id = p.id where x.id = g.migration_id;
  select * into c from casework.case x where x.id = g.case_id and x.version_id = m.to_id and x.visit_no = (g.before ->> 'visit')::integer for update;
  if c.id is null then return false; end if;

  -- whoever was seated by a new role meanwhile keeps a place by the role it came from
  insert into casework.seat (id, case_id, person_id, institution_id, role, from_on, until_on, seated_by)
  select pg_catalog.gen_random_uuid(), s.case_id, s.person_id, s.institution_id, in_back -> 'roles' ->> s.role, s.from_on, s.until_on, s.seated_by
  from casework.seat s
  where s.case_id = c.id and in_back -> 'roles' ? s.role and authz.on_day(s.from_on, s.until_on)
    and not coalesce(g.before -> 'begun', '[]') ? s.id::text;
  update casework.seat s set until_on = greatest(s.from_on, least(s.until_on, yesterday))
  where s.case_id = c.id and in_back -> 'roles' ? s.role and authz.on_day(s.from_on, s.until_on);
  update casework.seat s set until_on = (e ->> 'until')::date
  from pg_catalog.jsonb_array_elements(coalesce(g.before -> 'ended', '[]')) e where s.id = (e ->> 'id')::uuid;

  update casework.form_instance f set form = e ->> 'form', version_id = (e ->> 'version')::uuid, row_version = f.row_version + 1
  from pg_catalog.jsonb_array_elements(coalesce(g.before -> 'drafts', '[]')) e where f.id = (e ->> 'id')::uuid and f.state = 'draft';
  -- begun since
  update casework.form_instance f set form = coalesce(in_back -> 'forms' ->> f.form, f.form), version_id = m.from_id, row_version = f.row_version + 1
  where f.case_id = c.id and f.state = 'draft' and f.version_id = m.to_id
    and coalesce(in_back -> 'forms' ->> f.form, f.form) in (select k.form from model.form k where k.version_id = m.from_id);

  update casework.form_draft d set row_version = d.row_version + 1,
    typed_under = case when d.typed_under is null then m.to_id else nullif(d.typed_under, m.from_id) end
  from casework.form_instance f where f.id = d.form_instance_id and f.case_id = c.id and f.version_id = m.from_id and f.state = 'draft';

  update casework.disclosure d set withdrawn_at = authz.now(), withdrawn_reason = in_back ->> 'reason'
  from pg_catalog.jsonb_array_elements_text(coalesce(g.before -> 'copied', '[]')) e where d.id = e.value::uuid and d.withdrawn_at is null;
  update casework.disclosure d set withdrawn_at = null, withdrawn_reason = null
  from pg_catalog.jsonb_array_elements_text(coalesce(g.before -> 'closed', '[]')) e where d.id = e.value::uuid;
  update casework.disclosure d set recipient_role = e ->> 'role'
  from pg_catalog.jsonb_array_elements(coalesce(g.before -> 'readdressed', '[]')) e where d.id = (e ->> 'id')::uuid;
  update casework.disclosure d set recipient_role = in_back -> 'roles' ->> d.recipient_role
  where d.case_id = c.id and in_back -> 'roles' ? d.recipient_role and d.withdrawn_at is null;

  update casework.case x set version_id = m.from_id, stage = g.before ->> 'stage', row_version = x.row_version + 1 where x.id = c.id;
  update casework.case_migration x set state = 'undone', undone_on = authz.today() where x.id = g.id;
  return true;
end $$;
comment on function casework.undo_migration is 'Puts one case back under the version it was carried from, as it was. False when it went on since or its days have passed.';

grant execute on function authz.mappings_i_write, casework.add_to_dry_run, casework.reached_in_dry_run, authz.units_whose_migrations_i_see, casework.migrations_of, casework.migration_counts, casework.change_counts, casework.situations, casework.running_count,
  casework.rule_facts, casework.migrate_case, casework.undo_migration, teams.take_new_roles to app_runtime;
