-- What cites paragraphs of a model, and what a new version makes somebody look through again.
create table model.dependant (
  id            uuid primary key,
  key           text not null unique,
  kind          text not null check (kind in ('lesson', 'checklist', 'material', 'recommendation', 'template', 'form', 'consent_text', 'letter', 'local_order', 'variant')),
  title         text not null check (length(title) between 1 and 300),
  path          text check (path ~ '^/[^/]' and path !~ '[#?]'),
  audience      text not null check (audience in ('everyone', 'signed_in', 'keepers')),
  keeper_id     uuid references identity.person,
  unit_code     text references territory.unit,
  model_id      text,
  registered_at timestamptz not null,
  check (num_nonnulls(keeper_id, unit_code, model_id) <= 1)
);
comment on table model.dependant is 'What rests on paragraphs of a model and stands outside it: a lesson, a text that people sign, a gmina''s order, another variant. `key` is how whoever registered it finds it again, `path` its address here. Kept by one person, by those who govern a gmina, by the team of a model, or, with none of them, by the teams of the models it cites.';
create index dependant_keeper on model.dependant (keeper_id);
create index dependant_unit on model.dependant (unit_code);
create index dependant_model on model.dependant (model_id);
alter table model.dependant enable row level security;
grant select, insert on model.dependant to app_runtime;
grant update (title, path, audience, keeper_id, unit_code, model_id) on model.dependant to app_runtime;

create table model.citation (
  id           uuid primary key,
  dependant_id uuid not null references model.dependant,
  model_id     text not null,
  clause       text not null,
  version_id   uuid not null references model.version,
  rev          integer not null,
  cited_at     timestamptz not null,
  ended_at     timestamptz
);
comment on table model.citation is 'A paragraph that a dependant cites, with the version (and revision) it was written or last looked through against. What is cited no more is ended, and stays.';
create unique index citation_standing on model.citation (dependant_id, model_id, clause) where ended_at is null;
create index citation_clause on model.citation (model_id, clause);
create index citation_version on model.citation (version_id);
alter table model.citation enable row level security;
grant select, insert on model.citation to app_runtime;
grant update (version_id, rev, ended_at) on model.citation to app_runtime;

create table model.dependant_review (
  id           uuid primary key,
  dependant_id uuid not null references model.dependant,
  model_id     text not null,
  clause       text not null,
  from_id      uuid not null references model.version,
  to_id        uuid not null references model.version,
  what         text[] not null check (what <@ array['text', 'numbers', 'provenance', 'removed', 'carried_out'] and cardinality(what) > 0),
  marked_at    timestamptz not null,
  outcome      text check (outcome in ('unchanged', 'corrected', 'cited_no_more')),
  note         text check (length(note) <= 2000),
  reviewed_at  timestamptz,
  reviewed_by  uuid references identity.person,
  unique (dependant_id, clause, from_id, to_id),
  check ((outcome is null) = (reviewed_at is null))
);
comment on table model.dependant_review is 'A dependant that cites a paragraph which another version changed: what changed from which version to which, and, once somebody looked it through, who, when, with what outcome. Without an outcome it waits.';
create index dependant_review_from on model.dependant_review (from_id);
create index dependant_review_to on model.dependant_review (to_id);
create index dependant_review_reviewed_by on model.dependant_review (reviewed_by);
alter table model.dependant_review enable row level security;
grant select, insert on model.dependant_review to app_runtime;
grant update (outcome, note, reviewed_at, reviewed_by) on model.dependant_review to app_runtime;

create function authz.dependants_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select d.id from model.dependant d
  where d.keeper_id = authz.me() or d.unit_code in (select authz.units_i_govern()) or d.model_id in (select authz.models_i_write())
    or (num_nonnulls(d.keeper_id, d.unit_code, d.model_id) = 0 and (authz.i_administer() or exists (
      select from model.citation c where c.dependant_id = d.id and c.model_id in (select authz.models_i_write())))) $$;
comment on function authz.dependants_i_keep is 'Relation: dependants that the acting person looks through: their own, of a gmina they govern, of a model in whose team they are; one that nobody keeps by name is kept by the teams of the models it cites and by the administrator.';

