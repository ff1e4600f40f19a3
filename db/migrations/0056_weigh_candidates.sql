-- From diagnosis to basket: needs as entries, the family's own order of them, why something was refused and what comes next.
alter table casework.item drop constraint item_kind_check;
alter table casework.item add constraint item_kind_check check (kind in
  ('identity', 'household', 'answer', 'minutes', 'note', 'reason', 'authority', 'consent', 'opinion', 'safe_contact', 'apart', 'kinship',
   'need', 'ranking', 'refusal'));

create index basket_item_what on casework.basket_item (what_key);

-- Cases are counted, not lines, each figure in steps of five, and nothing below five: no family can be told from it.
create function casework.outcomes_of_services(in_services text[]) returns table (service text, confirmed integer, refused integer)
  language sql stable security definer set search_path = '' rows 20 as $$
  select n.what_key, n.confirmed / 5 * 5, n.refused / 5 * 5
  from (select b.what_key, count(distinct b.case_id) filter (where b.state = 'confirmed')::integer as confirmed,
          count(distinct b.case_id) filter (where b.state = 'refused')::integer as refused
        from casework.basket_item b where b.what_key = any (in_services) and b.state in ('confirmed', 'refused')
        group by b.what_key) n
  where (n.confirmed >= 5 or n.refused >= 5) and exists (select from authz.cases_i_see()) $$;
comment on function casework.outcomes_of_services is 'Of how many cases together lines with these services ended confirmed or refused, rounded down to fives; nothing below five, and nothing for somebody without a case.';

-- A page about one case narrows every relation to it, and this asks about the others.
create function casework.services_elsewhere(in_subject uuid)
  returns table (code text, provider_institution_id uuid, state text, form text, body jsonb)
  language plpgsql stable security definer set search_path = '' rows 5 as $$
declare
  page constant text := coalesce(pg_catalog.current_setting('app.case_id', true), '');
begin
  perform pg_catalog.set_config('app.case_id', '', true);
  return query
    select c.code, b.provider_institution_id, b.state, f.form, i.body
    from casework.secret mine
    join casework.secret other on other.digest = mine.digest and other.case_id <> mine.case_id and other.given_up_at is null
    join casework.case c on c.id = other.case_id and c.closed_on is null
    join casework.basket_item b on b.case_id = other.case_id and b.subject_id = other.subject_id and b.current
      and b.state not in ('refused', 'confirmed')
    join casework.form_instance f on f.id = b.form_instance_id
    join casework.item i on i.case_id = b.case_id and i.id = b.item_id
    where mine.subject_id = in_subject and mine.given_up_at is null
      and mine.case_id in (select authz.cases_i_keep()) and c.id in (select authz.cases_i_keep())
      and c.id not in (select authz.cases_denied_to_me())
      and (i.case_id, i.owner_institution_id) in (select w.case_id, w.institution_id from authz.my_writing_seats() w)
      and (i.case_id, i.id) not in (select s.case_id, s.item_id from authz.items_shielded_from_me() s)
      and (i.case_id, i.id) not in (select s.case_id, s.item_id from authz.items_closed_to_me() s)
      and not authz.names_hidden() and not authz.looks_as_another() order by c.code, b.id;
  perform pg_catalog.set_config('app.case_id', page, true);
end $$;
comment on function casework.services_elsewhere is 'What runs or is planned for this person, by PESEL, in other open cases that I keep, where my institution wrote it; none on a shared screen.';

-- The category is asked before row security, as the area is: what is left to read through it are tens of entries and not thousands.
create function directory.services_of_category(in_area text[], in_category text) returns setof uuid
  language plpgsql stable security definer set search_path = '' rows 200 as $$
begin
  return query select s.id from directory.service s
    where s.area operator(pg_catalog.&&) in_area and s.category = in_category and s.archived_on is null
      and s.audience in (select authz.audiences_i_am_in());
end $$;
comment on function directory.services_of_category is 'Entries of a category for the acting person, archived ones left out, that serve one of these units.';
revoke execute on function directory.services_of_category from public;
grant execute on function directory.services_of_category to app_runtime;

revoke execute on function casework.outcomes_of_services, casework.services_elsewhere from public;
grant execute on function casework.outcomes_of_services, casework.services_elsewhere to app_runtime;
