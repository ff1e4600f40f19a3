import { describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { directoryMessages } from '#directory'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { secretsKept, unmaskedValue } from '../src/casework/families/secret.store.server.ts'
import { caseworkPages } from '../src/casework/pages.ts'
import { workWorld } from '../src/casework/plan/work.fixture.ts'

addMessages(directoryMessages)
addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { keeper, school, stranger, found, newId, rows } = world
const body = newId()
const team = { process: 'praca-pzk', name: 'PZK', stage: 'dzialanie-pzk', opened_on: '2026-01-02', unit_code: '260401' }
await found.put('teams.body', { id: body, version_id: world.versionId, element: 'pzk', ...team })
await found.put('model.adoption', {
  id: newId(),
  unit_code: '260401',
  version_id: world.versionId,
  from_on: '2026-01-01',
})
for (const { id } of [keeper, school]) {
  await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: id }], { body_id: body })
}
await tellsPeople(world, keeper.id, await found.aPerson('Iga', 'Inspektorska'))
const site = visiting(world.actAs, caseworkPages)

type Case = Awaited<ReturnType<typeof world.family>>
type Main = {
  readonly name: string
  readonly stage: string
  readonly path: (at: Case) => string
  /** What a careful worker types: taken as it stands. */
  readonly typed: (at: Case) => Readonly<Record<string, string>>
  /** What stands in these is not kept as words: a mark, a choice, or a field that the other answers leave unasked. */
  readonly keepsNoWords?: readonly string[]
}
const of = ({ caseId }: Case, rest: string) => `/cases/${caseId}/${rest}`

const FORMS: readonly Main[] = [
  {
    name: 'opening a case',
    stage: 'zgloszenie',
    path: () => '/cases/new',
    typed: () => ({ family: 'Zmyślińscy', given: 'Anna', kind: 'family' }),
  },
  {
    name: 'a person',
    stage: 'zgloszenie',
    path: (at) => of(at, 'people/new'),
    typed: () => ({
      family: 'Zmyślińska',
      given: 'Ola',
      adult: 'no',
      born: '1.02.2019',
      relation: 'córka',
      phone: '600 100 200',
      safeContact: 'przez szkołę',
      pesel: '44051401359',
      shieldedAddress: 'ul. Cicha 1',
    }),
  },
  {
    name: 'the report card',
    stage: 'zgloszenie',
    path: (at) => of(at, 'forms/karta-zgloszenia/new'),
    typed: ({ mother }) => ({
      'zglaszajacy.kto': 'rodzina',
      'rodzina.osoba-kontaktowa': mother,
      'rodzina.bezpieczny-kontakt': 'telefon',
      'rodzina.ile-osob': '4',
      'rodzina.rodzina-wie': 'yes',
      'sprawa.trudnosci': 'dom',
      'sprawa.opis': 'Rodzina prosi o opał.',
    }),
    keepsNoWords: ['zglaszajacy.instytucja', 'rodzina.przez-kogo', 'rodzina.dlaczego-nie-wie'],
  },
  {
    name: 'urgent help',
    stage: 'zgloszenie',
    path: (at) => of(at, 'forms/karta-pilnej-pomocy/new'),
    typed: () => ({
      'pilne-co.pomoc-co': 'Opał',
      'pilne-co.pomoc-dla-kogo': 'family',
      'pilne-co.pomoc-kto': keeper.id,
      'pilne-co.pomoc-do-kiedy': '1.12.2026',
    }),
  },
  {
    name: 'the diagnosis card',
    stage: 'diagnoza',
    path: (at) => of(at, 'forms/karta-diagnozy/new?whole=yes'),
    typed: () => ({
      'autor.skad-wiemy': 'rozmowa',
      'obszary-wkladu.dom.co-widzimy': 'Zimno w domu.',
      'obszary-wkladu.dom.co-mozemy': 'Opał i piec.',
    }),
  },
  {
    name: 'the plan',
    stage: 'ipw',
    path: (at) => of(at, 'forms/program-ipw/new?whole=yes'),
    typed: ({ mother, child }) => ({
      'naglowek.od-kiedy-program': '23.11.2026',
      'naglowek.do-kiedy-program': '31.05.2027',
      'cele.0.czyj-cel': mother,
      'cele.0.cel': 'Ciepły dom',
      'cele.1.czyj-cel': child,
      'cele.1.cel': 'Spokojna nauka',
      'dzialania.0.co-robimy': 'Naprawa pieca',
      'dzialania.0.kto-odpowiada': keeper.id,
    }),
    keepsNoWords: ['cele.0.rowId', 'dzialania.0.rowId'],
  },
  {
    name: 'choosing what to share',
    stage: 'diagnoza',
    path: (at) => of(at, 'sharing/new'),
    typed: () => ({ recipient: `${school.id}/czlonek-zespolu-rodziny`, category: 'nauka' }),
  },
  {
    name: 'sharing',
    stage: 'diagnoza',
    path: (at) => of(at, `sharing/new/${school.id}/czlonek-zespolu-rodziny/nauka`),
    typed: () => ({
      extent: 'full',
      purpose: 'Wspólna praca',
      until: '1.12.2026',
      ground: 'podstawa-zadanie/zadanie-publiczne',
    }),
    keepsNoWords: ['words'],
  },
  {
    name: 'calling a meeting',
    stage: 'diagnoza',
    path: (at) => of(at, 'meetings/new'),
    typed: () => ({ body: 'zespol-rodziny', day: '1.12.2026', time: '10:00', place: 'Szkoła' }),
  },
  {
    name: 'a meeting that was held',
    stage: 'diagnoza',
    path: (at) => of(at, 'meetings/held'),
    typed: () => ({
      body: 'zespol-rodziny',
      heldOn: '20.11.2026',
      place: 'Szkoła',
      present: `worker:${keeper.worker}:${keeper.id}`,
      familyTookPart: 'yes',
      'decisions.0.text': 'Zajęcia',
    }),
    keepsNoWords: ['confirm'],
  },
]

