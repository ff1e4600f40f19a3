import { beforeAll, describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { directoryMessages } from '#directory'
import { addDays, type LocalDate, localDate } from '#kernel'
import { modelMessages } from '#model'
import { NEED_WEIGHTS } from '#planner'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { rankNeeds } from '../candidates/rank-needs.server.ts'
import { proposalPages } from './pages.ts'
import { proposalsWorld } from './proposals.fixture.ts'
import { figure, type NeedOnPaper, type Paper, type RowOnPaper, readPaper } from './read-proposal.fixture.ts'

addMessages(modelMessages)
addMessages(directoryMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await proposalsWorld(database)
const site = visiting(world.actAs, proposalPages)
const { keeper } = world
const TODAY = localDate('2026-11-23')

/** Numbers that look drawn and are always the same. */
function drawing(seed: number): (most: number) => number {
  let state = seed * 7919 + 17
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

const AREAS = ['education', 'health', 'goods'] as const
const KINDS = ['area:edukacja', 'area:zdrowie', 'goods:sprzet-specjalny'] as const
/** Entries that differ in everything a reason can rest on. */
async function fillDirectory(): Promise<void> {
  const draw = drawing(1)
  for (let no = 0; no < 24; no += 1) {
    const kind = ['free', 'paid', 'by_income', 'paid'][no % 4] ?? 'free'
    const amount = kind === 'paid' && draw(6) > 0 ? { amount: 10_000 + draw(120) * 10_000, unit: 'month' } : {}
    const rules = [[], [], [{ kind: 'lives_in_area' }], [{ kind: 'insured' }], [{ kind: 'age', from: 90 }]]
    const id = await world.lists({
      ...{ name: `Usługa ${String(no).padStart(2, '0')}`, category: AREAS[no % 3] ?? 'goods' },
      ...{ ways: draw(2) === 0 ? ['at_home'] : ['at_place'], cost: { kind, ...amount } },
      ...{ eligibility: rules[draw(5)] ?? [], languages: draw(2) === 0 ? ['pl'] : ['pl', 'uk'] },
      ...(draw(4) === 0 ? { institution: world.school.id } : {}),
    })
    if (no % 4 === 3) await counts(id, no * 3)
  }
}

/** Says that nothing of an entry is free for so many days, and much from then on. */
async function counts(serviceId: string, days: number): Promise<void> {
  const said = { service_id: serviceId, unit: 'place', said_by: keeper.worker, said_at: TODAY }
  await world.found.put('directory.supply', { ...said, no: 1, units: 50, from_on: addDays(TODAY, days) })
  const until = addDays(TODAY, days - 1)
  await world.found.put('directory.supply', { ...said, no: 2, units: 0, from_on: TODAY, until_on: until })
}

/** One family with needs that differ in everything points are given for; some services were asked about, or are not wanted. */
async function drawnCase(seed: number): Promise<string> {
  const draw = drawing(seed + 100)
  const { caseId, mother, child } = await world.family()
  await world.born(caseId, child, '2015-05-05')
  const count = 2 + draw(4)
  const places = new Map<string, number>()
  for (let no = 0; no < count; no += 1) {
    const need = await world.needs(caseId, {
      ...{ words: `Potrzeba ${no + 1}`, who: [mother, child, 'family' as const][draw(3)] ?? 'family' },
      ...{ kind: KINDS[draw(3)] ?? KINDS[2], weight: NEED_WEIGHTS[draw(3)] ?? 'important' },
      ...{ units: 1 + draw(2), periods: 1 + draw(3), since: addDays(TODAY, -draw(200)) as LocalDate },
      ...(draw(3) === 0 ? { language: 'uk' as const } : {}),
    })
    if (draw(2) === 0) places.set(need, places.size + 1)
  }
  if (places.size > 0) {
    const order = { caseId, who: 'family', told: 'together', onDay: TODAY, places, wishes: new Map() } as const
    await world.as(world.keeper.worker, (ctx) => rankNeeds(ctx, order))
  }
  return caseId
}

let papers: readonly Paper[] = []
beforeAll(async () => {
  await fillDirectory()
  const read: Paper[] = []
  for (let seed = 0; seed < 10; seed += 1) {
    const caseId = await drawnCase(seed)
    const { status, html } = await site.open(`/cases/${caseId}/proposal`, keeper.worker)
    expect(status).toBe(200)
    expect(html.length).toBeLessThan(150_000)
    read.push(readPaper(html))
  }
  papers = read
}, 120_000)

const SENTENCES: readonly (readonly [
  pattern: RegExp,
  row: (found: string) => string,
  counted: 'full' | 'begun' | 'once' | 'times' | 'most',
])[] = [
  [/^(potrzeba pilna|potrzeba ważna): /, (found) => found, 'once'],
  [/^(pomoc by się przydała): /, () => 'potrzeba, w której pomoc by się przydała', 'once'],
  [/^zapisana (\d+) dn?\S+ temu: /, () => 'od zapisania potrzeby', 'full'],
  [/^miejsce (\d+) w kolejności rodziny: /, (found) => `miejsce ${found} w kolejności rodziny`, 'once'],
  [/^źródło .*, (\d+) krok\S* dalej w kolejności: /, () => 'każdy krok dalej w kolejności źródeł pomocy', 'times'],
  [/^nie wiadomo, ile się (czeka): /, () => 'czekania na usługę', 'most'],
  [/^czeka się (\d+) dn?\S+: /, () => 'czekania na usługę', 'begun'],
  [/^nie wiadomo, jak (daleko): /, () => 'drogi', 'most'],
  [/^droga (\d+) km: /, () => 'drogi', 'begun'],
  [/^(nie mówią w języku, o który proszono): /, () => 'nie mówią tam w języku, o który proszono', 'once'],
]

/** A pencil: the points of one sentence from its figure and the row of the priorities that it counts by. */
function pencil(rules: Paper['rules'], sentence: string): number {
  const found = SENTENCES.find(([pattern]) => pattern.test(sentence))
  if (!found) throw new Error(`nothing to reckon by: ${sentence}`)
  const [pattern, rowFor, counted] = found
  const read = pattern.exec(sentence)?.[1] ?? ''
  const row = rules.find(([what]) => what.endsWith(rowFor(read)))
  if (!row) return 0
  const [what, points, most] = [row[0], figure(row[1]), figure(row[2])]
  const size = Number(/\d+/.exec(what)?.[0] ?? 1)
  const steps = counted === 'full' ? Math.floor(Number(read) / size) : Math.ceil(Number(read) / size)
  const upTo = (worth: number) => (most < 0 ? Math.max(most, worth) : Math.min(most, worth))
  switch (counted) {
    case 'once':
      return points
    case 'times':
      return Number(read) * points
    case 'most':
      return most
    default:
      return upTo(steps * points)
  }
}
const told = (sentence: string): number => figure(/: ([+−][\d ]+)$/.exec(sentence)?.[1] ?? 'x')
const summands = (row: RowOnPaper): readonly string[] => row.reasons.filter((line) => /: [+−][\d ]+$/.test(line))
const isTaken = ({ standing }: RowOnPaper): boolean => standing === 'proponowana'
const worth = (paper: Paper, words: string, name: string): number =>
  name === 'nic'
    ? 0
    : (paper.needs.find((need) => need.words === words)?.rows.find((row) => row.name === name)?.together ?? Number.NaN)
const everyRow = (paper: Paper): readonly (readonly [NeedOnPaper, RowOnPaper])[] =>
  paper.needs.flatMap((need) => need.rows.map((row) => [need, row] as const))

describe('on ten drawn families, from nothing but what the page shows', () => {
  test('there is something to reckon of every kind', () => {
    const rows = papers.flatMap(everyRow).map(([, row]) => row)
    expect(papers).toHaveLength(10)
    expect(rows.length).toBeGreaterThan(100)
    const standings = new Set(rows.map(({ standing }) => standing))
    expect(standings).toContain('proponowana')
    expect(standings).toContain('możliwa')
    expect(standings).toContain('niemożliwa')
    const obstacles = new Set(rows.flatMap(({ obstacles: said }) => said))
    for (const one of ['nie spełnia warunków', 'nie wiadomo, czy spełnia warunki', 'nie wiadomo, ile kosztuje'])
      expect([...obstacles]).toContain(one)
    const said = rows.flatMap(({ reasons }) => reasons).join('\n')
    for (const one of ['czeka się 33 dni', 'nie wiadomo, ile się czeka']) expect(said).toContain(one)
  })

  test('every summand is what its row of the priorities gives, and sums are sums', () => {
    for (const paper of papers) {
      for (const { terms, together } of paper.needs) {
        for (const term of terms) expect([term, told(term)]).toEqual([term, pencil(paper.rules, term) + 0])
        expect(together).toBe(terms.reduce((sum, term) => sum + told(term), 0))
      }
      for (const [need, row] of everyRow(paper)) {
        for (const term of summands(row)) expect([term, told(term)]).toEqual([term, pencil(paper.rules, term) + 0])
        expect(row.together).toBe(need.together + summands(row).reduce((sum, term) => sum + told(term), 0))
      }
      const taken = everyRow(paper).filter(([, row]) => isTaken(row))
      const sum = taken.reduce((points, [, row]) => points + row.together, taken.length > 0 ? paper.first : 0)
      expect(paper.total).toBe(sum)
    }
  })

  test('the cost is the price for everything asked for, and what stands against a service follows from its row', () => {
    for (const paper of papers) {
      for (const [need, row] of everyRow(paper)) {
        const cost = /^Z puli: ([\d ,]+) zł; wolne w puli: ([\d ,]+) zł$/.exec(
          row.reasons.find((line) => line.startsWith('Z puli')) ?? '',
        )
        const price = /([\d ]+(?:,\d\d)?) zł/.exec(row.price)?.[1]
        if (cost) expect(figure(cost[1] ?? '')).toBe(figure(price ?? 'x') * need.units * need.periods)
        const says = (start: string) => row.reasons.some((line) => line.startsWith(start))
        const against = (obstacle: string) => row.obstacles.includes(obstacle)
        expect(against('za mało pieniędzy w puli')).toBe(cost !== null && figure(cost[1] ?? '') > figure(cost[2] ?? ''))
        expect(against('nie spełnia warunków')).toBe(says('Nie spełnia warunku'))
        const unknown = says('Nie wiadomo, czy spełnia')
        expect(against('nie wiadomo, czy spełnia warunki')).toBe(unknown)
        const noPrice = says('Nie wiadomo, ile kosztuje') && !unknown && !says('Nie spełnia warunku')
        expect(against('nie wiadomo, ile kosztuje')).toBe(noPrice)
        const twins = everyRow(paper).filter(
          ([other, one]) => other !== need && other.whose === need.whose && one.name === row.name && isTaken(one),
        )
        expect(against('ta osoba dostaje już to samo')).toBe(twins.length > 0)
        expect(row.obstacles.length === 0).toBe(['proponowana', 'możliwa'].includes(row.standing))
      }
    }
  })

  test('what is proposed is one of the rows, and what is not has something against each of them', () => {
    for (const { says, rows } of papers.flatMap(({ needs }) => needs)) {
      const taken = rows.filter(isTaken).map(({ name }) => `Propozycja: ${name}`)
      expect(taken).toEqual(says.startsWith('Propozycja') ? [says] : [])
      if (taken.length === 0) expect(rows.every(({ obstacles }) => obstacles.length > 0)).toBe(true)
    }
  })

  test('what choosing otherwise costs is what everything that would change is worth', () => {
    let reckoned = 0
    for (const paper of papers) {
      const lines = everyRow(paper).filter(([, row]) => isTaken(row)).length
      for (const [, row] of everyRow(paper)) {
        const [said, ...changes] = row.otherwise
        if (said === undefined) continue
        const costs = figure(/propozycja traci ([\d ]+) pkt/.exec(said)?.[1] ?? 'x')
        const read = changes.map((line) => /^(.*): (.*) → (.*)$/.exec(line)?.slice(1) ?? [])
        const lost = read.reduce(
          (sum, [need = '', from = '', to = '']) => sum + worth(paper, need, from) - worth(paper, need, to),
          0,
        )
        const left = read.reduce(
          (count, [, from, to]) => count + (to === 'nic' ? 0 : 1) - (from === 'nic' ? 0 : 1),
          lines,
        )
        expect(costs).toBe(lost + (lines > 0 && left === 0 ? paper.first : 0))
        expect(costs).toBeGreaterThanOrEqual(0)
        reckoned += 1
      }
    }
    expect(reckoned).toBeGreaterThan(20)
  })
})
