-- Needs without a service, counted for gminas and powiats. Content is read here alone, and what comes out are bands: nothing of a family, no text.

create function authz.units_whose_needs_i_count() returns setof text
  language sql stable security definer set search_path = '' rows 4 as $$
  with mine as (
    select distinct m.unit_code from authz.memberships_i_hold() m
    join model.version v on v.model_id = m.model_id
    join model.granted g on g.version_id = v.id and g.role = m.role and g.kind = 'act' and g.element in ('localise', 'manage_members', 'read_counts'))
  select m.unit_code from mine m where pg_catalog.length(m.unit_code) > 2
  union
  select distinct left(a.unit_code, 4) from model.adoption a join mine m on pg_catalog.length(m.unit_code) = 2 and pg_catalog.starts_with(a.unit_code, m.unit_code)
  where authz.on_day(a.from_on, a.until_on) and pg_catalog.length(a.unit_code) > 4 $$;
comment on function authz.units_whose_needs_i_count is 'Relation: gminas and powiats for which a role of mine governs, leads a team or reads counts, and powiats of a region for which it does.';

-- A need is one family, one area and one reason, in the quarter in which it was first written down: a family with many rows of the same stays one.
create function casework.noted_needs(in_unit text)
  returns table (unit_code text, area text, area_name text, reason text, reason_name text, year integer, quarter integer, standing boolean)
  language sql stable security definer set search_path = '' rows 200 as $$
  with cases as materialized (
    select c.id, c.unit_code, c.closed_on from casework.case c
    where case when pg_catalog.length(in_unit) = 4 then left(c.unit_code, 4) = in_unit else c.unit_code = in_unit end),
  forms as materialized (
    select f.case_id, f.id, f.version_id, f.form from casework.form_instance f join cases c on c.id = f.case_id where f.state in ('completed', 'replaced')),
  documents as materialized (select v.id, v.document from model.version v where v.id in (select f.version_id from forms f)),
  asked as materialized (
    select v.id as version_id, fo.value ->> 'id' as form, se.value ->> 'id' as section, se.value ->> 'binds' as binds,
      max(fi.value ->> 'id') filter (where fi.value ->> 'binds' in ('unmet.area', 'item.area')) as area,
      max(fi.value ->> 'id') filter (where fi.value ->> 'binds' = 'unmet.why') as reason,
      max(fi.value ->> 'list') filter (where fi.value ->> 'binds' in ('unmet.area', 'item.area')) as list
    from documents v
    cross join lateral jsonb_array_elements(v.document -> 'forms') fo
    cross join lateral jsonb_array_elements(fo.value -> 'sections') se
    cross join lateral jsonb_array_elements(se.value -> 'fields') fi
    where se.value ->> 'binds' in ('unmet_need', 'basket_item')
    group by v.id, fo.value ->> 'id', se.value ->> 'id', se.value ->> 'binds'),
  areas as (
    select distinct on (o.value ->> 'id') o.value ->> 'id' as id, o.value ->> 'label' as name
    from asked a join documents v on v.id = a.version_id
    cross join lateral jsonb_array_elements(v.document -> 'lists') l
    cross join lateral jsonb_array_elements(l.value -> 'items') o
    where l.value ->> 'id' = a.list order by o.value ->> 'id', v.id desc),
  reasons as (
    select distinct on (o.value ->> 'id') o.value ->> 'id' as id, o.value ->> 'label' as name
    from asked a join documents v on v.id = a.version_id
    cross join lateral jsonb_path_query(v.document, '$.forms[*].sections[*].fields[*] ? (@.binds == "unmet.why").options[*]') o (value)
    where a.binds = 'unmet_need' order by o.value ->> 'id', v.id desc),
  wordings as (
    select f.case_id, i.section, i.row_key, f.id, max(i.body -> 'fields' ->> a.area) as area, max(i.body -> 'fields' ->> a.reason) as reason,
      min(i.created_at) as at, bool_or(i.replaced_at is null) as standing
    from forms f
    join asked a on a.version_id = f.version_id and a.form = f.form and a.binds = 'unmet_need'
    join casework.item i on i.case_id = f.case_id and i.form_instance_id = f.id and i.section = a.section and i.kind = 'answer'
    join model.category k on k.version_id = f.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
    group by f.case_id, i.section, i.row_key, f.id),
  -- As it was worded last; written down when it was worded first.
  written as (
    select distinct on (w.case_id, w.section, w.row_key) w.case_id, w.area, w.reason, w.standing,
      min(w.at) over (partition by w.case_id, w.section, w.row_key) as at
    from wordings w order by w.case_id, w.section, w.row_key, w.at desc, w.id desc),
  -- A line of the basket that was refused and that nothing took the place of; where the need itself is written down too, that one counts.
  refused as (
    select b.case_id, case when b.goods then 'goods' else max(i.body -> 'fields' ->> a.area) end as area, 'refused' as reason, true as standing, min(i.created_at) as at
    from casework.basket_item b
    join forms f on f.case_id = b.case_id and f.id = b.form_instance_id
    join casework.item i on i.case_id = b.case_id and i.form_instance_id = b.form_instance_id and i.row_key is not distinct from b.row_key and i.kind = 'answer'
    join asked a on a.version_id = f.version_id and a.form = f.form and a.section = i.section and a.binds = 'basket_item'
    join model.category k on k.version_id = f.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
    where b.current and b.state = 'refused'
      -- Another line that was written for the same need took its place.
      and not exists (
        select from casework.item n
        join casework.basket_item o on o.case_id = n.case_id and n.body -> 'rows' ? o.row_key and o.current and o.state <> 'refused'
        where n.case_id = b.case_id and n.kind = 'need' and n.replaced_at is null and n.body -> 'rows' ? b.row_key)
    group by b.case_id, b.id, b.goods),
  needs as (
    select w.case_id, w.area, w.reason, w.standing, w.at from written w
    union all
    select r.case_id, r.area, r.reason, r.standing, r.at from refused r
    where not exists (select from written w where w.case_id = r.case_id and w.area is not distinct from r.area)),
  known as (
    select n.case_id, coalesce(a.id, case when n.area = 'goods' then 'goods' else 'other' end) as area, a.name as area_name,
      coalesce(r.id, case when n.reason = 'refused' then 'refused' else 'other' end) as reason, r.name as reason_name,
      min(n.at at time zone 'Europe/Warsaw') as at, bool_or(n.standing) as standing
    from needs n left join areas a on a.id = n.area left join reasons r on r.id = n.reason and n.reason <> 'refused'
    group by n.case_id, 2, 3, 4, 5)
  select c.unit_code, k.area, k.area_name, k.reason, k.reason_name, extract(year from k.at)::integer, extract(quarter from k.at)::integer,
    k.standing and c.closed_on is null
  from known k join cases c on c.id = k.case_id $$;