const elsewhere = await world.family()
const OF_ANOTHER_FAMILY = elsewhere.mother
const MARKUP_AND_SQL = `"><script>alert(1)</script>'); drop table casework.item; --`
const HOSTILE = {
  'markup and SQL': MARKUP_AND_SQL,
  'twenty thousand characters': 'żółw '.repeat(4000),
  'control characters': 'a\u0000b\u0007c\u001b[31md\u202ee\ufffe',
  'an id of another family': OF_ANOTHER_FAMILY,
  'a number out of bounds': '-1e309',
} as const
/** Many forms are sent in one test; a busy machine takes its time. */
const MINUTE = 60_000
const RAW_MARKUP = /<script>alert/

async function freshCase({ stage }: Main): Promise<Case> {
  const made = await world.family()
  await world.enter(made.caseId, stage)
  if (stage === 'ipw') await world.stepDone(made.caseId, 'spotkanie-planu')
  return made
}

/** Names of everything that the page lets one fill in. Of rows that repeat over one list the first stands for all. */
function fieldsIn(html: string): readonly string[] {
  const shown = html.matchAll(/<(?:input|select|textarea)\b[^>]*?\bname="([^"]+)"/g)
  const names = [...shown].flatMap(([, name = '']) => (/^_(csrf|once)$/.test(name) ? [] : [name]))
  const first = new Map(names.map((name) => [name.replace(/\.[^.]+\./, '.*.'), name] as const).reverse())
  return [...first.values()]
}

/** Masked values of a case, which the database holds sealed, written as JSON. */
async function maskedWords(caseId: string | undefined): Promise<readonly string[]> {
  if (caseId === undefined) return []
  return world.as(keeper.worker, async (ctx) => {
    const kept = await secretsKept(ctx, caseId)
    const shown = kept.map(({ subjectId, kind }) => unmaskedValue(ctx, subjectId, { kind, purpose: 'letter' }))
    return (await Promise.all(shown)).map((value) => JSON.stringify(value))
  })
}

/** Everything in words that the database holds about a case, as it holds it. */
async function keptWords(address: string): Promise<string> {
  const caseId = /cases\/([0-9a-f-]{36})/.exec(address)?.[1]
  const tables = ['item', 'meeting', 'disclosure', 'extract', 'form_draft']
  const words = await Promise.all(
    tables.map((table) =>
      rows<{ t: string }>(`select to_jsonb(x)::text as t from casework.${table} x where case_id = $1`, [caseId]),
    ),
  )
  return [...words.flat().map(({ t }) => t), ...(await maskedWords(caseId))].join('\n')
}

