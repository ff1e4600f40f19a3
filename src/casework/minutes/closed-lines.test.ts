import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { asking } from '#test/raw-sql.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { agendaLines } from './agenda.store.server.ts'
import { addAgendaLines, memberKey } from './agenda-lines.server.ts'
import { meetingBegun } from './minutes.fixture.ts'
import { minutesView } from './minutes.query.server.ts'
import { minutesRevision } from './minutes-changes.query.server.ts'
import { changeWords, makeTask } from './turn-sentence.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, coordinator } = world

const SECRET = 'Rozmowa o mieszkaniu'
/** Every table in which a word of a closed line stands, or that says that it is there. */
const TABLES = ['item', 'agenda_line', 'agenda_member', 'sentence', 'vote', 'task'] as const

/** Minutes with a third line for OPS and the police alone, and something said under it. */
async function withClosedLine(category?: string) {
  const begun = await meetingBegun(world)
  const { of } = begun
  if (category !== undefined) {
    for (const [from, to] of [
      [keeper, police],
      [keeper, school],
      [police, keeper],
    ] as const) {
      await world.disclosure(of.caseId, from, to, category)
    }
  }
  const members = [memberKey({ institution: police.id })]
  const lines = [{ text: SECRET, category }]
  const added = await as(keeper.worker, (ctx) => addAgendaLines(ctx, { ...of, lines, members }))
  if (!added.ok) throw new Error(added.refusal)
  const all = await as(keeper.worker, (ctx) => agendaLines(ctx, of.meetingId))
  const closed = all.find(({ text }) => text === SECRET)?.id ?? ''
  const said = await begun.says(keeper.worker, 'Mama szuka mieszkania.', { lineId: closed })
  return { ...begun, closed, said }
}

