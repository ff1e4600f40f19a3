-- What institutions without accounts do on paper, and who writes it down (FORMAT.md, section 9, Without an account).

create function authz.forms_i_may_record() returns table (case_id uuid, form text, institution_id uuid)
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct c.id, g.element, t.institution_id
  from authz.cases_i_keep() mine join casework.case c on c.id = mine
  join casework.seat t on t.case_id = c.id and authz.on_day(t.from_on, t.until_on)
  join institutions.institution i on i.id = t.institution_id and not i.has_accounts
  join model.granted g on g.version_id = c.version_id and g.role = t.role and g.kind = 'form' $$;
comment on function authz.forms_i_may_record is 'Relation: in cases I keep, forms that an institution of the team without accounts fills in on paper, and which I write down for it.';
revoke execute on function authz.forms_i_may_record from public;
grant execute on function authz.forms_i_may_record to app_runtime;
