-- A gmina that goes over to a new version takes its own amounts along (FORMAT.md, section 13: deadline_changed, localValues).
create function model.clamped_deadlines(in_version uuid) returns setof text language sql stable security definer set search_path = '' as $$
  with recursive way (version, step, seen) as (
    select in_version, 0, array[in_version]
    union all
    select m.from_id, w.step + 1, w.seen || m.from_id from way w join model.mapping m on m.to_id = w.version and not m.from_id = any (w.seen)),
  said as (
    select distinct on (c.change ->> 'deadline') c.change ->> 'deadline' as deadline, c.change ->> 'localValues' as how
    from way w join model.mapping m on m.to_id = w.version cross join jsonb_array_elements(m.document -> 'changes') c (change)
    where c.change ->> 'kind' = 'deadline_changed' order by c.change ->> 'deadline', w.step)
  select deadline from said where how = 'clamp' $$;
comment on function model.clamped_deadlines is 'Deadlines for which a gmina''s own amount, set for an earlier version and outside the bounds of this one, is moved to the nearest bound: the latest mapping on the way to this version says so.';
revoke execute on function model.clamped_deadlines from public;
grant execute on function model.clamped_deadlines to app_runtime;

create or replace function casework.local_amounts(in_case uuid) returns json language sql stable security definer set search_path = '' as $$
  select json_agg(json_build_object('what', s.what, 'target', s.target, 'value', s.value, 'from', s.from_on, 'until', s.until_on,
      'clamped', s.what = 'deadline' and s.target in (select model.clamped_deadlines(v.id))) order by s.from_on)
  from casework.case c join model.version v on v.id = c.version_id
  join model.local_setting s on s.unit_code = c.unit_code and s.model_id = v.model_id and s.what in ('deadline', 'param')
  where c.id = in_case and (authz.acting_as('worker') or c.id in (select authz.cases_i_see())) $$;

-- Sharing that a gmina narrowed: what was disclosed before and goes beyond it is not shown while the narrowing lasts.
create function model.within_narrowing(narrowing jsonb, in_sector text, in_category text, in_extent text, in_ground text) returns boolean
  language sql immutable set search_path = '' as $$
  select coalesce((
    select row -> 'grounds' ? in_ground and pg_catalog.array_position(e.extents, in_extent) >= pg_catalog.array_position(e.extents, row ->> 'extent')
    from pg_catalog.jsonb_array_elements(narrowing -> 'rows') row,
      (select array['full', 'extract', 'own_part', 'existence', 'coded', 'counts', 'own_data'] as extents) e
    where row -> 'categories' ? in_category and (row -> 'sectors' is null or row -> 'sectors' ? in_sector)
    order by row -> 'sectors' is null limit 1), false) $$;
comment on function model.within_narrowing is 'Whether a disclosure stays within what a gmina leaves a role to be shown; a row for the sector comes before one for all.';

create or replace function authz.disclosures_to(p uuid) returns setof casework.disclosure
  language sql stable security definer set search_path = '' rows 60 as $$
  select d.* from (
    select g.*
    from authz.seats_of(p) s
    join casework.disclosure g on g.case_id = s.case_id and g.recipient_institution_id = s.institution_id
    where (g.recipient_role is null or g.recipient_role = s.role)
      and (g.recipient_person_id is null or g.recipient_person_id = p)
      and (s.sees = 'names' or s.sees = 'own_tasks' and g.extent in ('own_part', 'extract', 'counts')
        or s.sees = 'coded' and g.extent in ('coded', 'counts'))
      and not exists (
        select from casework.case c join model.version v on v.id = c.version_id
        join model.local_setting n on n.unit_code = c.unit_code and n.model_id = v.model_id and n.what = 'narrow_sharing' and n.target = s.role
        join institutions.institution t on t.id = g.recipient_institution_id
        where c.id = g.case_id and authz.on_day(n.from_on, n.until_on)
          and not model.within_narrowing(n.value, t.sector, g.category, g.extent, g.ground))
    union all
    -- what another gmina's team shows the one that took its case over; roles there are those of another case
    select g.*
    from authz.seats_of(p) s
    join casework.case_handover h on h.to_case_id = s.case_id and h.receiving_institution_id = s.institution_id
    join casework.disclosure g on g.case_id = h.case_id and g.recipient_institution_id = s.institution_id
    where s.keeper and s.sees = 'names'
      and not exists (select from casework.denied k where k.case_id = h.case_id and k.person_id = p and k.lifted_at is null)
  ) d
  where authz.on_day(d.valid_from, d.valid_until) and d.withdrawn_at is null
    and (d.agreement_id is null or exists (select from institutions.agreement a where a.id = d.agreement_id and authz.agreement_in_force(a))) $$;

-- The model leaves amounts, names, fields and items to one role of a gmina, and narrower sharing to another.
create function authz.settings_i_make() returns table (unit_code text, what text)
  language sql stable security definer set search_path = '' rows 5 as $$
  select distinct m.unit_code, k.what from authz.memberships_i_hold() m
  join model.version v on v.model_id = m.model_id
  join model.granted g on g.version_id = v.id and g.role = m.role and g.kind = 'act' and g.element in ('localise', 'narrow_sharing')
  cross join lateral pg_catalog.unnest(case g.element when 'localise' then array['deadline', 'param', 'label', 'add_fields', 'add_items']
    else array['narrow_sharing'] end) k (what) $$;
comment on function authz.settings_i_make is 'Relation: what a role of mine may set in its gmina: by one act amounts, names, fields and items, by another narrower sharing alone.';
revoke execute on function authz.settings_i_make, model.within_narrowing from public;
grant execute on function authz.settings_i_make to app_runtime;