describe.each(FORMS)('$name', (form) => {
  test('is taken as a careful worker types it', async () => {
    const at = await freshCase(form)
    const answer = await site.send(form.path(at), keeper.worker, form.typed(at))
    expect([answer.status, [...answer.html.matchAll(/href="#f-[^"]+">[^<]*/g)].map(String)]).toEqual([303, []])
  })

  test.each(Object.entries(HOSTILE))(
    'with %s in any of its fields is kept as typed or told at the field',
    async (_, value) => {
      let at = await freshCase(form)
      const { html } = await site.open(form.path(at), keeper.worker)
      const names = new Set([...Object.keys(form.typed(at)), ...fieldsIn(html)])
      expect(names.size).toBeGreaterThan(1)
      const wrong: string[] = []
      for (const name of names) {
        const answer = await site.send(form.path(at), keeper.worker, { ...form.typed(at), [name]: value })
        const say = (what: string) => wrong.push(`${name}: ${answer.status} ${what}`)
        if (![200, 303, 404, 409, 422].includes(answer.status)) say('is no answer to a field')
        if (answer.status === 422 && !answer.html.includes('href="#f-')) say('names no field')
        if (answer.location) {
          if (
            value === MARKUP_AND_SQL &&
            !form.keepsNoWords?.includes(name) &&
            !(await keptWords(answer.location)).includes(JSON.stringify(value).slice(1, -1))
          )
            say('is not kept')
          const shown = await site.open(answer.location, keeper.worker)
          if (shown.status >= 500 || RAW_MARKUP.test(shown.html)) say(`led to ${shown.status}`)
          at = await freshCase(form)
        } else if (RAW_MARKUP.test(answer.html)) say('shows markup')
      }
      expect(wrong).toEqual([])
    },
    MINUTE,
  )

  test('an id of another family and an id of nobody are answered alike', async () => {
    const at = await freshCase(form)
    const differing: string[] = []
    for (const name of Object.keys(form.typed(at))) {
      const answers = []
      for (const id of [OF_ANOTHER_FAMILY, newId()]) {
        const fresh = await freshCase(form)
        const { status, html } = await site.send(form.path(fresh), keeper.worker, { ...form.typed(fresh), [name]: id })
        answers.push([status, [...html.matchAll(/href="#f-[^"]+">[^<]*/g)].map(String).join()].join(' '))
      }
      if (answers[0] !== answers[1]) differing.push(`${name}: ${answers.join(' / ')}`)
    }
    expect(differing).toEqual([])
  })

  test('from somebody whose session ended is not taken', async () => {
    const before = await rows('select 1 from platform.once')
    const at = await freshCase(form)
    const refused = await site.send(form.path(at), null, form.typed(at))
    expect(refused.status).toBe(401)
    expect(await rows('select 1 from platform.once')).toHaveLength(before.length)
  })
})

describe('addresses', () => {
  const NAMES = /:([A-Za-z]+)/g
  const withIds = (path: string, ids: Readonly<Record<string, string>>, other: string) =>
    path.replace(NAMES, (_, name: string) => encodeURIComponent(ids[name] ?? other))
  const ofCase = caseworkPages.filter(({ path }) => path.includes(':caseId')).map(({ path }) => path)

  test.each(ofCase)('%s of a family of others looks like that of no family', async (path) => {
    const other = newId()
    const answers = []
    for (const caseId of [elsewhere.caseId, newId(), 'to-nie-numer', "1' or '1'='1", '\u0000']) {
      const { status, html } = await site.open(withIds(path, { caseId }, other), stranger)
      answers.push([status, html.replace(/[\w-]{40,}/g, '')].join(' '))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
  })

  test.each(ofCase.filter((path) => (path.match(NAMES) ?? []).length > 1))(
    '%s with a part that names nothing there is not found',
    async (path) => {
      const { caseId } = await world.family()
      for (const other of [newId(), elsewhere.mother, 'to-nie-numer', "1' or '1'='1", '\u0000', 'x'.repeat(500)]) {
        const { status } = await site.open(withIds(path, { caseId }, other), keeper.worker)
        expect([path, other.slice(0, 40), status]).toEqual([path, other.slice(0, 40), 404])
      }
    },
  )

  test('a hostile question in an address breaks no page', async () => {
    const at = await world.family()
    const wrong: string[] = []
    for (const path of ofCase) {
      for (const value of [MARKUP_AND_SQL, HOSTILE['control characters'], OF_ANOTHER_FAMILY]) {
        const query = new URLSearchParams(
          ['for', 'subject', 'item', 'id', 'back', 'q', 'page', 'day'].map((name) => [name, value]),
        )
        const { status, html } = await site.open(`${withIds(path, at, newId())}?${query}`, keeper.worker)
        if (status >= 500 || RAW_MARKUP.test(html)) wrong.push(`${path}: ${status}`)
      }
    }
    expect([...new Set(wrong)]).toEqual([])
  })
})