const countOf = (who: string, table: (typeof TABLES)[number], caseId: string) =>
  asking(database, who, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from casework.${table} where case_id = $1`,
      [caseId],
    )
    return rows[0]?.n
  })

describe('a line that is closed to somebody', () => {
  test('gives a reason to see it to those alone whom it is for', async () => {
    const { of } = await withClosedLine()
    const items = await database.owner.query<{ id: string }>(
      `select i.item_id as id from casework.sentence_item i join casework.agenda_line l on l.id = i.line_id and l.closed where i.case_id = $1`,
      [of.caseId],
    )
    expect(items.rows).toHaveLength(2)
    for (const [who, has] of [
      [keeper.worker, true],
      [police.worker, true],
      [school.worker, false],
      [coordinator, false],
    ] as const) {
      const reasons = await asking(database, keeper.worker, async (client) => {
        const { rows } = await client.query(
          'select w.reason from unnest($2::uuid[]) i(id) cross join lateral casework.why_seen($1, i.id, $3) w',
          [of.caseId, items.rows.map(({ id }) => id), who],
        )
        return rows.length
      })
      expect([who, reasons > 0]).toEqual([who, has])
    }
  })

  test('is there with all that was said for those it is for, and in no table for the others', async () => {
    const { of, closed } = await withClosedLine()
    for (const [who, finds] of [
      [keeper.worker, true],
      [police.worker, true],
      [school.worker, false],
      // Of the same institution, and not named.
      [coordinator, false],
    ] as const) {
      const words = await asking(database, who, async (client) => {
        const { rows } = await client.query<{ text: string }>(
          `select body ->> 'text' as text from casework.item where case_id = $1 and kind = 'minutes'`,
          [of.caseId],
        )
        return rows.map(({ text }) => text)
      })
      expect([who, words.includes(SECRET), words.includes('Mama szuka mieszkania.')]).toEqual([who, finds, finds])
      const lines = await as(who, (ctx) => agendaLines(ctx, of.meetingId))
      expect(lines.some(({ id }) => id === closed)).toBe(finds)
    }
    for (const table of TABLES) {
      const [inside, outside] = [
        await countOf(police.worker, table, of.caseId),
        await countOf(school.worker, table, of.caseId),
      ]
      if (table !== 'vote' && table !== 'task') expect([table, outside]).not.toEqual([table, inside])
    }
  })

  test('is a locked place for the others, with neither author nor audience nor words', async () => {
    const { of } = await withClosedLine()
    const view = await as(school.worker, (ctx) => minutesView(ctx, of))
    expect(
      view.lines.map(({ no, line, sentences, members }) => [no, line?.text ?? null, sentences.length, members]),
    ).toEqual([
      [1, 'Co się zmieniło', 0, []],
      [2, 'Nauka syna', 0, []],
      [3, null, 0, []],
    ])
    const inside = await as(police.worker, (ctx) => minutesView(ctx, of))
    expect(inside.lines[2]).toMatchObject({ no: 3, line: { text: SECRET }, members: ['Ewa Z OPS Bieliny', 'Policja'] })
  })

  test('of a special category leaves no trace, no gap in the numbers and no change to follow', async () => {
    const begun = await meetingBegun(world)
    const before = await as(school.worker, (ctx) => minutesView(ctx, begun.of))
    await as(keeper.worker, (ctx) =>
      addAgendaLines(ctx, {
        ...begun.of,
        lines: [{ text: SECRET, category: 'zdrowie' }],
        members: [memberKey({ institution: police.id })],
      }),
    )
    const view = await as(school.worker, (ctx) => minutesView(ctx, begun.of))
    expect(view.lines.map(({ no, line }) => [no, line?.text])).toEqual([
      [1, 'Co się zmieniło'],
      [2, 'Nauka syna'],
    ])
    expect(await as(school.worker, (ctx) => minutesRevision(ctx, begun.of.meetingId, before.revision))).toBeNull()
  })

  test('stays closed in every wording of its sentences', async () => {
    const { of, said } = await withClosedLine()
    const text = 'Mama szuka innego mieszkania.'
    await as(keeper.worker, (ctx) => changeWords(ctx, { ...of, sentenceId: said, rowVersion: 1, text }))
    const found = await asking(database, school.worker, async (client) => {
      const { rows } = await client.query(
        `select id from casework.item where case_id = $1 and body::text like '%mieszkani%'`,
        [of.caseId],
      )
      return rows
    })
    expect(found).toEqual([])
  })

  test('gives nobody a task of which they would find the day and no word', async () => {
    const { of, said } = await withClosedLine()
    const give = (institution: string, person: string) =>
      as(keeper.worker, (ctx) =>
        makeTask(ctx, {
          ...of,
          sentenceId: said,
          rowVersion: 1,
          institution,
          person,
          due: localDate('2026-12-01'),
          of: null,
        }),
      )
    expect(await give(school.id, school.worker)).toMatchObject({ refusal: 'not_for_all' })
    expect(await give(police.id, police.worker)).toMatchObject({ ok: true })
    expect(await countOf(school.worker, 'task', of.caseId)).toBe(0)
  })
})

test('what is not shown to somebody by the ledger is a locked place too, and says within a line that more was said', async () => {
  const { of, says } = await meetingBegun(world)
  const lines = [{ text: 'Nauka w szkole', category: 'nauka' }]
  await as(keeper.worker, (ctx) => addAgendaLines(ctx, { ...of, lines }))
  const view = await as(police.worker, (ctx) => minutesView(ctx, of))
  expect(view.lines.map(({ line }) => line?.text ?? null)).toEqual(['Co się zmieniło', 'Nauka syna', null])
  const withdrawn = await database.owner.query(
    `update casework.disclosure set withdrawn_at = now() where case_id = $1 and owner_institution_id = $2 and recipient_institution_id = $3`,
    [of.caseId, school.id, police.id],
  )
  expect(withdrawn.rowCount).toBe(1)
  await says(school.worker, 'Syn spóźnia się.')
  const after = await as(police.worker, (ctx) => minutesView(ctx, of))
  expect(after.lines.map(({ more, sentences }) => [more, sentences.length])).toEqual([
    [true, 0],
    [false, 0],
    [false, 0],
  ])
})
