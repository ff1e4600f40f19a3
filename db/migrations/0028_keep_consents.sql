-- Two registers of consent: to taking part, and to showing what one institution knows to another. The second is what the ledger rests on.

create table casework.consent_text (
  id         uuid primary key,
  register   text not null check (register in ('taking_part', 'sharing')),
  version    integer not null check (version > 0),
  language   text not null check (language in ('pl', 'uk')),
  title      text not null,
  paragraphs text[] not null check (cardinality(paragraphs) > 0),
  valid_from date not null,
  loaded_at  timestamptz not null,
  unique (register, version, language)
);
comment on table casework.consent_text is 'What people read before they consent, by register, version and language. Never rewritten: a changed text is a new version from its own day, and who agreed to an older one agreed to that.';
alter table casework.consent_text enable row level security;
grant select, insert on casework.consent_text to app_runtime;

create function authz.consent_registers_i_use() returns setof text
  language sql stable security definer set search_path = '' rows 2 as $$
  select r from pg_catalog.unnest(array['taking_part', 'sharing']) r where exists (select from authz.cases_i_see()) $$;
comment on function authz.consent_registers_i_use is 'Relation: both registers of consent, for whoever has a place in some case.';
revoke execute on function authz.consent_registers_i_use from public;
grant execute on function authz.consent_registers_i_use to app_runtime;

alter table casework.consent_for add column text_id uuid references casework.consent_text;
create index consent_for_text on casework.consent_for (text_id);
comment on column casework.consent_for.text_id is 'The text that was signed; nothing where it was another one.';

create table casework.sharing_consent (
  id                       uuid primary key,
  case_id                  uuid not null references casework.case,
  institution_id           uuid not null references institutions.institution,
  item_id                  uuid,
  subject_id               uuid not null,
  authority_id             uuid,
  recipient_institution_id uuid not null references institutions.institution,
  ground                   text not null,
  categories               text[] not null check (cardinality(categories) > 0),
  special                  boolean not null,
  text_id                  uuid references casework.consent_text,
  given_on                 date not null,
  valid_until              date check (valid_until >= given_on),
  second_parent            text check (second_parent in ('asked', 'not_reachable', 'urgent_help', 'court_decides', 'everyday_matter')),
  recorded                 jsonb,
  recorded_by              uuid not null references identity.person,
  recorded_at              timestamptz not null,
  withdrawn_on             date check (withdrawn_on >= given_on),
  withdrawn_by             uuid,
  withdrawn_recorded       jsonb,
  withdrawn_at             timestamptz,
  withdrawal_recorded_by   uuid references identity.person,
  check (num_nonnulls(withdrawn_on, withdrawn_by, withdrawn_recorded, withdrawn_at, withdrawal_recorded_by) in (0, 5)),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, authority_id) references casework.authority (case_id, id),
  unique (case_id, id)
);
comment on table casework.sharing_consent is 'Consent of one person, or of who decides for them, that a named institution is shown named categories on a ground of the model that rests on consent. `institution_id` wrote it down; `item_id` holds the scan; nothing there where it was written down with a disclosure. `withdrawn_by`: who took it back, a person of the case or somebody outside it. Never edited: withdrawn.';
create index sharing_consent_institution on casework.sharing_consent (institution_id);
create index sharing_consent_item on casework.sharing_consent (case_id, item_id);
create index sharing_consent_subject on casework.sharing_consent (case_id, subject_id);
create index sharing_consent_authority on casework.sharing_consent (case_id, authority_id);
create index sharing_consent_recipient on casework.sharing_consent (recipient_institution_id);
create index sharing_consent_text on casework.sharing_consent (text_id);
create index sharing_consent_recorded_by on casework.sharing_consent (recorded_by);
create index sharing_consent_withdrawal_recorded_by on casework.sharing_consent (withdrawal_recorded_by);
alter table casework.sharing_consent enable row level security;
grant select, insert on casework.sharing_consent to app_runtime;
grant update (withdrawn_on, withdrawn_by, withdrawn_recorded, withdrawn_at, withdrawal_recorded_by) on casework.sharing_consent to app_runtime;

create table casework.disclosure_consent (
  disclosure_id uuid not null references casework.disclosure,
  consent_id    uuid not null,
  case_id       uuid not null references casework.case,
  primary key (disclosure_id, consent_id),
  foreign key (case_id, consent_id) references casework.sharing_consent (case_id, id)
);
comment on table casework.disclosure_consent is 'On which consents of the register a disclosure rests: of each person whom the content is about. It ends with the first of them that is withdrawn.';
create index disclosure_consent_consent on casework.disclosure_consent (case_id, consent_id);
alter table casework.disclosure_consent enable row level security;
grant select, insert on casework.disclosure_consent to app_runtime;

alter table casework.disclosure add column ended_with_consent boolean not null default false;
comment on column casework.disclosure.ended_with_consent is 'A consent on which it rested was withdrawn, and it ended at that moment.';

create function authz.ordinary_consents_i_keep() returns setof uuid
  language sql stable security definer set search_path = '' rows 60 as $$
  select k.id from authz.cases_i_keep() mine join casework.sharing_consent k on k.case_id = mine and not k.special $$;
comment on function authz.ordinary_consents_i_keep is 'Relation: consents to showing in cases I keep, whoever wrote them down; those about special content leave no trace.';

