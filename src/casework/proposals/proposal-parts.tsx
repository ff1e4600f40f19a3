import type { Candidate, NeedReasons } from '#planner'
import { showInstant, useReader } from '#platform'
import { ButtonLink, Lines, Note, Section, Table, Tag, type TagTone } from '#platform/ui'
import { needPath } from '../candidates/need-paths.ts'
import { NO_SERVICE } from './need.schema.ts'
import type { NeedRow } from './need.store.server.ts'
import type { ProposalView, Proposed } from './proposal.query.server.ts'
import { proposalPath } from './proposal-paths.ts'
import {
  categoryName,
  eligibilitySentences,
  moneySentence,
  OBSTACLE_WORDS,
  otherwiseSentences,
  priceOf,
  STANDING_WORDS,
  serviceName,
  termSentence,
  unitsSentence,
  WEIGHT_WORDS,
  whose,
} from './proposal-words.ts'

const TONES: Readonly<Partial<Record<Candidate['standing'], TagTone>>> = {
  chosen: 'ok',
  promised: 'info',
  possible: 'info',
  by_exchange: 'turn',
}

type Props = { readonly view: ProposalView; readonly proposed: Proposed; readonly need: NeedRow; readonly no: number }

/** One need: what meeting it is worth and why, each service that could meet it, and what people decided so far. */
export function NeedSection({ view, proposed, need, no }: Props) {
  const { t } = useReader()
  const reasons = proposed.reasons.needs.find((one) => one.need === need.id)
  if (!reasons) return null
  const { frame } = view
  const line = proposed.proposal.lines.find((one) => one.need === need.id)
  const unmet = proposed.proposal.unmet.find((one) => one.need === need.id)
  const at = `${proposalPath(frame.caseId)}/needs/${need.id}`
  const open = view.known.file.closedOn === null
  return (
    <Section
      id={`need-${no}`}
      title={need.words}
      note={[
        whose(t, need, proposed.people, frame.code),
        categoryName(t, need.category),
        t(WEIGHT_WORDS[need.matters]),
        t('casework.proposals.asks', { units: need.units, periods: need.periods }),
      ].join(' · ')}
      {...(open ? { link: { href: needPath.one(frame.caseId, need.id), label: t('casework.proposals.to_need') } } : {})}
    >
      <p>
        <strong>
          {line
            ? t(line.promised ? 'casework.proposals.promised' : 'casework.proposals.proposed', {
                service: serviceName(proposed, line.service, ''),
              })
            : t(`casework.proposals.unmet.${unmet?.reason ?? 'no_service'}`)}
        </strong>
      </p>
      <Decided proposed={proposed} need={need} />
      <NeedPoints reasons={reasons} />
      {reasons.candidates.length > 0 && <Candidates view={view} proposed={proposed} need={need} reasons={reasons} />}
      {open && !line?.promised && (
        <p>
          <ButtonLink href={`${at}/${NO_SERVICE}`} small kind="quiet">
            {t('casework.proposals.choose_none')}
            <span class="vh">: {need.words}</span>
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}

function NeedPoints({ reasons }: { readonly reasons: NeedReasons }) {
  const { t } = useReader()
  return (
    <>
      <Lines items={reasons.terms.flatMap((term) => termSentence(t, term, '') ?? [])} />
      <p class="prov">{t('casework.proposals.need_together', { points: reasons.points })}</p>
    </>
  )
}

function Decided({ proposed, need }: { readonly proposed: Proposed; readonly need: NeedRow }) {
  const { t } = useReader()
  const last = proposed.decisions.findLast(
    ({ needId, kind }) => needId === need.id && (kind === 'taken' || kind === 'otherwise'),
  )
  if (!last) return null
  return (
    <Note
      kind="info"
      title={t(`casework.proposals.decided.${last.kind === 'taken' ? 'taken' : 'otherwise'}`, {
        at: showInstant(last.at),
        service: serviceName(proposed, last.serviceId, t('casework.proposals.nothing')),
      })}
      text={last.reason === '' ? undefined : t('casework.proposals.because', { reason: last.reason })}
    >
      {last.rowKey !== null && last.line === null && <p>{t('casework.proposals.in_draft')}</p>}
    </Note>
  )
}

function Candidates({ view, proposed, need, reasons }: Omit<Props, 'no'> & { readonly reasons: NeedReasons }) {
  const { t } = useReader()
  const columns = [
    { label: t('casework.proposals.service') },
    { label: t('casework.proposals.reasons') },
    { label: t('casework.proposals.against') },
    { label: t('casework.proposals.otherwise') },
    { label: t('casework.proposals.decide'), hiddenLabel: true, actions: true },
  ]
  const rows = reasons.candidates.map((one) => ({
    cells: [
      <Service proposed={proposed} candidate={one} />,
      <Reasons proposed={proposed} need={need} candidate={one} />,
      <Words items={one.obstacles.map((obstacle) => t(OBSTACLE_WORDS[obstacle]))} />,
      <Words items={otherwiseSentences(t, proposed, one)} />,
      view.known.file.closedOn === null && one.standing !== 'promised' && one.standing !== 'not_weighed' && (
        <ButtonLink href={`${proposalPath(view.frame.caseId)}/needs/${need.id}/${one.service}`} small kind="quiet">
          {t('casework.proposals.decide')}
          <span class="vh">: {serviceName(proposed, one.service, '')}</span>
        </ButtonLink>
      ),
    ],
  }))
  return <Table caption={t('casework.proposals.candidates')} columns={columns} rows={rows} />
}

function Service({ proposed, candidate }: { readonly proposed: Proposed; readonly candidate: Candidate }) {
  const { t } = useReader()
  const tone = TONES[candidate.standing]
  return (
    <>
      <a href={`/services/${candidate.service}`}>{serviceName(proposed, candidate.service, '')}</a>{' '}
      <Tag {...(tone ? { tone } : {})}>{t(STANDING_WORDS[candidate.standing])}</Tag>
      <p class="prov">
        {proposed.services.get(candidate.service)?.provider} · {priceOf(t, proposed, candidate.service)}
      </p>
    </>
  )
}

/** Every figure that the points of one candidate rest on. */
export function Reasons({
  proposed,
  need,
  candidate,
}: Pick<Props, 'proposed' | 'need'> & { readonly candidate: Candidate }) {
  const { t } = useReader()
  const source = proposed.sourceNames.get(candidate.source) ?? candidate.source
  const found = proposed.eligibility.get(`${need.id} ${candidate.service}`)
  return (
    <>
      <Words
        items={[
          ...candidate.terms.flatMap((term) => termSentence(t, term, source) ?? []),
          t('casework.proposals.together', { points: candidate.points }),
          ...(found ? eligibilitySentences(t, found) : []),
          moneySentence(t, candidate),
          unitsSentence(t, candidate),
        ]}
      />
      <Documents proposed={proposed} candidate={candidate} />
    </>
  )
}

function Documents({ proposed, candidate }: { readonly proposed: Proposed; readonly candidate: Candidate }) {
  const { t } = useReader()
  const documents = proposed.services.get(candidate.service)?.entry.documents ?? []
  if (documents.length === 0) return null
  return <p class="fine">{t('casework.proposals.bring', { documents: documents.join(', ') })}</p>
}

const Words = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
