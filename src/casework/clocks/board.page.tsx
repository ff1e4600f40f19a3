import { type MessageKey, page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Figures, Head, Section, Stack } from '#platform/ui'
import { STANDINGS } from './board.domain.ts'
import { type Board, boardOf } from './board.query.server.ts'
import { BoardTable } from './board-table.tsx'
import { CLOCKS } from './clock-paths.ts'
import { STANDING_WORDS } from './clock-words.ts'
import { LongestWaits } from './longest-waits.tsx'
import { powiatsOverseen } from './powiat.query.server.ts'

const KINDS = [...STANDINGS, 'statutory', 'agreed'] as const
const KIND_WORDS: Readonly<Record<(typeof KINDS)[number], MessageKey>> = {
  ...STANDING_WORDS,
  statutory: 'casework.board.statutory',
  agreed: 'casework.board.agreed',
}
type Filter = { readonly waitingFor?: string | undefined; readonly kind?: (typeof KINDS)[number] | undefined }
type Loaded = Board & { readonly filter: Filter; readonly oversees: boolean }

/** Who waits for whom across my cases, and until when: the nearest day first. */
export const boardPage = page({
  path: CLOCKS,
  act: 'casework.clock.list',
  load: async (ctx, _, query): Promise<Loaded> => {
    const filter: Filter = { waitingFor: query.for || undefined, kind: KINDS.find((kind) => kind === query.kind) }
    const no = Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1)
    const board = await boardOf(ctx, filter, no)
    return { ...board, filter, oversees: (await powiatsOverseen(ctx)).length > 0 }
  },
  // Codes, names of one's own cases and days; opening a case is the look that is put on its record.
  looking: 'unrecorded',
  title: ({ t }) => t('casework.board.nav'),
  view: ({ loaded }) => <BoardView loaded={loaded} />,
})

function BoardView({ loaded }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  const { figures, rows, cases, longest } = loaded
  return (
    <Stack>
      <div class="board-head">
        <Head
          title={t('casework.board.title')}
          over={t('casework.board.over', { cases })}
          lead={t('casework.board.lead')}
        />
        <Figures
          items={STANDINGS.map((standing) => ({
            label: t(STANDING_WORDS[standing]),
            value:
              standing === 'overdue' && figures.overdue > 0 ? (
                <span class="t-bad">{figures.overdue}</span>
              ) : (
                figures[standing]
              ),
          }))}
        />
      </div>
      <p class="row">
        <a href={`${CLOCKS}/ours`}>{t('casework.ours.title')}</a>
        {loaded.oversees && <a href={`${CLOCKS}/powiats`}>{t('casework.powiats.title')}</a>}
      </p>
      <Filters loaded={loaded} />
      {rows.length === 0 ? <Empty title={t('casework.board.empty')} /> : <BoardTable board={loaded} />}
      <Pages loaded={loaded} />
      {longest.length > 0 && (
        <Section id="longest" title={t('casework.board.longest')} note={t('casework.board.longest_note')}>
          <LongestWaits waits={longest} />
        </Section>
      )}
    </Stack>
  )
}

function Filters({ loaded: { awaited, filter, cases } }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  const waiting = [{ id: 'me', name: t('casework.board.me') }, ...awaited]
  return (
    <form class="row board-filter" method="get" action={CLOCKS} aria-label={t('casework.board.filter')}>
      <span class="asked">
        <label for="board-for">{t('casework.board.for')}</label>
        <select id="board-for" name="for" class="w-m">
          <option value="">{t('casework.board.everybody')}</option>
          {waiting.map(({ id, name }) => (
            <option value={id} selected={id === filter.waitingFor}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <span class="asked">
        <label for="board-kind">{t('casework.board.kind')}</label>
        <select id="board-kind" name="kind" class="w-m">
          <option value="">{t('casework.board.every_kind')}</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {t(KIND_WORDS[kind])}
            </option>
          ))}
        </select>
      </span>
      <button class="btn btn-s" type="submit">
        {t('casework.board.do_filter')}
      </button>
      {cases > 0 && (
        <ButtonLink href={`${CLOCKS}/print`} small icon="printer" kind="quiet">
          {t('casework.board.print')}
        </ButtonLink>
      )}
    </form>
  )
}

function Pages({ loaded: { page: no, pages, filter, matching, today } }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  const at = (one: number) => {
    const asked = { for: filter.waitingFor ?? '', kind: filter.kind ?? '', page: String(one) }
    return `${CLOCKS}?${new URLSearchParams(asked)}`
  }
  return (
    <nav class="row" aria-label={t('casework.board.pages')}>
      <p class="fine">{t('casework.board.as_of', { count: matching, date: showDate(today), page: no, pages })}</p>
      {no > 1 && <a href={at(no - 1)}>{t('casework.board.previous')}</a>}
      {no < pages && <a href={at(no + 1)}>{t('casework.board.next')}</a>}
    </nav>
  )
}
