import { nameIn } from '#model'
import { type PrintBlock, type PrintTable, type PrintWords, showDate, showInstant } from '#platform'
import { personWords } from '../meetings/person-words.ts'
import { quorumFacts } from '../meetings/quorum-print.ts'
import { facts, heading, part, type Reader, small, text } from '../prints/print-words.ts'
import { VOTES } from './minutes.domain.ts'
import type { LineShown, MinutesView } from './minutes.query.server.ts'
import type { SentenceShown } from './sentences-shown.query.server.ts'

/**
 * Minutes as they stand on paper in Poland: number, day, place, who was there, agenda, course with decisions, votes and dissents, tasks. Whoever
 * prints gets what they may read; a closed line stands as withheld, except what is special, of which there is no trace.
 */
export function protocolBlocks(view: MinutesView, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  return [
    ...head(view, reader),
    ...present(view, reader),
    ...facts(quorumFacts(view, reader)),
    ...part(t('casework.live.print.agenda'), agenda(view, reader)),
    ...part(
      t('casework.live.print.course'),
      view.lines.flatMap((line) => course(line, reader)),
    ),
    ...part(t('casework.live.tasks'), tasks(view, reader)),
    ...part(t('casework.live.replies'), replies(view, reader)),
  ]
}

function head({ live, meeting, known, state }: MinutesView, { t, locale }: Reader): readonly PrintBlock[] {
  const year = showInstant(live?.begunAt ?? meeting.plannedFor).slice(6, 10)
  const date = live?.remarksUntil ? showDate(live.remarksUntil) : ''
  return facts([
    { label: t('casework.live.print.number'), text: `${live?.no ?? '–'}/${year}` },
    { label: t('casework.meeting.body'), text: nameIn(known.model.body(meeting.body).name, locale) },
    { label: t('casework.live.print.day'), text: showInstant(meeting.plannedFor) },
    { label: t('casework.meeting.place'), text: meeting.place },
    { label: t('casework.live.print.state'), text: t(`casework.live.state.${state}`, { date }) },
  ])
}

function present({ people }: MinutesView, { t }: Reader): readonly PrintBlock[] {
  const those = (...ways: readonly (string | null)[]) =>
    people
      .filter(({ way }) => ways.includes(way))
      .map((one) => {
        const words = personWords(one, t)
        return one.way === 'video' ? `${words} (${t('casework.live.way.video')})` : words
      })
      .join('; ')
  return facts([
    { label: t('casework.live.print.present'), text: those('room', 'video') },
    { label: t('casework.live.print.excused'), text: those('excused') },
    { label: t('casework.live.print.absent'), text: those('absent') },
  ])
}

const called = ({ line }: LineShown, { t }: Reader): string => line?.text ?? t('casework.live.locked')

const agenda = ({ lines }: MinutesView, reader: Reader): readonly PrintBlock[] =>
  lines.length === 0 ? [] : [{ kind: 'list', ordered: true, items: lines.map((line) => called(line, reader)) }]

function course(shown: LineShown, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const title = heading(3, `${shown.no}. ${called(shown, reader)}`)
  if (shown.line === null) {
    return [title, text(t('casework.live.print.withheld')), ...shown.sentences.map((one) => said(one, reader))]
  }
  return [
    title,
    ...shown.sentences.map((one) => said(one, reader)),
    ...(shown.more ? [small(t('casework.live.print.more'))] : []),
  ]
}

function said(sentence: SentenceShown, reader: Reader): PrintBlock {
  const { t } = reader
  const { kind, decisionNo } = sentence
  const plain: PrintWords = [{ text: `${sentence.text} ` }, { text: `(${origin(sentence, reader)})` }]
  const named = (label: string, more = ''): PrintBlock => ({
    kind: 'text',
    text: [
      { text: `${label} `, bold: true },
      { text: `${sentence.text} ${more}` },
      { text: `(${origin(sentence, reader)})` },
    ],
  })
  switch (kind) {
    case 'decision':
      return named(t('casework.live.decision_no', { no: decisionNo ?? '' }), votes(sentence, reader))
    case 'dissent':
      return named(
        decisionNo === null ? t('casework.live.dissent_label') : t('casework.live.dissent_from', { no: decisionNo }),
      )
    case 'task':
      return named(t('casework.live.task_label'))
    case 'phone_note':
      return named(t('casework.live.phone_label'))
    case 'correction':
      return named(t('casework.live.correction_label'))
    case 'off_record':
      return small(t('casework.live.off_record', { at: sentence.at ?? '' }))
    default:
      return { kind: 'text', text: plain }
  }
}

/** Who said it and, where somebody else wrote it down, who did. */
function origin(sentence: SentenceShown, { t }: Reader): string {
  const { authorName, place, whoseName, forFamily, begunAt } = sentence
  const whose = forFamily ? t('casework.live.family') : whoseName
  if (sentence.kind === 'phone_note') {
    const by = t('casework.live.by_phone', { at: sentence.at ?? '', who: authorName })
    return [sentence.whosePlace?.shortName, whose, by].filter(Boolean).join(', ')
  }
  if (sentence.kind === 'dissent' && whose !== null && whose !== authorName) {
    return t('casework.live.by_request', { whose, who: authorName })
  }
  const at = showInstant(begunAt).split(', ')[1] ?? ''
  return [place?.shortName, t('casework.live.by', { who: authorName, at })].filter(Boolean).join(', ')
}

function votes({ votes: given }: SentenceShown, { t }: Reader): string {
  if (given.length === 0) return ''
  const those = (vote: (typeof VOTES)[number]) =>
    given
      .filter((one) => one.vote === vote)
      .map(({ place }) => place?.shortName ?? t('casework.live.family'))
      .join(', ') || t('casework.live.votes.nobody')
  const [inFavour, against, abstained] = VOTES.map(those)
  return t('casework.live.print.votes', { for: inFavour ?? '', against: against ?? '', abstained: abstained ?? '' })
}

function tasks({ lines }: MinutesView, { t }: Reader): readonly PrintBlock[] {
  const those = lines.flatMap(({ sentences }) => sentences.filter(({ kind }) => kind === 'task'))
  if (those.length === 0) return []
  const table: PrintTable = {
    kind: 'table',
    columns: [
      { label: t('casework.live.task'), share: 3 },
      { label: t('casework.live.who'), share: 2 },
      { label: t('casework.live.until') },
      { label: t('casework.live.from_decision') },
    ],
    rows: those.map(({ text: words, task, decisionNo }) => [
      words,
      task ? [task.person, task.place?.shortName].filter(Boolean).join(', ') : t('casework.live.task_incomplete'),
      task?.due ? showDate(task.due) : '',
      decisionNo === null ? '–' : String(decisionNo),
    ]),
  }
  return [table]
}

function replies({ replies: given }: MinutesView, { t }: Reader): readonly PrintBlock[] {
  if (given.length === 0) return []
  const items = given.map(({ name, place, agrees, words }) =>
    [`${name}, ${place?.shortName ?? ''}: ${t(agrees ? 'casework.live.agrees' : 'casework.live.remarks')}`, words]
      .filter(Boolean)
      .join(': '),
  )
  return [{ kind: 'list', items }]
}