comment on function casework.noted_needs is 'Needs without a service that cases of a gmina or powiat have written down, one row for each family, area and reason; for other functions alone.';

-- A sum is told as a band between multiples of five. Only those multiples part bands that leave every part the whole of its own band, so that nothing
-- can be worked out of what is told beside it (ADR 58). Where there is none, the sum of what is told of the parts is all that is said.
create function casework.told_sum(in_sum integer, in_lo integer, in_hi integer, in_widest integer, out lo integer, out hi integer)
  language sql immutable set search_path = '' as $$
  select case when not f.any or in_sum < f.first then in_lo else least(in_sum / 5 * 5, f.last) end,
    case when not f.any then in_hi when in_sum < f.first then f.first - 1 when in_sum / 5 * 5 >= f.last then in_hi else in_sum / 5 * 5 + 4 end
  from (select e.first, e.last, e.first <= e.last as any
        from (select (in_lo + in_widest + 5) / 5 * 5 as first, (in_hi - in_widest) / 5 * 5 as last) e) f $$;
comment on function casework.told_sum is 'The band in which a sum is told beside its parts: `in_lo` and `in_hi` add up what is told of them, `in_widest` is their widest band less one.';

-- One tree, from a quarter up to the powiat: what is told of a part depends on that part alone, and what is told of a sum on its parts.
create function casework.told_needs(in_counts jsonb)
  returns table (level text, unit_code text, area text, reason text, quarter integer, standing boolean, lo integer, hi integer)
  language sql immutable set search_path = '' rows 100 as $$
  with leaf as (
    select c.unit_code, c.area, c.reason, c.quarter, c.standing, c.count as n,
      case when c.count < 5 then 1 else c.count / 5 * 5 end as lo, case when c.count < 5 then 4 else c.count / 5 * 5 + 4 end as hi
    from jsonb_to_recordset(in_counts) as c (unit_code text, area text, reason text, quarter integer, standing boolean, count integer) where c.count > 0),
  state as (
    select s.*, t.lo, t.hi from (
      select l.unit_code, l.area, l.reason, l.standing, sum(l.n)::integer as n, sum(l.lo)::integer as los, sum(l.hi)::integer as his, max(l.hi - l.lo) as widest
      from leaf l group by l.unit_code, l.area, l.reason, l.standing) s
    cross join lateral casework.told_sum(s.n, s.los, s.his, s.widest) t),
  gmina as (
    select s.*, t.lo, t.hi from (
      select l.unit_code, l.area, l.reason, sum(l.n)::integer as n, sum(l.lo)::integer as los, sum(l.hi)::integer as his, max(l.hi - l.lo) as widest
      from state l group by l.unit_code, l.area, l.reason) s
    cross join lateral casework.told_sum(s.n, s.los, s.his, s.widest) t),
  together as (
    select s.*, t.lo, t.hi from (
      select l.area, l.reason, sum(l.n)::integer as n, sum(l.lo)::integer as los, sum(l.hi)::integer as his, max(l.hi - l.lo) as widest
      from gmina l group by l.area, l.reason) s
    cross join lateral casework.told_sum(s.n, s.los, s.his, s.widest) t),
  area as (
    select s.*, t.lo, t.hi from (
      select l.area, sum(l.n)::integer as n, sum(l.lo)::integer as los, sum(l.hi)::integer as his, max(l.hi - l.lo) as widest
      from together l group by l.area) s
    cross join lateral casework.told_sum(s.n, s.los, s.his, s.widest) t),
  everything as (
    select s.*, t.lo, t.hi from (
      select sum(l.n)::integer as n, sum(l.lo)::integer as los, sum(l.hi)::integer as his, max(l.hi - l.lo) as widest from area l having count(*) > 0) s
    cross join lateral casework.told_sum(s.n, s.los, s.his, s.widest) t)
  select 'quarter', l.unit_code, l.area, l.reason, l.quarter, l.standing, l.lo, l.hi from leaf l
  union all select 'state', s.unit_code, s.area, s.reason, null, s.standing, s.lo, s.hi from state s
  union all select 'gmina', g.unit_code, g.area, g.reason, null, null, g.lo, g.hi from gmina g
  union all select 'powiat', null, t.area, t.reason, null, null, t.lo, t.hi from together t
  union all select 'area', null, a.area, null, null, null, a.lo, a.hi from area a
  union all select 'all', null, null, null, null, null, e.lo, e.hi from everything e $$;
