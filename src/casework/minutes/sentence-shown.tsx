import { showDate, showInstant, useReader } from '#platform'
import { Mark } from '#platform/ui'
import type { InstitutionName } from '../cases/institution-names.query.server.ts'
import { VOTES } from './minutes.domain.ts'
import type { SentenceShown } from './sentences-shown.query.server.ts'

type Props = {
  readonly sentence: SentenceShown
  /** Where it is changed; nothing where it is not. */
  readonly href?: string | undefined
}

/** The mark of an institution, or of the family. */
export function PlaceMark({ place }: { readonly place: InstitutionName | null }) {
  const { t } = useReader()
  return place ? (
    <Mark sector={place.sector} name={place.shortName} />
  ) : (
    <Mark sector="family" name={t('casework.live.family')} />
  )
}

/** One sentence of minutes with what it is and where it comes from. */
export function SentenceOnPage({ sentence, href }: Props) {
  const { t } = useReader()
  const { kind, text, finished } = sentence
  const framed = kind === 'decision' || kind === 'dissent' ? ` ${kind}` : ''
  const words = kind === 'off_record' ? t('casework.live.off_record', { at: sentence.at ?? '' }) : text
  return (
    <div
      class={`said${framed}${finished ? '' : ' typing'}`}
      id={`s-${sentence.id}`}
      data-sentence={sentence.id}
      data-no={String(sentence.no)}
    >
      <p>
        <Label sentence={sentence} />
        <span data-words="">{words}</span>
      </p>
      <p class="fine">
        <Origin sentence={sentence} />
        {href && finished && (
          <>
            {' '}
            <a href={href}>
              {t('casework.live.change')} <span class="vh">{words.slice(0, 60)}</span>
            </a>
          </>
        )}
      </p>
    </div>
  )
}

function Label({ sentence: { kind, decisionNo } }: Props) {
  const { t } = useReader()
  const label = () => {
    switch (kind) {
      case 'decision':
        return t('casework.live.decision_no', { no: decisionNo ?? '' })
      case 'dissent':
        return decisionNo === null
          ? t('casework.live.dissent_label')
          : t('casework.live.dissent_from', { no: decisionNo })
      case 'task':
        return t('casework.live.task_label')
      case 'phone_note':
        return t('casework.live.phone_label')
      case 'correction':
        return t('casework.live.correction_label')
      default:
        return ''
    }
  }
  const words = label()
  return words === '' ? null : <strong>{words} </strong>
}

/** Whose words it is, who wrote them, when; of a decision its votes, of a task its worker and day. */
function Origin({ sentence }: Props) {
  const { t } = useReader()
  const { kind, place, authorName, begunAt, finished, whoseName, forFamily } = sentence
  const at = showInstant(begunAt).split(', ')[1] ?? ''
  const whose = forFamily ? t('casework.live.family') : (whoseName ?? '')
  const other = whose !== '' && whose !== authorName
  if (kind === 'off_record') return <PlaceMark place={place} />
  if (kind === 'phone_note') {
    return (
      <>
        {(sentence.whosePlace || forFamily) && <PlaceMark place={sentence.whosePlace} />} {whose}{' '}
        {t('casework.live.by_phone', { at: sentence.at ?? '', who: authorName })}
      </>
    )
  }
  return (
    <>
      {kind === 'decision' && <Votes sentence={sentence} />}
      {kind === 'task' && <TaskOf sentence={sentence} />}
      {kind === 'dissent' && (sentence.whosePlace || forFamily) ? (
        <PlaceMark place={sentence.whosePlace} />
      ) : (
        <PlaceMark place={place} />
      )}{' '}
      {kind === 'dissent' && other
        ? t('casework.live.by_request', { whose, who: authorName })
        : t('casework.live.by', { who: authorName, at })}
      {!finished && (
        <>
          {' '}
          <em>{t('casework.live.typing')}</em>
        </>
      )}
    </>
  )
}

function Votes({ sentence: { votes } }: Props) {
  const { t } = useReader()
  if (votes.length === 0) return null
  return (
    <span class="votes">
      {VOTES.map((vote) => {
        const those = votes.filter((one) => one.vote === vote)
        return (
          <span>
            {t(`casework.live.votes.${vote}`)}{' '}
            {those.length === 0
              ? t('casework.live.votes.nobody')
              : those.map(({ place }) => <PlaceMark place={place} />)}{' '}
          </span>
        )
      })}
    </span>
  )
}

function TaskOf({ sentence: { task, decisionNo } }: Props) {
  const { t } = useReader()
  if (!task) return <strong>{t('casework.live.task_incomplete')} </strong>
  return (
    <>
      {t('casework.live.who')}: <PlaceMark place={task.place} /> {task.person}, {t('casework.live.until')}:{' '}
      {task.due ? showDate(task.due) : ''}
      {decisionNo !== null && `, ${t('casework.live.from_decision').toLocaleLowerCase('pl')} ${decisionNo}`}.{' '}
    </>
  )
}
