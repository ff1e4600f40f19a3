import type { Child } from 'hono/jsx'
import type { T } from '#platform'
import { ButtonLink, Buttons, Lines, Section, Table } from '#platform/ui'
import { changedParts, type ServiceEntry } from '../entries/service.domain.ts'
import { toldParts } from '../entries/service-words.ts'
import { servicePath } from '../service-paths.ts'
import { sayFault, sayPart } from './fault-words.ts'
import { MOST_SHOWN, type Units } from './review.query.server.ts'
import type { RefusedRow, Verdict } from './shared-service.domain.ts'

type Shown = { readonly line: number; readonly title: string; readonly cells: readonly Child[] }
type RowsProps = {
  id: string
  title: string
  note?: string
  headings: readonly string[]
  rows: readonly Shown[]
  count: number
  t: T
  children?: Child
}

function Rows({ id, title, note, headings, rows, count, t, children }: RowsProps) {
  if (count === 0) return null
  return (
    <Section id={id} title={title} count={count} note={note}>
      {children}
      <Table
        caption={title}
        columns={[
          { label: t('directory.exchange.review.entry') },
          { label: t('directory.exchange.review.line'), numeric: true },
          ...headings.map((label) => ({ label })),
        ]}
        rows={rows.map(({ line, title: name, cells }) => ({
          cells: [name || t('directory.exchange.review.unnamed'), line, ...cells],
        }))}
      />
      {count > rows.length && (
        <p class="muted">{t('directory.exchange.review.more', { count: count - rows.length })}</p>
      )}
    </Section>
  )
}

/** Rows that are not taken, each with every reason and the part of the file it is about. */
export const RefusedRows = ({ rows, importId, t }: { rows: readonly RefusedRow[]; importId: string; t: T }) => (
  <Rows
    id="refused"
    title={t('directory.exchange.count.refused')}
    note={t('directory.exchange.review.refused_note')}
    headings={[t('directory.exchange.review.reasons')]}
    count={rows.length}
    rows={rows.slice(0, MOST_SHOWN).map(({ line, title, faults }) => ({
      line,
      title,
      cells: [<Lines items={faults.map((one) => `${sayPart(t, one)}: ${sayFault(t, one)}`)} />],
    }))}
    t={t}
  >
    <Buttons>
      {(['xlsx', 'csv'] as const).map((format) => (
        <ButtonLink href={servicePath.refused(importId, format)}>
          {t(`directory.exchange.review.download.${format}`)}
        </ButtonLink>
      ))}
    </Buttons>
  </Rows>
)

type Given = { readonly verdicts: readonly Verdict[]; readonly units: Units; readonly t: T }
const told = (t: T, entry: ServiceEntry, units: Units) =>
  toldParts(t, {
    entry,
    area: entry.area.flatMap((code) => units.get(code) ?? []),
    place: units.get(entry.place.unitCode ?? '') ?? null,
  })

/** Entries that get a new version: each part that differs, as it is and as it would be. */
export function ChangedRows({ verdicts, units, t }: Given) {
  const changed = verdicts.flatMap((one) => (one.kind === 'changed' ? [one] : []))
  return (
    <Rows
      id="changed"
      title={t('directory.exchange.count.changed')}
      headings={[t('directory.exchange.review.changes')]}
      count={changed.length}
      rows={changed.slice(0, MOST_SHOWN).map((one) => ({
        line: one.row.line,
        title: one.entry.name,
        cells: [<Changes now={one.standing.entry} then={one.entry} units={units} t={t} />],
      }))}
      t={t}
    />
  )
}

function Changes({ now, then, units, t }: { now: ServiceEntry; then: ServiceEntry; units: Units; t: T }) {
  const [is, will] = [told(t, now, units), told(t, then, units)]
  const text = (parts: typeof is, part: string) => parts.find((one) => one.part === part)?.lines.join(' · ') || '–'
  return (
    <Lines
      items={changedParts(now, then).map((part) =>
        t('directory.exchange.review.change', {
          part: t(`directory.part.${part}`),
          now: text(is, part),
          then: text(will, part),
        }),
      )}
    />
  )
}

/** Entries that are not in the directory yet, as they were understood. */
export function NewRows({ verdicts, units, t }: Given) {
  const added = verdicts.flatMap((one) => (one.kind === 'new' ? [one] : []))
  const shown = ['category', 'area', 'cost', 'contact'] as const
  return (
    <Rows
      id="new"
      title={t('directory.exchange.count.new')}
      headings={[t('directory.exchange.review.entered')]}
      count={added.length}
      rows={added.slice(0, MOST_SHOWN).map((one) => ({
        line: one.row.line,
        title: one.entry.name,
        cells: [
          <Lines
            items={told(t, one.entry, units)
              .filter(({ part }) => shown.some((name) => name === part))
              .map(({ label, lines }) => `${label}: ${lines.join(', ')}`)}
          />,
        ],
      }))}
      t={t}
    />
  )
}

/** Entries that say the same already. */
export function SameRows({ verdicts, t }: Pick<Given, 'verdicts' | 't'>) {
  const same = verdicts.flatMap((one) => (one.kind === 'same' ? [one] : []))
  return (
    <Rows
      id="same"
      title={t('directory.exchange.count.same')}
      note={t('directory.exchange.review.same_note')}
      headings={[]}
      count={same.length}
      rows={same.slice(0, MOST_SHOWN).map((one) => ({ line: one.row.line, title: one.entry.name, cells: [] }))}
      t={t}
    />
  )
}
