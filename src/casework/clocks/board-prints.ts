import { NotFound } from '#kernel'
import { type Locale, type PrintBlock, print, showDate, type T } from '#platform'
import type { Ctx } from '#platform/server'
import { type TurnShown, withModels } from './board.query.server.ts'
import { CLOCKS } from './clock-paths.ts'
import { dayOf, whatOf } from './clock-words.ts'
import { turnsInMyCases } from './turns.query.server.ts'
import { institutionOfMine } from './waiting-for-me.query.server.ts'

/** As many rows as a briefing goes through. */
const MOST = 200

const load = async (ctx: Ctx, waitingFor?: string) => {
  const institution = await institutionOfMine(ctx)
  if (!institution) throw new NotFound('seat')
  const turns = await turnsInMyCases(ctx, { waitingFor, limit: MOST })
  return { institution, rows: await withModels(ctx, turns.rows), figures: turns.figures, today: ctx.today }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** The board on paper for a briefing: codes and institutions, no name of a family or of a worker, no reason of a pause. */
export const boardPrint = print({
  path: `${CLOCKS}/print`,
  act: 'casework.clock.print',
  load: (ctx) => load(ctx),
  looking: (_, { institution }) => ({
    chain: 'institution',
    about: institution.id,
    name: 'casework.clocks.printed',
  }),
  name: ({ t }) => t('casework.board.file_name'),
  document: ({ loaded, t, locale }) => ({
    title: t('casework.board.print'),
    institution: loaded.institution.name,
    mark: showDate(loaded.today),
    blocks: [
      { kind: 'text', text: t('casework.board.lead') },
      {
        kind: 'facts',
        items: [
          { label: t('casework.board.overdue'), text: String(loaded.figures.overdue) },
          { label: t('casework.board.to_remind'), text: String(loaded.figures.to_remind) },
          { label: t('casework.board.running'), text: String(loaded.figures.running) },
          { label: t('casework.board.paused'), text: String(loaded.figures.paused) },
        ],
      },
      tableOf(loaded, t, locale),
    ],
  }),
})

/** What waits for us this week, on paper. */
export const oursPrint = print({
  path: `${CLOCKS}/ours/print`,
  act: 'casework.clock.print_ours',
  load: (ctx) => load(ctx, 'me'),
  looking: (_, { institution }) => ({
    chain: 'institution',
    about: institution.id,
    name: 'casework.clocks.printed',
  }),
  name: ({ t }) => t('casework.ours.file_name'),
  document: ({ loaded, t, locale }) => ({
    title: t('casework.ours.title'),
    institution: loaded.institution.name,
    mark: showDate(loaded.today),
    blocks: [
      { kind: 'text', text: t('casework.ours.lead', { date: showDate(loaded.today) }) },
      tableOf(loaded, t, locale),
    ],
  }),
})

function tableOf({ rows }: Loaded, t: T, locale: Locale): PrintBlock {
  const reader = { t, locale }
  return {
    kind: 'table',
    columns: [
      { label: t('casework.board.case') },
      { label: t('casework.board.what'), share: 2 },
      { label: t('casework.board.for') },
      { label: t('casework.clock.since') },
      { label: t('casework.board.day'), share: 2 },
    ],
    rows: rows.map((row: TurnShown) => [
      row.code,
      `${whatOf(row, reader)} (${t(row.force === 'statutory' ? 'casework.board.by_law' : 'casework.board.by_agreement')})`,
      row.ownerName,
      showDate(row.since),
      dayOf(row, reader),
    ]),
  }
}
