import type { ItemState } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { ButtonLink, Figures, Lines, Money, Note, Table, Tag, type TagTone } from '#platform/ui'
import { needPath } from '../candidates/need-paths.ts'
import { NEXT_WORDS, REFUSED_BY_WORDS } from '../candidates/need-words.ts'
import { purchasePathOf } from '../money/money-paths.ts'
import { Responsible } from '../plan/plan-tables.tsx'
import type { WaitingPlace } from '../units/units-of-line.query.server.ts'
import { waitingPath } from '../units/units-paths.ts'
import type { BasketLine, BasketView } from './basket.query.server.ts'
import type { BasketSums } from './basket-sums.domain.ts'
import { nextStates } from './item-course.domain.ts'

export const ITEM_LABELS: Readonly<Record<ItemState, MessageKey>> = {
  planned: 'casework.basket.planned',
  requested: 'casework.basket.requested',
  waiting: 'casework.basket.waiting',
  accepted: 'casework.basket.accepted',
  refused: 'casework.basket.refused',
  started: 'casework.basket.started',
  delivered: 'casework.basket.delivered',
  confirmed: 'casework.basket.confirmed',
}
const TONES: Readonly<Partial<Record<ItemState, TagTone>>> = {
  requested: 'turn',
  waiting: 'turn',
  refused: 'bad',
  accepted: 'info',
  started: 'info',
  delivered: 'ok',
  confirmed: 'ok',
}

/** The gmina's envelope and this family's part of it. The family limit only warns. */
export function BasketMoney({ sums }: { readonly sums: BasketSums }) {
  const { t } = useReader()
  return (
    <>
      <Figures
        items={[
          { label: t('casework.basket.envelope'), value: <Money grosze={sums.envelope} /> },
          { label: t('casework.basket.together'), value: <Money grosze={sums.together} /> },
          { label: t('casework.basket.here'), value: <Money grosze={sums.here} /> },
          { label: t('casework.basket.left'), value: <Money grosze={sums.left} /> },
        ]}
      />
      {sums.left < 0 && <Note kind="bad" title={t('casework.basket.over_envelope')} />}
      {sums.left >= 0 && sums.nearEnd && <Note kind="turn" title={t('casework.basket.near_end')} />}
      {sums.overFamilyLimit && (
        <Note kind="turn" title={t('casework.basket.over_limit')}>
          <p>
            {t('casework.basket.limit')} <Money grosze={sums.overFamilyLimit.limit} />
          </p>
        </Note>
      )}
    </>
  )
}

type BasketTableProps = {
  readonly view: BasketView
  readonly caseId: string
  /** Where lines that wait for units of a service stand. */
  readonly places: ReadonlyMap<string, WaitingPlace>
}

/** Services and things of one family, with how far each got and what may come next. */
export function BasketTable({ view, caseId, places }: BasketTableProps) {
  const { t } = useReader()
  const columns = [
    { label: t('casework.basket.what') },
    { label: t('casework.basket.for_whom') },
    { label: t('casework.basket.provider') },
    { label: t('casework.basket.source') },
    { label: t('casework.basket.amount'), numeric: true },
    { label: t('casework.basket.state') },
    { label: t('casework.basket.change'), hiddenLabel: true, actions: true },
  ]
  const rows = view.lines.map((line) => ({
    cells: [
      <What line={line} />,
      line.person ?? t('casework.plan.whole_family', { kind: view.whole }),
      line.provider === null ? '' : <Responsible id={line.provider} names={view.names} />,
      line.source,
      line.amount === null ? '' : <Money grosze={line.amount} />,
      <>
        <State line={line} caseId={caseId} place={places.get(line.id)?.place} />
        {line.state === 'refused' && <AfterRefusal line={line} view={view} caseId={caseId} />}
      </>,
      <>
        {line.mayDeliver && nextStates(line.state).length > 0 && (
          <ButtonLink href={`/cases/${caseId}/basket/${line.id}`} small kind="quiet">
            {t('casework.basket.change')}
            <span class="vh">: {line.what}</span>
          </ButtonLink>
        )}
        {view.buys && line.paid && (
          <ButtonLink href={purchasePathOf(caseId, line.id)} small kind="quiet">
            {t('casework.money.purchase')}
            <span class="vh">: {line.what}</span>
          </ButtonLink>
        )}
      </>,
    ],
  }))
  return <Table caption={t('casework.basket.lines')} columns={columns} rows={rows} />
}

function What({ line }: { readonly line: BasketLine }) {
  const { t } = useReader()
  return (
    <>
      {line.what}{' '}
      {line.urgent && (
        <Tag tone="turn" icon="bolt">
          {t('casework.basket.urgent')}
        </Tag>
      )}
      {line.reason && <p class="prov">{t('casework.basket.reason', { reason: line.reason })}</p>}
    </>
  )
}

type StateProps = { readonly line: BasketLine; readonly caseId: string; readonly place: number | undefined }

function State({ line, caseId, place }: StateProps) {
  const { t } = useReader()
  return (
    <>
      <Tag {...(TONES[line.state] ? { tone: TONES[line.state] } : {})}>{t(ITEM_LABELS[line.state])}</Tag>
      {line.deliveredOn && <span class="fine"> {showDate(line.deliveredOn)}</span>}
      {!line.deliveredOn && line.until && (
        <span class="fine"> {t('casework.work.agreed_until', { date: showDate(line.until) })}</span>
      )}
      {place !== undefined && (
        <p class="fine">
          <a href={waitingPath(caseId, line.id)}>{t('casework.units.in_queue', { place })}</a>
        </p>
      )}
      {line.handoverMissing && (
        <p class="fine">
          <a href={`/cases/${caseId}/basket/${line.id}`}>{t('casework.basket.handover_missing_short')}</a>
        </p>
      )}
    </>
  )
}

/** Who refused and why, and what comes next; where nobody said so yet, the way to say it. */
function AfterRefusal({ line, view, caseId }: { line: BasketLine; view: BasketView; caseId: string }) {
  const { t } = useReader()
  const said = view.refusals.get(line.id)
  return (
    <>
      {said && (
        <p class="prov">
          {t('casework.needs.refused_told', {
            by: t(REFUSED_BY_WORDS[said.by]),
            words: said.words,
            next: `${t(NEXT_WORDS[said.next])}${said.until === null ? '' : `, ${showDate(said.until)}`}`,
          })}
        </p>
      )}
      {view.saysNext && (
        <p class="fine">
          <a href={needPath.next(caseId, line.id)}>
            {t('casework.needs.say_next')}
            <span class="vh">: {line.what}</span>
          </a>
        </p>
      )}
    </>
  )
}

/** Needs for which there is no service on the spot; the gmina counts them without names. */
export const NeedsList = ({ view }: { readonly view: BasketView }) => (
  <Lines
    items={view.needs.map(({ need, why, area }) => (
      <>
        {need} <span class="fine">{[area, why].filter(Boolean).join(' · ')}</span>
      </>
    ))}
  />
)

/** The same service from two providers at once: said, never forbidden here. */
export function Duplicates({ view }: { readonly view: BasketView }) {
  const { t } = useReader()
  if (view.duplicates.length === 0) return null
  return (
    <Note kind="turn" title={t('casework.basket.duplicates')}>
      <Lines items={view.duplicates.map((pair) => pair.join(' · '))} />
    </Note>
  )
}
