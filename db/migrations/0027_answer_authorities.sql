-- Letters of courts, prosecutors, the police and other authorities, and what was given to them. They belong to the institution that got them.

create sequence casework.official_letter_no start 100;
grant usage, select on sequence casework.official_letter_no to app_runtime;

create table casework.official_letter (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  no             bigint not null unique default nextval('casework.official_letter_no'),
  institution_id uuid not null references institutions.institution,
  subject_id     uuid,
  sender_kind    text not null check (sender_kind in ('court', 'prosecutor', 'police', 'other')),
  sender         text not null,
  address        text,
  reference      text not null,
  dated_on       date not null,
  received_on    date not null,
  power          jsonb not null,
  covers         text[] not null,
  not_for_family boolean not null,
  asks           text not null,
  due_on         date,
  registered_by  uuid not null references identity.person,
  registered_at  timestamptz not null,
  state          text not null default 'open' check (state in ('open', 'approved', 'sent')),
  closed_on      date,
  answer         jsonb,
  version        integer not null default 1,
  foreign key (case_id, subject_id) references casework.subject (case_id, id),
  unique (case_id, institution_id, id),
  check (dated_on <= received_on and (due_on is null or due_on >= received_on)),
  check ((state = 'sent') = (closed_on is not null))
);
comment on table casework.official_letter is 'A letter by which a court, a prosecutor, the police or another authority asks about people of a case, as one institution got it, and the draft of its answer. `power` is the provision as it read that day; `covers` the sensitivities that it opens.';
create index official_letter_case on casework.official_letter (case_id, subject_id);
create index official_letter_institution on casework.official_letter (institution_id);
create index official_letter_registered_by on casework.official_letter (registered_by);
create unique index official_letter_once on casework.official_letter (case_id, institution_id, lower(sender), lower(reference), dated_on);
alter table casework.official_letter enable row level security;
grant select, insert on casework.official_letter to app_runtime;
grant update (state, closed_on, answer, version) on casework.official_letter to app_runtime;

create table casework.letter_part (
  id             uuid primary key,
  letter_id      uuid not null,
  case_id        uuid not null,
  institution_id uuid not null,
  item_id        uuid,
  category       text not null,
  subject_id     uuid,
  heading        text not null,
  words          text not null,
  no             integer not null,
  left_out       boolean not null default false,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.letter_part is 'One part of the answer to an authority: an entry of the own institution in words, as they were edited, or words of its own.';
create index letter_part_letter on casework.letter_part (case_id, institution_id, letter_id);
create index letter_part_item on casework.letter_part (case_id, item_id);
create index letter_part_subject on casework.letter_part (case_id, subject_id);
alter table casework.letter_part enable row level security;
grant select, insert on casework.letter_part to app_runtime;
grant update (heading, words, no, left_out) on casework.letter_part to app_runtime;

create table casework.letter_sent (
  id              uuid primary key,
  letter_id       uuid not null,
  case_id         uuid not null,
  institution_id  uuid not null,
  kind            text not null check (kind in ('full', 'part', 'refusal', 'forwarded')),
  pdf             bytea not null,
  sha256          bytea not null check (length(sha256) = 32),
  parts           uuid[] not null,
  signed_name     text not null,
  signed_function text not null,
  signed_on       date not null,
  approved_by     uuid not null references identity.person,
  approved_at     timestamptz not null,
  taken_back_at   timestamptz,
  taken_back_by   uuid references identity.person,
  sent_on         date,
  sent_how        text check (sent_how in ('post', 'e_delivery', 'in_person')),
  evidence        text,
  sent_by         uuid references identity.person,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  check (num_nonnulls(sent_on, sent_how, sent_by) in (0, 3)),
  check (sent_on is null or taken_back_at is null)
);
comment on table casework.letter_sent is 'The answer to an authority exactly as it was approved and signed: the file, its digest, who signed, how and when it went. The file never changes; one that did not go yet may be taken back.';
create index letter_sent_letter on casework.letter_sent (case_id, institution_id, letter_id);
create unique index letter_sent_standing on casework.letter_sent (letter_id) where taken_back_at is null;
create index letter_sent_approved_by on casework.letter_sent (approved_by);
create index letter_sent_taken_back_by on casework.letter_sent (taken_back_by);
create index letter_sent_sent_by on casework.letter_sent (sent_by);
alter table casework.letter_sent enable row level security;
grant select, insert on casework.letter_sent to app_runtime;
grant update (taken_back_at, taken_back_by, sent_on, sent_how, evidence, sent_by) on casework.letter_sent to app_runtime;

create table casework.given_outside (
  id             uuid primary key,
  case_id        uuid not null,
  institution_id uuid not null references institutions.institution,
  letter_id      uuid not null,
  item_id        uuid,
  subject_id     uuid,
  category       text not null,
  to_kind        text not null check (to_kind in ('court', 'prosecutor', 'police', 'other')),
  to_name        text not null,
  reference      text not null,
  power          jsonb not null,
  not_for_family boolean not null,
  shown_category text generated always as (case when not_for_family then null else category end) stored,
  given_on       date not null,
  given_by       uuid not null references identity.person,
  foreign key (case_id, institution_id, letter_id) references casework.official_letter (case_id, institution_id, id),
  foreign key (case_id, item_id) references casework.item (case_id, id),
  foreign key (case_id, subject_id) references casework.subject (case_id, id)
);
comment on table casework.given_outside is 'The ledger of what went to a body outside of the platform: which entry, of which category, about whom, to whom, on which provision, when. What the family may not learn of is known to the institution that gave it alone: `shown_category` is empty.';
create index given_outside_case on casework.given_outside (case_id, institution_id, letter_id);
create index given_outside_institution on casework.given_outside (institution_id);
create index given_outside_item on casework.given_outside (case_id, item_id);
create index given_outside_subject on casework.given_outside (case_id, subject_id);
create index given_outside_given_by on casework.given_outside (given_by);
alter table casework.given_outside enable row level security;
grant select (id, case_id, institution_id, letter_id, item_id, subject_id, category, to_kind, to_name, reference, power, not_for_family, shown_category,
  given_on, given_by), insert on casework.given_outside to app_runtime;

create function casework.family_given(in_subject uuid) returns table (category text, recipient text, power jsonb, given_on date)
  language sql stable security definer set search_path = '' as $$
  select distinct g.category, g.to_name, g.power, g.given_on
  from casework.subject s join casework.case c on c.id = s.case_id
  join casework.given_outside g on g.case_id = s.case_id and not g.not_for_family and (g.subject_id is null or g.subject_id = s.id)
  join model.category k on k.version_id = c.version_id and k.category = g.category and k.sensitivity in ('ordinary', 'protected')
  where s.id = in_subject and s.adult
    and (s.case_id in (select authz.cases_i_keep())
      or s.id in (select l.subject_id from casework.family_link l where l.id in (select authz.family_links_i_hold())))
  order by g.given_on desc, g.to_name, g.category $$;
comment on function casework.family_given is 'What went to courts and other authorities about one adult or the whole family, as that adult may know it: nothing special, nothing of another person, no letter that must not be told. For the holder of that person''s code, and for those who keep the case and print it.';
revoke execute on function casework.family_given from public;
grant execute on function casework.family_given to app_runtime;
