import { z } from 'zod'
import { nameIn } from '#model'
import { type PrintBlock, type PrintDocument, type PrintFact, type PrintTable, print } from '#platform'
import type { Ctx } from '#platform/server'
import { OfCase, scope } from '../cases/case-scope.ts'
import { type MeetingView, meetingView } from '../meetings/meeting.query.server.ts'
import { MEETING_LABELS, whenOf } from '../meetings/meetings.page.tsx'
import { personWords } from '../meetings/person-words.ts'
import { quorumFacts } from '../meetings/quorum-print.ts'
import { type MinutesView, minutesView } from '../minutes/minutes.query.server.ts'
import { protocolBlocks } from '../minutes/protocol.ts'
import { responsible } from './plan-print.ts'
import { printMade } from './print-of-case.ts'
import { aboutCase, facts, heading, type Reader, rolesInWords } from './print-words.ts'
import { printingInstitution } from './printing-institution.query.server.ts'
import { signatures } from './signature-places.ts'

/** `minutes`: what was written during the meeting; null where it was put on record afterwards, or is still to come. */
type ToPrint = MeetingView & { readonly printing: string; readonly minutes: MinutesView | null }

async function meetingToPrint(ctx: Ctx, caseId: string, meetingId: string): Promise<ToPrint> {
  const minutes = await minutesView(ctx, { caseId, meetingId })
  const printing = await printingInstitution(ctx, caseId)
  return { ...(await meetingView(ctx, caseId, meetingId)), printing, minutes: minutes.live ? minutes : null }
}

const OfMeeting = OfCase.extend({ meetingId: z.uuid() })
/** Empty rows for what will be decided. */
const DECISIONS = 6
/** Millimetres to write words in. */
const WRITTEN_ROW = 14

/** What a meeting decided, to sign; of one still to come, the sheet to write it on. */
export const minutesPrint = print({
  path: '/cases/:caseId/print/meetings/:meetingId/minutes',
  params: OfMeeting,
  act: 'casework.meeting.print',
  load: (ctx, { caseId, meetingId }) => meetingToPrint(ctx, caseId, meetingId),
  looking: ({ caseId }) => printMade(caseId, 'minutes'),
  scope,
  name: ({ loaded, t }) => `${t('casework.print.name.minutes')}-${loaded.frame.code}`,
  office: true,
  document: ({ loaded, t, locale }) => {
    const reader = { t, locale }
    const { model } = loaded.known
    const { chair } = model.body(loaded.meeting.body)
    const who = chair === undefined ? [t('casework.print.chair')] : rolesInWords(model, [chair], reader)
    if (loaded.minutes) {
      return paper(loaded, t('casework.live.print.title'), [
        ...facts(aboutCase(loaded.frame, reader)),
        ...protocolBlocks(loaded.minutes, reader),
        ...signatures([...who, t('casework.print.minutes_by')], reader),
      ])
    }
    return paper(loaded, t('casework.print.minutes.title'), [
      ...facts(aboutMeeting(loaded, reader)),
      ...minutesBlocks(loaded, reader),
      ...signatures([...who, t('casework.print.minutes_by')], reader),
    ])
  },
})

const paper = ({ frame, printing }: ToPrint, title: string, blocks: readonly PrintBlock[]): PrintDocument => ({
  title,
  institution: printing,
  mark: frame.code,
  blocks,
})

const aboutMeeting = (view: MeetingView, reader: Reader): readonly PrintFact[] => [
  ...aboutCase(view.frame, reader),
  ...meetingFacts(view, reader),
]

/** Which body met, when, where, for what. */
export function meetingFacts(view: MeetingView, reader: Reader): readonly PrintFact[] {
  const { t, locale } = reader
  const { model } = view.known
  const { meeting } = view
  const { familyTookPart: family } = meeting
  return [
    { label: t('casework.meeting.body'), text: nameIn(model.body(meeting.body).name, locale) },
    { label: t('casework.meeting.when'), text: whenOf(meeting) },
    { label: t('casework.meeting.place'), text: meeting.place },
    {
      label: t('casework.meeting.steps'),
      text: meeting.steps.map((id) => nameIn(model.step(id).name, locale)).join(', '),
    },
    {
      label: t('casework.meeting.family_took_part'),
      text: family === null ? '' : t(family ? 'platform.word.yes' : 'platform.word.no'),
    },
    ...quorumFacts(view, reader),
    { label: t('casework.print.state'), text: t(MEETING_LABELS[meeting.state]) },
  ]
}

/** Who was there and what was decided, as far as it is shown to me. */
export function minutesBlocks(view: MeetingView, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const { people, meeting } = view
  const came = (present: boolean | null) =>
    t(
      present === null
        ? 'casework.meeting.invited_only'
        : present
          ? 'casework.meeting.came'
          : 'casework.meeting.absent',
    )
  const presence: PrintTable = {
    kind: 'table',
    columns: [{ label: t('casework.meeting.who'), share: 2 }, { label: t('casework.meeting.presence') }],
    rows: people.map((one) => [personWords(one, t), came(one.present)]),
  }
  const decided = decisionTable(view, reader)
  return [
    ...(people.length > 0 ? [heading(2, t('casework.meeting.people')), presence] : []),
    ...(decided.rows.length > 0 ? [heading(2, t('casework.meeting.decisions')), decided] : []),
    ...(meeting.heldOn !== null && decided.rows.length === 0
      ? [
          heading(2, t('casework.meeting.decisions')),
          { kind: 'text', text: t('casework.meeting.no_decisions') } as const,
        ]
      : []),
  ]
}

function decisionTable({ decisions, names, meeting }: MeetingView, reader: Reader): PrintTable {
  const { t } = reader
  const ahead = meeting.heldOn === null
  return {
    kind: 'table',
    columns: [
      { label: t('casework.print.no'), share: 0.4 },
      { label: t('casework.meeting.decision'), share: 3 },
      { label: t('casework.meeting.dissent'), share: 2 },
      { label: t('casework.meeting.task_for'), share: 1.6 },
    ],
    rows: ahead
      ? Array.from({ length: DECISIONS }, (_, i) => [String(i + 1), '', '', ''])
      : decisions.map(({ text, dissent, institution }, i) => [
          String(i + 1),
          text,
          dissent,
          institution === null ? '' : responsible(institution, names, reader),
        ]),
    ...(ahead ? { byHand: WRITTEN_ROW } : {}),
  }
}