-- Whoever is about to show something on a consent learns what was consented to, and what was taken back, about exactly that.
create function casework.consents_to_show(in_case uuid, in_recipient uuid, in_category text, in_ground text)
  returns table (id uuid, subject_id uuid, giver uuid, given_on date, valid_until date, withdrawn_on date)
  language sql stable security definer set search_path = '' as $$
  select k.id, k.subject_id, coalesce(a.holder_subject_id, a.holder_outside, k.subject_id), k.given_on, k.valid_until, k.withdrawn_on
  from casework.sharing_consent k left join casework.authority a on a.id = k.authority_id
  where k.case_id = in_case and k.recipient_institution_id = in_recipient and in_category = any (k.categories) and k.ground = in_ground
    and k.case_id in (select s.case_id from authz.my_writing_seats() s)
    and k.case_id not in (select authz.cases_denied_to_me())
  order by k.given_on, k.id $$;
comment on function casework.consents_to_show is 'Consents that one category is shown to one institution on one ground, standing and withdrawn, for those who write content in the case.';

create function casework.end_shown_on(in_consent uuid) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  ended integer;
begin
  update casework.disclosure d set withdrawn_at = authz.now(), withdrawn_by = authz.me(), ended_with_consent = true
  from casework.disclosure_consent r join casework.sharing_consent k on k.id = r.consent_id
  where k.id = in_consent and k.withdrawn_on is not null and k.withdrawal_recorded_by = authz.me()
    and d.id = r.disclosure_id and d.withdrawn_at is null and d.valid_until >= authz.today();
  get diagnostics ended = row_count;
  return ended;
end $$;
comment on function casework.end_shown_on is 'Ends every disclosure that rests on a consent which the acting person has just withdrawn, whichever institution gave it. Answers how many.';

-- For the data protection officer: that there is a consent, of which register, from when, withdrawn when. Neither who nor what.
create function casework.consents_i_audit() returns table (case_id uuid, code text, register text, given_on date, how text, version integer, on_file boolean,
    for_another boolean, withdrawn_on date, running integer)
  language sql stable security definer set search_path = '' as $$
  with mine as materialized (select authz.cases_i_audit() as id)
  select c.id, c.code, 'taking_part', k.given_on, k.recorded ->> 'how', null::integer, true, false, k.withdrawn_on, null::integer
  from mine join casework.case c on c.id = mine.id join casework.consent k on k.case_id = c.id
  union all
  select c.id, c.code, 'taking_part', k.given_on, k.recorded ->> 'how', x.version,
    k.form_instance_id is not null or exists (select from casework.item_file f where f.case_id = k.case_id and f.item_id = k.item_id),
    true, k.withdrawn_on, null::integer
  from mine join casework.case c on c.id = mine.id join casework.consent_for k on k.case_id = c.id
  left join casework.consent_text x on x.id = k.text_id
  union all
  select c.id, c.code, 'sharing', k.given_on, k.recorded ->> 'how', x.version,
    exists (select from casework.item_file f where f.case_id = k.case_id and f.item_id = k.item_id),
    k.authority_id is not null, k.withdrawn_on,
    (select count(*)::integer from casework.disclosure_consent r join casework.disclosure d on d.id = r.disclosure_id
      where r.case_id = k.case_id and r.consent_id = k.id and d.withdrawn_at is null and d.valid_until >= authz.today())
  from mine join casework.case c on c.id = mine.id join casework.sharing_consent k on k.case_id = c.id and not k.special
  left join casework.consent_text x on x.id = k.text_id $$;
comment on function casework.consents_i_audit is 'Both registers of consent by code and days, for those whom the model lets check the record; consents about special content leave no trace.';

revoke execute on function authz.ordinary_consents_i_keep, casework.consents_to_show, casework.end_shown_on, casework.consents_i_audit from public;
grant execute on function authz.ordinary_consents_i_keep, casework.consents_to_show, casework.end_shown_on, casework.consents_i_audit to app_runtime;

-- What was consented to on behalf of somebody now stands in both registers.
create or replace function casework.authority_structure(in_case uuid) returns json
  language sql stable security definer set search_path = '' as $$
  select json_build_object(
    'persons', (select json_agg(x) from (select s.id, s.adult or exists (select from casework.item i
          where i.case_id = s.case_id and i.subject_id = s.id and i.kind = 'identity' and i.replaced_at is null
            and (i.body ->> 'born')::date + interval '18 years' <= authz.today()) as adult
      from casework.subject s where s.case_id = c.id order by s.no) x),
    'authorities', (select json_agg(x) from (select a.id, a.subject_id as subject, coalesce(a.holder_subject_id, a.holder_outside) as holder,
        case when a.kind in ('suspended', 'deprived') and c.id not in (select authz.cases_i_keep()) then 'none' else a.kind end as kind,
        a.covers, a.from_on as from, a.until_on as until
      from casework.authority a where a.case_id = c.id and a.replaced_at is null order by a.from_on, a.id) x),
    'incapacities', (select json_agg(x) from (select i.subject_id as subject, i.extent, i.from_on as from, i.until_on as until
      from casework.incapacity i where i.case_id = c.id and i.replaced_at is null order by i.from_on, i.id) x),
    'consents', (select json_agg(x) from (
      select k.subject_id as subject, coalesce(a.holder_subject_id, a.holder_outside) as giver, k.matter, k.given_on as on,
        k.withdrawn_on as "withdrawnOn"
      from casework.consent_for k join casework.authority a on a.id = k.authority_id where k.case_id = c.id
      union all
      select k.subject_id, coalesce(a.holder_subject_id, a.holder_outside), k.ground, k.given_on, k.withdrawn_on
      from casework.sharing_consent k join casework.authority a on a.id = k.authority_id where k.case_id = c.id
      order by 4, 1) x))
  from casework.case c
  where c.id = in_case and c.id in (select s.case_id from authz.my_writing_seats() s) $$;
