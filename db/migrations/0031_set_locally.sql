create table model.local_setting (
  id        uuid primary key,
  unit_code text not null references territory.unit,
  model_id  text not null,
  what      text not null check (what in ('deadline', 'param', 'label', 'add_fields', 'add_items', 'narrow_sharing')),
  target    text not null,
  value     jsonb not null,
  reason    text not null,
  clause    text not null,
  from_on   date not null,
  until_on  date,
  set_by    uuid references identity.person,
  set_at    timestamptz not null,
  unique (unit_code, model_id, what, target, from_on),
  check (until_on is null or until_on >= from_on)
);
comment on table model.local_setting is 'What a gmina set within the bounds of its model, why, by which paragraph and between which days. A new value ends the one before it; nothing is deleted.';
create index local_setting_set_by on model.local_setting (set_by);
alter table model.local_setting enable row level security;
-- Anybody may know what a gmina set and why, nobody who in its office wrote it down: that is on the record.
grant select (id, unit_code, model_id, what, target, value, reason, clause, from_on, until_on, set_at), insert, update (until_on)
  on model.local_setting to app_runtime;

alter table model.adoption add column order_number text, add column order_on date;
alter table model.adoption add check ((order_number is null) = (order_on is null));
comment on column model.adoption.order_number is 'Number of the order (zarządzenie) by which the gmina adopted the version; with its day in order_on.';

create function casework.local_amounts(in_case uuid) returns json language sql stable security definer set search_path = '' as $$
  select json_agg(json_build_object('what', s.what, 'target', s.target, 'value', s.value, 'from', s.from_on, 'until', s.until_on) order by s.from_on)
  from casework.case c join model.version v on v.id = c.version_id
  join model.local_setting s on s.unit_code = c.unit_code and s.model_id = v.model_id and s.what in ('deadline', 'param')
  where c.id = in_case and (authz.acting_as('worker') or c.id in (select authz.cases_i_see())) $$;
comment on function casework.local_amounts is 'Lengths of deadlines and values of parameters that the gmina of a case has set for its model, with their days; nothing for those who do not see the case.';
revoke execute on function casework.local_amounts from public;
grant execute on function casework.local_amounts to app_runtime;
