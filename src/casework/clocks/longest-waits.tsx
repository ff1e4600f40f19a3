import { nameIn } from '#model'
import { useReader } from '#platform'
import { Table } from '#platform/ui'
import type { LongestWait } from './board.query.server.ts'

/** Bars of what took longest, with the figure beside each: kinds of matter, never institutions or people. */
export function LongestWaits({ waits }: { readonly waits: readonly LongestWait[] }) {
  const { t, locale } = useReader()
  const most = Math.max(1, ...waits.map(({ days }) => days))
  return (
    <Table
      caption={t('casework.board.longest')}
      columns={[{ label: t('casework.board.what') }, { label: t('casework.board.median'), numeric: true }]}
      rows={waits.map(({ name, days }) => ({
        cells: [
          nameIn(name, locale),
          <>
            <meter min={0} max={most} value={days} aria-hidden="true" /> {t('casework.board.days', { count: days })}
          </>,
        ],
      }))}
    />
  )
}
