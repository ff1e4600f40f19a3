-- Who may decide for a child or for an adult without full legal capacity, what was consented to on their behalf, and what a child itself said.
-- Words (a holder from outside the case, the court, the signature, the opinion) are items under the category of identity; these rows follow
-- them, so that authority is read by exactly those who may know who the person is.
alter table casework.item drop constraint item_kind_check;
alter table casework.item add constraint item_kind_check
  check (kind in ('identity', 'household', 'answer', 'minutes', 'note', 'reason', 'authority', 'consent', 'opinion'));

create table casework.authority (
  id                uuid primary key,
  case_id           uuid not null,
  item_id           uuid not null,
  subject_id        uuid not null,
  holder_subject_id uuid,
  holder_outside    uuid,
  kind              text not null check (kind in ('full', 'limited', 'suspended', 'deprived', 'guardian', 'curator', 'foster')),
  covers            boolean not null,
  document          text not null check (document in ('birth_record', 'court_decision')),
  document_on       date,
  from_on           date not null,
  until_on          date,
  recorded_by       uuid not null references identity.person,
  recorded_at       timestamptz not null,
  replaced_at       timestamptz,
  check (num_nonnulls(holder_subject_id, holder_outside) = 1),
  check (holder_subject_id is distinct from subject_id),
  check (until_on is null or until_on >= from_on),
  check (document <> 'court_decision' or document_on is not null),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, holder_subject_id) references casework.subject (case_id, id),
  unique (case_id, id)
);
comment on table casework.authority is 'Who decides for a child or for an adult without full legal capacity: parent, guardian, curator, foster carer; from a document, from, until. `covers`: consents to help and to sharing are within it. A correction is a new row; none is removed. The name of somebody outside the case (`holder_outside`) is an item.';
create index authority_item on casework.authority (case_id, item_id);
create index authority_subject on casework.authority (case_id, subject_id);
create index authority_holder on casework.authority (case_id, holder_subject_id);
create index authority_recorded_by on casework.authority (recorded_by);
alter table casework.authority enable row level security;
grant select, insert on casework.authority to app_runtime;
grant update (replaced_at) on casework.authority to app_runtime;