comment on function casework.told_needs is 'Counts of needs by gmina, area, reason, quarter and whether they stand, as they may be told: bands of a tree, the sums of which give nothing of a part away.';

create function casework.unmet_needs(in_unit text, in_year integer)
  returns table (level text, unit_code text, area text, area_name text, reason text, reason_name text, quarter integer, standing boolean, lo integer, hi integer)
  language sql stable security definer set search_path = '' rows 100 as $$
  with noted as materialized (
    -- Nothing is read for whoever does not count them.
    select n.* from casework.noted_needs(case when in_unit in (select authz.units_whose_needs_i_count()) then in_unit end) n
    where n.year = in_year),
  counts as (select n.unit_code, n.area, n.reason, n.quarter, n.standing, count(*) as count from noted n
    group by n.unit_code, n.area, n.reason, n.quarter, n.standing),
  areas as (select distinct n.area, n.area_name from noted n),
  reasons as (select distinct n.reason, n.reason_name from noted n)
  select t.level, t.unit_code, t.area, a.area_name, t.reason, r.reason_name, t.quarter, t.standing, t.lo, t.hi
  from casework.told_needs(coalesce((select jsonb_agg(c) from counts c), '[]')) t
  left join areas a on a.area = t.area left join reasons r on r.reason = t.reason
  -- Bands of the powiat go beyond those of one gmina; a gmina adds up what is told of its own.
  where pg_catalog.length(in_unit) = 4 or t.level in ('quarter', 'state', 'gmina') $$;
comment on function casework.unmet_needs is 'How many needs without a service a gmina or powiat wrote down in a year, by area, reason and quarter, in bands that tell nothing under five; for those who count them.';

revoke execute on function authz.units_whose_needs_i_count, casework.noted_needs, casework.told_sum, casework.told_needs, casework.unmet_needs from public;
grant execute on function authz.units_whose_needs_i_count, casework.unmet_needs to app_runtime;
