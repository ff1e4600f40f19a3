-- An agreement opens and closes the rights of those who are party to it: neither who they are nor its end is anybody's but theirs.

create function authz.agreements_i_may_end() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select a.id
  from authz.body_roles_i_hold() r
  join teams.body b on b.id = r.body_id
  join model.granted g on g.version_id = b.version_id and g.role = r.role and g.kind = 'act' and g.element = 'manage_agreements'
  join institutions.agreement a on a.body_id = b.id
  where exists (select from model.granted m
                where m.version_id = b.version_id and m.role = r.role and m.kind = 'act' and m.element = 'manage_members')
     or exists (select from institutions.agreement_party p
                where p.agreement_id = a.id
                  and (p.institution_id = r.institution_id or p.unit_code in (select authz.units_i_govern()))) $$;
comment on function authz.agreements_i_may_end is 'Relation: agreements of teams whose agreements the model lets me manage: all of a team whose members I manage too, else those to which my institution or a unit I govern is a party.';

create function authz.agreements_i_just_recorded() returns setof uuid
  language sql stable security definer set search_path = '' rows 2 as $$
  select a.id from institutions.agreement a where a.recorded_by = (select authz.me()) and a.recorded_at = authz.now() $$;
comment on function authz.agreements_i_just_recorded is 'Relation: an agreement I am recording in this very act, before its parties are on record.';

revoke execute on function authz.agreements_i_may_end, authz.agreements_i_just_recorded from public;
grant execute on function authz.agreements_i_may_end, authz.agreements_i_just_recorded to app_runtime;
