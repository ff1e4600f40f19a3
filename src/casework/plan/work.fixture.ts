import type { Answers } from '#model'
import type { Ctx } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { completeForm } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { ledgerWorld, MEMBER } from '../sharing/ledger.fixture.ts'

type Row = Readonly<
  Record<string, string | number | boolean | readonly string[] | { service: string | null; text: string }>
>

/** A family with a team of OPS, school and police in the rural model, ready for its plan, basket and meetings. */
export async function workWorld(database: TestDatabase, model?: unknown) {
  const world = await ledgerWorld(database, model)
  const { found, keeper, school, police, as, newId } = world
  const coordinator = await world.worker('Krystyna', 'Koordynująca', keeper.id)
  await found.membership({
    person_id: coordinator,
    institution_id: keeper.id,
    role: 'koordynator-pzk',
    unit_code: '260401',
  })
  const head = await found.aPerson('Danuta', 'Dyrektor')
  await found.employ(head, school.id, 'head')
  await found.membership({
    person_id: head,
    institution_id: school.id,
    role: 'kierownik-instytucji',
    unit_code: '260401',
  })
  const stranger = await found.aPerson('Olga', 'Obca')

  const family = async () => {
    const caseId = await world.aCase([
      { ...school, role: MEMBER },
      { ...police, role: MEMBER },
    ])
    const mother = await world.subject(caseId, 1)
    const child = await world.subject(caseId, 2, false)
    return { caseId, mother, child }
  }
  const visits = new Map<string, number>()
  const enter = async (caseId: string, stage: string) => {
    const no = (visits.get(caseId) ?? 1) + 1
    visits.set(caseId, no)
    const visit = { stage, entered_at: MONDAY, entered_on: '2026-11-20', made_by: keeper.worker }
    await found.put('casework.visit', { case_id: caseId, no, ...visit })
    await database.owner.query('update casework.case set stage = $2, visit_no = $3 where id = $1', [caseId, stage, no])
  }
  const stepDone = async (caseId: string, step: string, more: Record<string, unknown> = {}) =>
    found.put('casework.step_done', {
      id: newId(),
      case_id: caseId,
      step,
      visit_no: visits.get(caseId) ?? 1,
      on_day: '2026-11-20',
      institution_id: keeper.id,
      done_by: keeper.worker,
      done_at: MONDAY,
      ...more,
    })
  const complete = (personId: string, caseId: string, form: string, answers: Answers, key?: string) =>
    as(personId, (ctx) => completed(ctx, caseId, form, answers, key))
  const one = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await database.owner.query(text, [...values])).rows
  return { ...world, coordinator, head, stranger, family, enter, stepDone, complete, rows: one }
}
export type WorkWorld = Awaited<ReturnType<typeof workWorld>>

async function completed(ctx: Ctx, caseId: string, form: string, answers: Answers, key?: string) {
  const filling = await newForm(ctx, caseId, form, { key })
  const signed = filling.signatures.length > 0 ? { how: 'paper' as const, onDay: ctx.today } : undefined
  return completeForm(ctx, filling, { caseId, answers, version: null, recorded: signed })
}

export type ActionWritten = { id: string; who: string; text: string; goal?: string; mode?: string; supports?: string[] }

/** The plan form of the rural model, filled in. */
export const ipw = (
  goals: readonly { id: string; whose: string; text: string }[],
  actions: readonly ActionWritten[],
  exceptions: readonly { id: string; who: string; why: string }[] = [],
): Answers => ({
  naglowek: { 'od-kiedy-program': '2026-11-23', 'do-kiedy-program': '2027-05-31' },
  cele: goals.map(({ id, whose, text }) => ({ rowId: id, values: { 'czyj-cel': whose, cel: text } })),
  dzialania: actions.map(({ id, who, text, goal, mode, supports }) => ({
    rowId: id,
    values: row({
      'co-robimy': text,
      'kto-odpowiada': who,
      'do-celu': goal,
      tryb: mode,
      'kto-wspiera': supports,
    }),
  })),
  'bez-celu': exceptions.map(({ id, who, why }) => ({
    rowId: id,
    values: { 'osoba-bez-celu': who, 'powod-bez-celu': why },
  })),
})

const row = (values: Readonly<Record<string, Row[string] | undefined>>): Row =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

export type LineWritten = {
  id: string
  what: string
  kind?: 'usluga' | 'rzecz'
  who?: string
  provider?: string
  source?: string
  grosze?: number
  why?: string
  from?: string
  to?: string
}

/** The basket form of the rural model, filled in. */
export const basketOf = (lines: readonly LineWritten[]): Answers => ({
  pozycje: lines.map((line) => ({
    rowId: line.id,
    values: row({
      co: { service: null, text: line.what },
      rodzaj: line.kind ?? 'usluga',
      'dla-kogo': line.who,
      wykonawca: line.provider,
      zrodlo: line.source,
      kwota: line.grosze,
      'dlaczego-platne': line.why,
      od: line.from,
      do: line.to,
    }),
  })),
})
