-- What people read to learn: pages, news, the library, courses. A card (title, summary) and the words behind it are two tables, because they have two gates.
create schema learning;
grant usage on schema learning to app_runtime;

create table learning.item (
  id         uuid primary key,
  kind       text not null check (kind in ('page', 'news', 'material', 'course', 'lesson', 'training_cycle', 'exchange_meeting', 'conference', 'call',
               'focus_guide', 'transcript', 'codebook', 'recommendation')),
  slug       text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  lang       text not null check (lang in ('pl', 'uk')),
  variant    text not null check (variant in ('standard', 'etr')),
  access     text not null check (access in ('public', 'signed_in', 'agreement', 'team')),
  strangers  text not null check (strangers in ('card', 'nothing')),
  owner_id   uuid references identity.person,
  added_at   timestamptz not null,
  unique (kind, slug, lang, variant)
);
comment on table learning.item is 'One thing to read in one language and variant, whatever its editions say: who may open it (`access`), and whether those who may not see its card or nothing (`strangers`). Its owner looks after it; without one, the editors do. Never deleted.';
create index item_owner on learning.item (owner_id);
alter table learning.item enable row level security;
grant select, insert on learning.item to app_runtime;
grant update (access, strangers, owner_id) on learning.item to app_runtime;

create table learning.edition (
  id           uuid primary key,
  item_id      uuid not null references learning.item,
  no           integer not null check (no >= 1),
  label        text not null check (length(label) between 1 and 20),
  edition_date date not null,
  title        text not null check (length(title) between 1 and 300),
  summary      text not null check (length(summary) <= 1000),
  author       text not null check (length(author) between 1 and 200),
  card         jsonb not null,
  state        text not null check (state in ('draft', 'in_review', 'published', 'withdrawn')),
  publish_at   timestamptz,
  written_by   uuid references identity.person,
  written_at   timestamptz not null,
  decided_by   uuid references identity.person,
  decided_at   timestamptz,
  replaced_by  uuid references learning.edition,
  unique (item_id, no),
  check (state <> 'published' or publish_at is not null)
);
comment on table learning.edition is 'The card of one edition: what a list says of it (`card`: address, place in menus, tags, dates, audience) and nothing of its words. Published from an instant on; a later edition replaces it and it stays to be cited; withdrawn, it is there for editors alone.';
create index edition_replaced_by on learning.edition (replaced_by);
create index edition_written_by on learning.edition (written_by);
create index edition_decided_by on learning.edition (decided_by);
create unique index edition_address on learning.edition ((card ->> 'address')) where card ? 'address' and state = 'published' and replaced_by is null;
alter table learning.edition enable row level security;
grant select, insert on learning.edition to app_runtime;
grant update (title, summary, author, card, state, publish_at, decided_by, decided_at, replaced_by) on learning.edition to app_runtime;

create table learning.body (
  edition_id uuid primary key references learning.edition,
  front      jsonb not null,
  markdown   text not null,
  terms      text[] not null,
  digest     bytea not null
);
comment on table learning.body is 'The words of an edition: its front matter whole, its Markdown, the stems it is searched by, and the digest of the file it came from. Read by those alone who may open the item.';
create index body_terms on learning.body using gin (terms);
alter table learning.body enable row level security;
grant select, insert on learning.body to app_runtime;
grant update (front, markdown, terms, digest) on learning.body to app_runtime;

create table learning.placeholder (
  key    text primary key check (key ~ '^[a-z0-9]+([._][a-z0-9]+)+$'),
  value  text not null check (length(value) between 1 and 2000),
  set_by uuid references identity.person,
  set_at timestamptz not null
);
comment on table learning.placeholder is 'What this installation puts where a text leaves a blank: name, address, telephone of whoever runs it. Printed on public pages.';
create index placeholder_set_by on learning.placeholder (set_by);
alter table learning.placeholder enable row level security;
grant select, insert on learning.placeholder to app_runtime;
grant update (value, set_by, set_at) on learning.placeholder to app_runtime;

-- The one gate. Whatever shows content, by page, file, list, search, feed or print, asks row security, and row security asks this.
create function authz.access_levels_i_have() returns setof text
  language sql stable security definer set search_path = '' rows 4 as $$
  with mine as (
    select authz.me() as me, exists (
      select from teams.membership m
      where m.person_id = authz.me() and authz.on_day(m.from_on, m.until_on) and authz.employed_at(m.person_id, m.institution_id)
        and case when m.body_id is null then exists (select from teams.body b where b.unit_code = m.unit_code) else authz.takes_part(m.body_id, m.institution_id) end
        and exists (select from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
                    where p.person_id = m.person_id and a.kind = 'confidentiality' and a.model_id = m.model_id and authz.agreement_in_force(a))) as in_team)
  select 'public'
  union all select 'signed_in' from mine where mine.me is not null
  union all select 'agreement' from mine where mine.in_team or exists (
    select from institutions.agreement_party p join institutions.agreement a on a.id = p.agreement_id
    where p.institution_id in (select authz.institutions_i_work_in()) and a.kind in ('project', 'accession', 'own_adoption') and authz.agreement_in_force(a))
  union all select 'team' from mine where mine.in_team $$;
comment on function authz.access_levels_i_have is 'Relation: levels of access the acting person has today: everybody `public`, with an account `signed_in`, employed in an institution whose agreement is in force `agreement`, in a team in which their institution takes part today and with a statement of confidentiality `team` and with it `agreement`.';

create function authz.i_edit_learning() returns boolean
  language sql stable security definer set search_path = '' as $$ select authz.i_administer() $$;
comment on function authz.i_edit_learning is 'The acting person edits what people read to learn: the administrator.';

create function authz.learning_items_i_open() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select i.id from learning.item i where i.access in (select authz.access_levels_i_have()) $$;
comment on function authz.learning_items_i_open is 'Relation: items of whose level of access the acting person has one today.';

create function authz.editions_shown_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select e.id from learning.edition e join learning.item i on i.id = e.item_id
  where e.state = 'published' and e.publish_at <= authz.now() and (i.strangers = 'card' or i.access in (select authz.access_levels_i_have())) $$;
comment on function authz.editions_shown_to_me is 'Relation: published editions whose card the acting person sees: of items that show their card to everybody, and of those the person may open.';

create function authz.editions_i_open() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select e.id from learning.edition e join learning.item i on i.id = e.item_id
  where e.state = 'published' and e.publish_at <= authz.now() and i.access in (select authz.access_levels_i_have()) $$;
comment on function authz.editions_i_open is 'Relation: published editions of items that the acting person may open today.';

create function authz.learning_items_shown_to_me() returns setof uuid
  language sql stable security definer set search_path = '' rows 100 as $$
  select e.item_id from learning.edition e where e.id in (select authz.editions_shown_to_me()) $$;
comment on function authz.learning_items_shown_to_me is 'Relation: items of which the acting person sees a card.';

revoke execute on function authz.access_levels_i_have, authz.i_edit_learning, authz.learning_items_i_open, authz.editions_shown_to_me,
  authz.editions_i_open, authz.learning_items_shown_to_me from public;
grant execute on function authz.access_levels_i_have, authz.i_edit_learning, authz.learning_items_i_open, authz.editions_shown_to_me,
  authz.editions_i_open, authz.learning_items_shown_to_me to app_runtime;
