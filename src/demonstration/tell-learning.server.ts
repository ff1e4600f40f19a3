import { globSync, readFileSync } from 'node:fs'
import { addDays, InstitutionId, type LocalDate, PersonId } from '#kernel'
import { fillPlaceholders, importPack, keepLesson, nameIssuer } from '#learning/server'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'

/** What the demonstration says of whoever runs it: nobody can take it for a real office. */
const SAID_OF_ITSELF: Readonly<Record<string, string>> = {
  'org.name': 'Regionalny Ośrodek Polityki Społecznej w Przykładowie (demonstracja)',
  'org.name_locative': 'Regionalnym Ośrodku Polityki Społecznej w Przykładowie (demonstracja)',
  'org.address': 'ul. Zmyślona 1, 00-000 Przykładowo',
  'org.phone': '15 000 00 00',
  'org.email': 'osrodek@demo.example',
  'org.hours': 'od poniedziałku do piątku, 8:00–15:00',
  'org.edelivery': 'AE:PL-00000-00000-DEMON-00',
  'dpo.name': 'Inspektor Zmyślony',
  'dpo.email': 'iod@demo.example',
  'support.email': 'pomoc@demo.example',
  'institution.name': 'Instytucja z demonstracji',
  'institution.dpo': 'iod@demo.example',
  'site.url': 'https://demo.example',
  'a11y.status': 'częściowo zgodna',
  'a11y.gaps': 'Stron nie badał jeszcze zewnętrzny audytor. Każda strona przechodzi automatyczne badanie WCAG 2.2 AA.',
  'a11y.person': 'Anna Próbna',
  'a11y.email': 'dostepnosc@demo.example',
  'a11y.phone': '15 000 00 00',
  'a11y.building': 'To demonstracja: nie ma budynku, do którego można przyjść.',
}

/** The course that everybody with an account may open, and its first lesson. */
const BEGUN = { course: 'kooperacja-od-podstaw', lesson: 'kop-1-po-co' }
/** Since when the site is there, as its pages say. */
const DAYS_AGO = 9
const LATE = 23

/** Pages of the installation with their blanks filled, who issues certificates, and a school counsellor who has begun a course. */
export async function tellLearning(past: Past, world: World, founded: Founded, today: LocalDate): Promise<void> {
  past.chapter('learning')
  // What there is to read is there since the installation began, a moment ago.
  past.goTo(today, LATE)
  const days = Object.fromEntries(
    ['site.published', 'site.updated', 'a11y.prepared', 'a11y.reviewed'].map((key) => [key, addDays(today, -DAYS_AGO)]),
  )
  await past.setup((ctx) => fillPlaceholders(ctx, { ...SAID_OF_ITSELF, ...days }))
  const files = globSync('content/education/*/**/*.md')
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  await past.setup(async (ctx) => done(await importPack(ctx, files)).changed.length)
  const administrator = world.people.find(({ office }) => office === 'administrator')
  const counsellor = world.people.find(({ job, account }) => job === 'pedagog szkolny' && account)
  if (!administrator || !counsellor) throw new Error('courses need an administrator and a school counsellor')
  const institution = InstitutionId.parse(known(founded.institution, 'rops'))
  const named = PersonId.parse(known(founded.person, administrator.key))
  await past.as(named, async (ctx) => done(await nameIssuer(ctx, { institution })))
  const reader = PersonId.parse(known(founded.person, counsellor.key))
  const kept = { ...BEGUN, ticked: ['0'], note: 'Zapytać o dojazd na spotkania.', read: true }
  await past.as(reader, async (ctx) => done(await keepLesson(ctx, kept)))
}