create function authz.dependants_i_follow() returns setof uuid
  language sql stable security definer set search_path = '' rows 50 as $$
  select d.id from model.dependant d where authz.i_administer()
  union select c.dependant_id from model.citation c where c.model_id in (select authz.models_i_write()) $$;
comment on function authz.dependants_i_follow is 'Relation: dependants that cite a model in whose team the acting person is; all of them for the administrator.';

create function authz.dependants_shown_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 50 as $$
  select d.id from model.dependant d where d.audience = 'everyone' or (d.audience = 'signed_in' and authz.me() is not null) $$;
comment on function authz.dependants_shown_to_me is 'Relation: dependants that anybody may open, or anybody who has signed in.';

-- Aggregates of practice beside the text. No row of them comes from fewer cases than may be told, and none is about a gmina or a person.
create table model.evidence_month (
  month      date primary key check (month = date_trunc('month', month)::date),
  counted_at timestamptz not null
);
comment on table model.evidence_month is 'Months of which practice was counted; a month is counted once, after it ended, and never again.';
alter table model.evidence_month enable row level security;
grant select, insert on model.evidence_month to app_runtime;

create table model.evidence (
  id         uuid primary key,
  month      date not null references model.evidence_month,
  version_id uuid not null references model.version,
  model_id   text not null,
  clause     text not null,
  measure    text not null check (measure in ('stay', 'step', 'deadline', 'meeting')),
  element    text not null,
  hidden     boolean not null,
  at_least   integer,
  days       integer,
  percent    integer check (percent between 0 and 100),
  unique (version_id, month, measure, element),
  check (not hidden or num_nonnulls(at_least, days, percent) = 0)
);
comment on table model.evidence is 'What practice was in a closed month under one version, for an element that a paragraph names: at least how many cases, the median of days, the share in full tens of percent; or that too few cases are behind it to say (`hidden`). No total over paragraphs, gminas, versions or months is kept anywhere.';
create index evidence_of_month on model.evidence (month);
create index evidence_clause on model.evidence (model_id, clause);
alter table model.evidence enable row level security;
grant select, insert on model.evidence to app_runtime;

create function authz.models_whose_practice_i_read() returns setof text
  language sql stable security definer set search_path = '' rows 4 as $$
  select authz.models_i_write() union select m.model_id from authz.memberships_i_hold() m $$;
comment on function authz.models_whose_practice_i_read is 'Relation: models in whose team the acting person is today, or by which a team works in which they hold a place.';

revoke execute on function authz.dependants_i_keep, authz.dependants_i_follow, authz.dependants_shown_to_me, authz.models_whose_practice_i_read from public;
grant execute on function authz.dependants_i_keep, authz.dependants_i_follow, authz.dependants_shown_to_me, authz.models_whose_practice_i_read to app_runtime;

alter table casework.clock add column ended_on date;
comment on column casework.clock.ended_on is 'The day on which what it runs for was done or the case ended.';

-- The version to which a case was pinned on a day. On the day of a migration that is still the earlier one.
create function casework.pinned_on(in_case uuid, in_day date) returns uuid
  language sql stable security definer set search_path = '' as $$
  select case when authz.acting_as('worker') then coalesce(
    (select m.to_id from casework.case_migration g join casework.migration p on p.id = g.migration_id join model.mapping m on m.id = p.mapping_id
     where g.case_id = in_case and g.seq is not null and g.migrated_on < in_day and (g.undone_on is null or g.undone_on >= in_day)
     order by g.seq desc limit 1),
    (select m.from_id from casework.case_migration g join casework.migration p on p.id = g.migration_id join model.mapping m on m.id = p.mapping_id
     where g.case_id = in_case and g.seq is not null order by g.seq limit 1),
    (select c.version_id from casework.case c where c.id = in_case)) end $$;
comment on function casework.pinned_on is 'The version by which a case was kept on a day, whatever it was carried to since; for the worker alone.';

