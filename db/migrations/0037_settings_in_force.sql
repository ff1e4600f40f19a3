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
  where c.id = in_case and (c.id in (select authz.cases_i_see()) or authz.acting_as('worker')) $$;
