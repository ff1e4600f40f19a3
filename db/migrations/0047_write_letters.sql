-- Letters that an institution writes from a case, their templates and numbers, and what of a case was copied to its own system.

create table casework.letter_template (
  id             uuid primary key,
  series_id      uuid not null,
  no             integer not null check (no > 0),
  institution_id uuid not null references institutions.institution,
  name           text not null check (length(name) between 3 and 120),
  fields         text[] not null,
  content        bytea not null check (length(content) <= 1048576),
  sha256         bytea not null check (length(sha256) = 32),
  state          text not null default 'draft' check (state in ('draft', 'in_force', 'withdrawn')),
  made_by        uuid not null references identity.person,
  made_at        timestamptz not null,
  in_force_on    date,
  withdrawn_on   date,
  unique (institution_id, id),
  unique (series_id, no),
  check ((state = 'draft') = (in_force_on is null)),
  check ((state = 'withdrawn') = (withdrawn_on is not null))
);
comment on table casework.letter_template is 'A version of a template of letters of an institution: a DOCX whose `fields` the program fills. Its content never changes; another version takes its place.';
create index letter_template_institution on casework.letter_template (institution_id);
create index letter_template_made_by on casework.letter_template (made_by);
create unique index letter_template_in_force on casework.letter_template (series_id) where state = 'in_force';
alter table casework.letter_template enable row level security;
grant select, insert on casework.letter_template to app_runtime;
grant update (state, in_force_on, withdrawn_on) on casework.letter_template to app_runtime;

create table casework.letter_numbering (
  institution_id uuid primary key references institutions.institution,
  pattern        text not null check (length(pattern) <= 60 and pattern ~ '\{nr\}' and pattern ~ '\{rok\}'),
  year           integer not null default 0,
  last           integer not null default 0 check (last >= 0),
  set_by         uuid not null references identity.person,
  set_at         timestamptz not null
);
comment on table casework.letter_numbering is 'The pattern of the numbers under which an institution registers its letters, and the last number given in a year.';
create index letter_numbering_set_by on casework.letter_numbering (set_by);
alter table casework.letter_numbering enable row level security;
grant select on casework.letter_numbering to app_runtime;
grant insert (institution_id, pattern, set_by, set_at), update (pattern, set_by, set_at) on casework.letter_numbering to app_runtime;

create table casework.own_letter (
  id                       uuid primary key,
  case_id                  uuid not null references casework.case,
  institution_id           uuid not null references institutions.institution,
  recipient_institution_id uuid references institutions.institution,
  recipient_subject_id     uuid,
  recipient_outside        text check (length(recipient_outside) <= 300),
  template_id              uuid,
  shipped_template         text,
  words                    jsonb not null,
  withheld                 text[] not null,
  state                    text not null default 'draft' check (state in ('draft', 'issued')),
  version                  integer not null default 1,
  written_by               uuid not null references identity.person,
  written_at               timestamptz not null,
  number                   text,
  year                     integer,
  no                       integer,
  issued_on                date,
  issued_by                uuid references identity.person,
  document                 jsonb,
  docx                     bytea,
  sha256                   bytea check (length(sha256) = 32),
  foreign key (case_id, recipient_subject_id) references casework.subject (case_id, id),
  foreign key (institution_id, template_id) references casework.letter_template (institution_id, id),
  unique (case_id, institution_id, id),
  check (num_nonnulls(recipient_institution_id, recipient_subject_id, recipient_outside) = 1),
  check (num_nonnulls(template_id, shipped_template) = 1),
  check (num_nonnulls(number, year, no, issued_on, issued_by, document, sha256) = case state when 'issued' then 7 else 0 end)
);
comment on table casework.own_letter is 'A letter that an institution writes from a case to one recipient: `words` as they were filled for that recipient and edited, `withheld` the fields left out because the recipient may not read them. Once issued it has a number, and nothing of it changes.';
create unique index own_letter_number on casework.own_letter (institution_id, year, no);
create index own_letter_case on casework.own_letter (case_id, recipient_subject_id);
create index own_letter_recipient on casework.own_letter (recipient_institution_id);
create index own_letter_template on casework.own_letter (institution_id, template_id);
create index own_letter_written_by on casework.own_letter (written_by);
create index own_letter_issued_by on casework.own_letter (issued_by);
alter table casework.own_letter enable row level security;
grant select, insert on casework.own_letter to app_runtime;
grant update (words, withheld, state, version, number, year, no, issued_on, issued_by, document, docx, sha256) on casework.own_letter to app_runtime;

create table casework.own_letter_proof (
  id             uuid primary key,
  letter_id      uuid not null,
  case_id        uuid not null,
  institution_id uuid not null,
  channel        text not null check (channel in ('post', 'e_delivery', 'in_person', 'e_mail_notice')),
  on_day         date not null,
  reference      text check (length(reference) <= 120),
  file_kind      text check (file_kind in ('pdf', 'jpg', 'png', 'webp')),
  file           bytea,
  noted_by       uuid not null references identity.person,
  noted_at       timestamptz not null,
  foreign key (case_id, institution_id, letter_id) references casework.own_letter (case_id, institution_id, id),
  check ((file_kind is null) = (file is null))
);
comment on table casework.own_letter_proof is 'How and when a letter of an institution went: by post with its number, by e-delivery with the address and the evidence, handed over against a signature, or told of by mail. Never changed; another one may be added.';
create index own_letter_proof_letter on casework.own_letter_proof (case_id, institution_id, letter_id);
create index own_letter_proof_noted_by on casework.own_letter_proof (noted_by);
alter table casework.own_letter_proof enable row level security;
grant select, insert on casework.own_letter_proof to app_runtime;

create table casework.card_copy (
  id             uuid primary key,
  case_id        uuid not null references casework.case,
  institution_id uuid not null references institutions.institution,
  card           text not null,
  card_version   text not null,
  digests        jsonb not null,
  copied_by      uuid not null references identity.person,
  copied_at      timestamptz not null
);
comment on table casework.card_copy is 'When an institution copied a transfer card of a case to its own system, and for each field a keyed digest of what it said then, so that a change is noticed without keeping the words twice.';
create index card_copy_case on casework.card_copy (case_id, institution_id, card, copied_at desc);
create index card_copy_institution on casework.card_copy (institution_id);
create index card_copy_copied_by on casework.card_copy (copied_by);
alter table casework.card_copy enable row level security;
grant select, insert on casework.card_copy to app_runtime;

create function casework.take_letter_number(in_case uuid, in_institution uuid) returns table (pattern text, year integer, no integer)
  language sql volatile security definer set search_path = '' as $$
  update casework.letter_numbering n
  set last = case when n.year = extract(year from authz.today())::integer then n.last + 1 else 1 end,
      year = extract(year from authz.today())::integer
  where n.institution_id = in_institution
    and (in_case, in_institution) in (select w.case_id, w.institution_id from authz.my_writing_seats() w)
    and (in_case) not in (select authz.cases_denied_to_me())
  returning n.pattern, n.year, n.last $$;
comment on function casework.take_letter_number is 'The next number of the year for a letter of an institution from a case in which I write for it, counted in the transaction that issues the letter: who takes one waits for who took the one before, and a letter that is not issued gives its number back. Others get nothing.';
revoke execute on function casework.take_letter_number from public;
grant execute on function casework.take_letter_number to app_runtime;
