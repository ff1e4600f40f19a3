-- Who issues the certificates of courses, and what a finished course says on one.

create table learning.issuer (
  id             uuid primary key,
  institution_id uuid not null references institutions.institution,
  named_by       uuid not null references identity.person,
  named_at       timestamptz not null
);
comment on table learning.issuer is 'Which institution issues certificates for courses of this installation; the latest counts, none is changed. While there is none, nothing is issued, and what was finished waits.';
create index issuer_institution on learning.issuer (institution_id);
create index issuer_named_by on learning.issuer (named_by);
alter table learning.issuer enable row level security;
grant select, insert on learning.issuer to app_runtime;

create function learning.finish_to_certify(in_finish uuid)
  returns table (person_id uuid, institution_id uuid, course_id uuid, title text, programme text[], minutes integer, began_on date, finished_on date,
    lessons integer, quizzes integer)
  language sql stable security definer set search_path = '' as $$
  select f.person_id, (select i.institution_id from learning.issuer i order by i.named_at desc, i.id desc limit 1), f.course_id, e.title,
    coalesce((select array_agg(le.title order by o.place) from jsonb_array_elements_text(b.front -> 'lessons') with ordinality o(slug, place)
      join learning.item li on li.kind = 'lesson' and li.slug = o.slug and li.lang = c.lang and li.variant = c.variant
      join learning.edition le on le.item_id = li.id and le.state = 'published' and le.replaced_by is null), '{}'),
    greatest(f.minutes, 1),
    least(f.finished_at, (select min(p.read_at) from learning.progress p join learning.body pb on pb.edition_id = p.edition_id
      where p.person_id = f.person_id and pb.front ->> 'course' = c.slug)) at time zone 'Europe/Warsaw',
    f.finished_at at time zone 'Europe/Warsaw', f.lessons, f.quizzes
  from learning.course_finish f join learning.item c on c.id = f.course_id
  join learning.edition e on e.id = f.edition_id join learning.body b on b.edition_id = f.edition_id
  where f.id = in_finish and authz.acting_as('worker') and b.front -> 'certificate' = 'true'
    and exists (select from learning.issuer) $$;
comment on function learning.finish_to_certify is 'What the certificate of a finished course states, and who issues it; for the worker alone. Nothing for a course without a certificate, nor while nobody issues.';

create function learning.finishes_to_certify() returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select f.id from learning.course_finish f
  where authz.acting_as('worker')
    and not exists (select from learning.certificate c where c.person_id = f.person_id and c.subject_id = f.course_id)
  order by f.finished_at $$;
comment on function learning.finishes_to_certify is 'Finished courses without a certificate, the first finished first; for the worker alone.';

revoke execute on function learning.finish_to_certify, learning.finishes_to_certify from public;
grant execute on function learning.finish_to_certify, learning.finishes_to_certify to app_runtime;
