-- Where units lie, for maps: drawn coarsely, because a page is light and a map of figures needs no more.
create table territory.boundary (
  code        text primary key references territory.unit,
  rings       jsonb not null check (jsonb_typeof(rings) = 'array'),
  source      text not null check (length(source) between 1 and 200),
  imported_at timestamptz not null
);
comment on table territory.boundary is 'The outline of a unit as imported last. `rings`: closed rings without their last point, each a flat list of longitude and latitude in thousandths of a degree (WGS84); a ring within another is a hole. `source`: the register they come from and its state, as whoever imported named it.';
alter table territory.boundary enable row level security;
grant select, insert, update on territory.boundary to app_runtime;

-- An adult of the family puts the needs in order on a page of their own.
create function casework.family_needs() returns json
  language sql stable security definer set search_path = '' as $$
  with me as materialized (
    select l.case_id, l.subject_id, c.version_id, c.owner_institution_id as keeper
    from casework.family_link l join casework.case c on c.id = l.case_id and c.closed_on is null
    where l.id in (select authz.family_links_i_hold())
  ),
  -- as in family_view: their own and those of the whole family; nothing special, shielded, or from an informant
  needs as materialized (
    select n.id, i.body ->> 'words' as words, n.subject_id is null as whole, n.since_on
    from me join casework.need n on n.case_id = me.case_id and n.ended_on is null and (n.subject_id is null or n.subject_id = me.subject_id)
    join casework.item i on i.case_id = n.case_id and i.id = n.item_id and i.owner_institution_id = me.keeper
    join model.category k on k.version_id = me.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
    where not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
      and not exists (select from casework.shielded_item x join casework.shield s on s.id = x.shield_id and s.ended_at is null where x.item_id = i.id)
  )
  select json_build_object('caseId', me.case_id, 'subjectId', me.subject_id, 'versionId', me.version_id,
    'needs', coalesce((select json_agg(json_build_object('id', n.id, 'words', n.words, 'whole', n.whole) order by n.since_on, n.id) from needs n), '[]'),
    'told', (select i.body from casework.item i where i.case_id = me.case_id and i.subject_id = me.subject_id and i.kind = 'ranking'
             and i.family_link_id is not null and i.replaced_at is null order by i.created_at desc limit 1))
  from me $$;
comment on function casework.family_needs is 'Needs that the holder of a code may put in order: their own and those of the whole family, with the order that they told on their page before. Nothing where the code no longer works or the case is closed.';

create function casework.tell_order(in_item uuid, in_category text, in_body jsonb) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  link casework.family_link;
begin
  select l.* into link from casework.family_link l join casework.case c on c.id = l.case_id and c.closed_on is null
  where l.id in (select authz.family_links_i_hold());
  if link.id is null then return null; end if;
  -- Only what they told themselves gives way, never what a worker wrote down.
  update casework.item i set replaced_at = authz.now()
  where i.case_id = link.case_id and i.subject_id = link.subject_id and i.kind = 'ranking' and i.family_link_id is not null and i.replaced_at is null;
  insert into casework.item (case_id, id, keeper_institution_id, owner_institution_id, subject_id, category, kind, row_key, body, family_link_id, created_at)
  select c.id, in_item, c.owner_institution_id, c.owner_institution_id, link.subject_id, in_category, 'ranking', 'itself-' || link.subject_id, in_body,
    link.id, authz.now()
  from casework.case c where c.id = link.case_id;
  return link.case_id;
end $$;
comment on function casework.tell_order is 'Keeps the order in which a family member puts the needs on their page, for the institution that keeps the case. Answers with the case; nothing where the code no longer works or the case is closed.';

create function casework.order_to_tell(in_item uuid) returns table (case_id uuid, case_code text, person_id uuid)
  language sql stable security definer set search_path = '' rows 2 as $$
  select c.id, c.code, p from casework.item i join casework.case c on c.id = i.case_id
  cross join lateral casework.people_awaited(c.id, c.owner_institution_id, null) p
  where authz.acting_as('worker') and i.id = in_item and i.kind = 'ranking' and i.family_link_id is not null
    and not exists (select from notices.notice n where n.person_id = p and n.read_at is null
      and n.kind = 'family_order' and n.link = '/cases/' || c.id || '/needs') $$;
comment on function casework.order_to_tell is 'Whom the worker tells that a family member put the needs in order: those who work in the case for its keeper, nobody twice before they read of it. Nothing for anybody else.';

revoke execute on function casework.family_needs, casework.tell_order, casework.order_to_tell from public;
grant execute on function casework.family_needs, casework.tell_order, casework.order_to_tell to app_runtime;