-- Days and yes/no only, and out come counts. Every figure counts cases, never events, so that one case with many of them stays one.
create function casework.practice(in_from date, in_to date, in_elements json)
  returns table (version_id uuid, measure text, element text, cases integer, part integer, days integer)
  language sql stable security definer set search_path = '' as $$
  with elements as materialized (
    select e.version, e.measure, e.element, e.stage from json_to_recordset(in_elements) as e (version uuid, measure text, element text, stage text)
    where authz.acting_as('worker')),
  stays as materialized (
    select distinct on (v.case_id, v.stage) v.case_id, v.stage, v.no, v.entered_on, n.entered_on as left_on
    from casework.visit n join casework.visit v on v.case_id = n.case_id and v.no = n.no - 1
    where n.entered_on between in_from and in_to and v.from_paper is null and n.from_paper is null
    order by v.case_id, v.stage, v.no desc),
  happened as (
    select s.case_id, s.entered_on as on_day, 'stay' as measure, s.stage as element, null::boolean as part, s.left_on - s.entered_on as days from stays s
    union all
    select k.case_id, max(k.ended_on), 'deadline', k.deadline, bool_and(k.ended_on <= k.due_on), null
    from casework.clock k where k.ended_on between in_from and in_to group by k.case_id, k.deadline
    union all
    select f.case_id, f.held_on, 'meeting', f.step, null, f.held_on - o.entered_on
    from (select m.case_id, x.step, min(m.held_on) as held_on from casework.meeting m cross join lateral unnest(m.steps) as x (step)
          where m.held_on is not null group by m.case_id, x.step) f
    join casework.visit o on o.case_id = f.case_id and o.no = 1 and o.from_paper is null
    where f.held_on between in_from and in_to and f.held_on >= o.entered_on),
  -- What was recorded on the day of a migration may be in the words of either version; an element belongs to the one that knows it.
  versions as (
    select h.*, casework.pinned_on(h.case_id, h.on_day) as pinned, array(select w from (
      select m.from_id as w, g.seq from casework.case_migration g join casework.migration p on p.id = g.migration_id join model.mapping m on m.id = p.mapping_id
      where g.case_id = h.case_id and g.seq is not null
      union all select m.to_id, g.seq from casework.case_migration g join casework.migration p on p.id = g.migration_id join model.mapping m on m.id = p.mapping_id
      where g.case_id = h.case_id and g.seq is not null) z order by z.seq) as others
    from happened h),
  placed as (
    select v.case_id, v.measure, v.element, v.part, v.days, (
      select e.version from elements e where e.measure = v.measure and e.element = v.element and (e.version = v.pinned or e.version = any (v.others))
      order by e.version = v.pinned desc, array_position(v.others, e.version) limit 1) as version
    from versions v
    union all
    -- A step of a stage that was left, done in that stay or not. A stay that was carried to another version does not say.
    select s.case_id, 'step', e.element, exists (select from casework.step_done d where d.case_id = s.case_id and d.visit_no = s.no and d.step = e.element), null, e.version
    from stays s join elements e on e.measure = 'step' and e.stage = s.stage
    where e.version = casework.pinned_on(s.case_id, s.entered_on) and e.version = casework.pinned_on(s.case_id, s.left_on))
  select p.version, p.measure, p.element, count(distinct p.case_id)::integer, (count(distinct p.case_id) filter (where p.part))::integer,
    (percentile_disc(0.5) within group (order by p.days))::integer
  from placed p where p.version is not null group by p.version, p.measure, p.element $$;
comment on function casework.practice is 'How many cases did what between two days, by version and element of its model, with medians of days: exact figures, for the worker alone, who hides small ones before anything is kept.';

create function casework.practised_since() returns date language sql stable security definer set search_path = '' as $$
  select case when authz.acting_as('worker') then min(v.entered_on) end from casework.visit v where v.from_paper is null $$;
comment on function casework.practised_since is 'The first day of which there is practice to count; for the worker alone.';
revoke execute on function casework.pinned_on, casework.practice, casework.practised_since from public;
grant execute on function casework.practice, casework.practised_since to app_runtime;