create table casework.incapacity (
  id          uuid primary key,
  case_id     uuid not null,
  item_id     uuid not null,
  subject_id  uuid not null,
  extent      text not null check (extent in ('full', 'partial')),
  document_on date not null,
  from_on     date not null,
  until_on    date,
  recorded_by uuid not null references identity.person,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  check (until_on is null or until_on >= from_on),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.incapacity is 'Legal incapacity of an adult by a court decision, full or partial (k.c. art. 13 and 16). Who represents them stands in casework.authority. A correction is a new row.';
create index incapacity_item on casework.incapacity (case_id, item_id);
create index incapacity_subject on casework.incapacity (case_id, subject_id);
create index incapacity_recorded_by on casework.incapacity (recorded_by);
alter table casework.incapacity enable row level security;
grant select, insert on casework.incapacity to app_runtime;
grant update (replaced_at) on casework.incapacity to app_runtime;

create table casework.consent_for (
  id               uuid primary key,
  case_id          uuid not null,
  item_id          uuid not null,
  subject_id       uuid not null,
  authority_id     uuid not null,
  matter           text not null check (length(matter) between 1 and 100),
  given_on         date not null,
  withdrawn_on     date,
  second_parent    text check (second_parent in ('asked', 'not_reachable', 'urgent_help', 'court_decides', 'everyday_matter')),
  form_instance_id uuid,
  recorded         jsonb,
  recorded_by      uuid not null references identity.person,
  recorded_at      timestamptz not null,
  check (withdrawn_on is null or withdrawn_on >= given_on),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  foreign key (case_id, authority_id) references casework.authority (case_id, id),
  foreign key (case_id, form_instance_id) references casework.form_instance (case_id, id)
);
comment on table casework.consent_for is 'A consent given on behalf of a child, or of an adult without full legal capacity, by whoever held authority that day. `matter`: `take_part`, or the ground of the model. `second_parent`: what about the other parent who decides jointly (k.r.o. art. 97 par. 2).';
create index consent_for_item on casework.consent_for (case_id, item_id);
create index consent_for_subject on casework.consent_for (case_id, subject_id);
create index consent_for_authority on casework.consent_for (case_id, authority_id);
create index consent_for_form_instance on casework.consent_for (case_id, form_instance_id);
create index consent_for_recorded_by on casework.consent_for (recorded_by);
alter table casework.consent_for enable row level security;
grant select, insert on casework.consent_for to app_runtime;
grant update (withdrawn_on) on casework.consent_for to app_runtime;

-- Whether somebody may consent for another is asked by every institution that shares content, and must come out the same for each. Partners
-- are told no reason why a holder may not: neither suspension nor deprivation.
create function casework.authority_structure(in_case uuid) returns json
  language sql stable security definer set search_path = '' as $$
  select json_build_object(
    -- who came of age since they were entered decides alone from that day, whatever was ticked then
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
    'consents', (select json_agg(x) from (select k.subject_id as subject, coalesce(a.holder_subject_id, a.holder_outside) as giver, k.matter,
        k.given_on as on, k.withdrawn_on as "withdrawnOn"
      from casework.consent_for k join casework.authority a on a.id = k.authority_id where k.case_id = c.id order by k.given_on, k.id) x))
  from casework.case c
  where c.id = in_case and c.id in (select s.case_id from authz.my_writing_seats() s) $$;
comment on function casework.authority_structure is 'Who decides for whom in a case, as ids, kinds and days without a word, for those who write content in it; others get nothing.';
revoke execute on function casework.authority_structure from public;
grant execute on function casework.authority_structure to app_runtime;

-- The pointer to a Blue Card procedure: that it runs, and whom to contact. Nothing of its content is kept (ustawa o przeciwdziałaniu przemocy
-- domowej, art. 9c), and whoever is not named here learns nothing from it: no row, no fact, no number in the record of the case.
create table casework.blue_card_pointer (
  id                  uuid primary key,
  case_id             uuid not null references casework.case,
  runs                boolean not null,
  contact_function    text check (length(contact_function) between 1 and 80),
  contact_institution text check (length(contact_institution) between 1 and 120),
  contact_phone       text check (contact_phone ~ '^[0-9 +()-]{5,20}$'),
  on_day              date not null,
  recorded_by         uuid not null references identity.person,
  recorded_at         timestamptz not null,
  replaced_at         timestamptz,
  check (runs or num_nonnulls(contact_function, contact_institution, contact_phone) = 0)
);
comment on table casework.blue_card_pointer is 'That a Blue Card procedure runs or does not, and whom to contact: function, institution, telephone. Never content. Its looks stand in a chain of their own.';
create index blue_card_pointer_case on casework.blue_card_pointer (case_id);
create index blue_card_pointer_recorded_by on casework.blue_card_pointer (recorded_by);
alter table casework.blue_card_pointer enable row level security;
grant select, insert on casework.blue_card_pointer to app_runtime;
grant update (replaced_at) on casework.blue_card_pointer to app_runtime;

create table casework.blue_card_reader (
  id        uuid primary key,
  case_id   uuid not null references casework.case,
  person_id uuid not null references identity.person,
  reason    text not null check (length(reason) between 3 and 200),
  named_by  uuid not null references identity.person,
  named_at  timestamptz not null,
  ended_at  timestamptz
);
comment on table casework.blue_card_reader is 'Members of the team of a case whom its lead worker named, one by one and with a reason, to read the pointer.';
create index blue_card_reader_case on casework.blue_card_reader (case_id, person_id);
create index blue_card_reader_person on casework.blue_card_reader (person_id);
create index blue_card_reader_named_by on casework.blue_card_reader (named_by);
alter table casework.blue_card_reader enable row level security;
grant select, insert on casework.blue_card_reader to app_runtime;
grant update (ended_at) on casework.blue_card_reader to app_runtime;

-- Meeting mode: on a shared screen nobody reads who the people of a case are. The kinds of entries that hold names, telephones and addresses
-- are not there, so no page, list or search can forget it.
create function authz.kinds_hidden_from_me() returns setof text
  language sql stable security definer set search_path = '' rows 2 as $$
  select k from pg_catalog.unnest(array['identity', 'authority']) k where authz.names_hidden() $$;
comment on function authz.kinds_hidden_from_me is 'Relation that beats all others: kinds of entries that hold names, while names are hidden.';
revoke execute on function authz.names_hidden, authz.kinds_hidden_from_me from public;
grant execute on function authz.names_hidden, authz.kinds_hidden_from_me to app_runtime;

create function authz.cases_i_lead() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct s.case_id
  from authz.seats_of(authz.me()) s join casework.case c on c.id = s.case_id
  join model.granted g on g.version_id = c.version_id and g.kind = 'lead' and g.element = c.process and g.role = s.role
  where s.keeper and s.sees = 'names' and not authz.names_hidden() $$;
comment on function authz.cases_i_lead is 'Relation: cases that I lead for the institution that keeps them: by the first role of the case that the first step of its process names.';

create function authz.pointers_i_may_read() returns setof uuid
  language sql stable security definer set search_path = '' rows 20 as $$
  select l from authz.cases_i_lead() l
  union
  select p.case_id from casework.blue_card_pointer p
  where not authz.names_hidden() and p.recorded_by = (select authz.me()) and p.case_id in (select authz.cases_i_keep())
  union
  select r.case_id from casework.blue_card_reader r
  where not authz.names_hidden() and r.person_id = (select authz.me()) and r.ended_at is null and r.case_id in (select s.case_id from authz.my_writing_seats() s) $$;
comment on function authz.pointers_i_may_read is 'Relation: cases whose Blue Card pointer I may read: as lead worker, as who recorded it for the keeper, or named one by one.';
revoke execute on function authz.cases_i_lead, authz.pointers_i_may_read from public;
grant execute on function authz.cases_i_lead, authz.pointers_i_may_read to app_runtime;
