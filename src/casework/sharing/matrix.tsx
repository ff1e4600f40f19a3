import { type Extent, type GroundKind, type Model, nameIn } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { Icon, type IconName, Mark, ScrollRegion } from '#platform/ui'
import type { Side } from './ledger-entry.domain.ts'
import type { Matrix, MatrixCell } from './matrix.domain.ts'
import { categoryName } from './sharing-words.ts'

type MatrixProps = {
  readonly model: Model
  readonly matrix: Matrix
  readonly caption: string
  /** Where everything about one institution and one category stands. */
  readonly cellAt: (side: Side, category: string) => string
}

const EXTENT_SIGNS: Readonly<Record<Extent, { readonly says: MessageKey; readonly icon: IconName }>> = {
  full: { says: 'casework.sharing.matrix.full', icon: 'eye' },
  extract: { says: 'casework.sharing.matrix.extract', icon: 'circle-half-2' },
  own_part: { says: 'casework.sharing.matrix.own_part', icon: 'circle-half-2' },
  existence: { says: 'casework.sharing.matrix.existence', icon: 'circle-dashed' },
  coded: { says: 'casework.sharing.matrix.coded', icon: 'circle-dashed' },
  counts: { says: 'casework.sharing.matrix.counts', icon: 'circle-dashed' },
  own_data: { says: 'casework.sharing.matrix.own_data', icon: 'circle-half-2' },
}
/** Who gets how much of what, on one sheet: each cell leads to its disclosures. */
export function SharingMatrix({ model, matrix, caption, cellAt }: MatrixProps) {
  const { t, locale } = useReader()
  return (
    <>
      <div class="sheet sheet-flush">
        <ScrollRegion label={t('casework.sharing.matrix.scrolled', { caption })}>
          <table class="mx">
            <caption class="vh">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('casework.sharing.matrix.category')}</th>
                {matrix.sides.map(({ sector, shortName }) => (
                  <th scope="col">
                    <Mark sector={sector} name={shortName} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {matrix.rows.map(({ category, cells }) => (
                <tr>
                  <th scope="row">{categoryName(model, category, locale)}</th>
                  {cells.map((cell, index) => {
                    const side = matrix.sides[index]
                    return side && <Cell model={model} cell={cell} href={cellAt(side, category)} />
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
      <Legend />
    </>
  )
}

type CellProps = { readonly model: Model; readonly cell: MatrixCell; readonly href: string }

function Cell({ model, cell, href }: CellProps) {
  const { t } = useReader()
  if (cell.kind === 'author') {
    return (
      <td class="own">
        <strong>{t('casework.sharing.matrix.author')}</strong>
      </td>
    )
  }
  if (cell.kind === 'shown') return <ShownCell model={model} cell={cell} href={href} />
  if (cell.kind === 'ended') {
    return (
      <td class="gone">
        <a href={href}>
          <Icon name="x" />
          <span>{t(cell.withdrawn ? 'casework.sharing.matrix.withdrawn' : 'casework.sharing.matrix.over')}</span>
          {!cell.withdrawn && <span>{showDate(cell.until)}</span>}
        </a>
      </td>
    )
  }
  return (
    <td class="none">
      <Icon name="lock" />
      <span class="vh">{t('casework.sharing.matrix.none')}</span>
    </td>
  )
}

function ShownCell({ model, cell, href }: Omit<CellProps, 'cell'> & { cell: MatrixCell & { kind: 'shown' } }) {
  const { t, locale } = useReader()
  const { says, icon } = EXTENT_SIGNS[cell.extent]
  const ground = model.ground(cell.ground)
  return (
    <td class={cell.endsSoon ? 'soon' : cell.extent === 'full' ? 'full' : undefined}>
      <a href={href} title={nameIn(ground.name, locale)}>
        <Icon name={cell.ahead ? 'hourglass' : icon} />
        <span>{t(says)}</span>
        <span>
          {t('casework.sharing.matrix.until', { ground: t(GROUND_WORDS[ground.kind]), until: showDate(cell.until) })}
        </span>
        {cell.ahead && <span>{t('casework.sharing.state.ahead')}</span>}
        {cell.others > 0 && <span>{t('casework.sharing.matrix.others', { count: cell.others })}</span>}
      </a>
    </td>
  )
}

const GROUND_WORDS: Readonly<Record<GroundKind, MessageKey>> = {
  statutory_task: 'casework.sharing.matrix.statutory_task',
  consent: 'casework.sharing.matrix.consent',
  secrecy_release: 'casework.sharing.matrix.secrecy_release',
  request: 'casework.sharing.matrix.request',
  voluntary_request: 'casework.sharing.matrix.voluntary_request',
  court_order: 'casework.sharing.matrix.court_order',
  legal_duty: 'casework.sharing.matrix.legal_duty',
  vital_interest: 'casework.sharing.matrix.vital_interest',
  own_data: 'casework.sharing.matrix.by_law',
  statistics: 'casework.sharing.matrix.by_law',
}

const SIGNS: readonly { readonly icon: IconName; readonly says: MessageKey }[] = [
  { icon: 'eye', says: 'casework.sharing.matrix.key_full' },
  { icon: 'circle-half-2', says: 'casework.sharing.matrix.key_part' },
  { icon: 'circle-dashed', says: 'casework.sharing.matrix.key_fact' },
  { icon: 'lock', says: 'casework.sharing.matrix.key_none' },
]

function Legend() {
  const { t } = useReader()
  return (
    <p class="key">
      {SIGNS.map(({ icon, says }) => (
        <span>
          <Icon name={icon} />
          {t(says)}
        </span>
      ))}
    </p>
  )
}
