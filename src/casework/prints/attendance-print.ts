import { z } from 'zod'
import { nameIn } from '#model'
import { type PrintBlock, type PrintDocument, type PrintTable, print } from '#platform'
import type { Ctx } from '#platform/server'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'
import { OfCase, scope } from '../cases/case-scope.ts'
import {
  type MeetingView,
  meetingHour,
  meetingNumber,
  meetingsOfCase,
  meetingView,
} from '../meetings/meeting.query.server.ts'
import { whenOf } from '../meetings/meetings.page.tsx'
import { personWords } from '../meetings/person-words.ts'
import { printMade } from './print-of-case.ts'
import { facts, type Reader } from './print-words.ts'
import { printingInstitution } from './printing-institution.query.server.ts'

/** Lines for people who came without being asked; of a list without names, for everybody. */
const MORE_PEOPLE = 4
const BLANK_LINES = 13
/** Millimetres to sign in, and to write a day or a place in. */
const SIGNED_ROW = 10
const WRITTEN_ROW = 14

type ToSign = MeetingView & {
  readonly printing: string
  readonly no: number
  readonly hour: Awaited<ReturnType<typeof meetingHour>>
}

async function listToSign(ctx: Ctx, caseId: string, meetingId: string): Promise<ToSign> {
  const view = await meetingView(ctx, caseId, meetingId)
  const no = await meetingNumber(ctx, caseId, view.meeting)
  const hour = await meetingHour(ctx, view.meeting)
  return { ...view, no, hour, printing: await printingInstitution(ctx, caseId) }
}

/** Who was asked to a meeting, to sign on the spot; of one that took place, who came. In the form Polish offices know: number, day, hours, place. */
export const attendancePrint = print({
  path: '/cases/:caseId/print/meetings/:meetingId/attendance',
  params: OfCase.extend({ meetingId: z.uuid() }),
  act: 'casework.meeting.print',
  office: true,
  load: (ctx, { caseId, meetingId }) => listToSign(ctx, caseId, meetingId),
  looking: ({ caseId }) => printMade(caseId, 'attendance'),
  scope,
  name: ({ loaded, t }) => `${t('casework.print.name.attendance')}-${loaded.frame.code}`,
  document: ({ loaded, t, locale }) =>
    paper(loaded, { t, locale }, [...aboutList(loaded, { t, locale }), signedTable(loaded, { t, locale })]),
})

/** The same without a name, a day or a place: to take along and write on. */
export const blankAttendancePrint = print({
  path: '/cases/:caseId/print/attendance',
  params: OfCase,
  act: 'casework.meeting.print',
  office: true,
  load: async (ctx, { caseId }) => ({
    frame: (await meetingsOfCase(ctx, caseId)).frame,
    printing: await printingInstitution(ctx, caseId),
  }),
  looking: ({ caseId }) => printMade(caseId, 'blank'),
  scope,
  name: ({ t, loaded }) =>
    `${t('casework.print.name.attendance')}-${t('casework.print.name.blank')}-${loaded.frame.code}`,
  document: ({ loaded, t, locale }) =>
    paper(loaded, { t, locale }, [blankHead({ t, locale }), linesToSign(BLANK_LINES, { t, locale })]),
})

type Paper = { readonly frame: CaseFrame; readonly printing: string }
const paper = ({ frame, printing }: Paper, { t }: Reader, blocks: readonly PrintBlock[]): PrintDocument => ({
  title: t('casework.print.attendance.title'),
  institution: printing,
  mark: frame.code,
  blocks,
})

function aboutList({ frame, known, meeting, no, hour }: ToSign, { t, locale }: Reader): readonly PrintBlock[] {
  // Of a meeting put on record afterwards only the day is known.
  const timed = meeting.heldOn === null || meeting.heldOn === hour.day
  const from = timed && hour.time !== '00:00' ? hour.time : '..........'
  return facts([
    { label: t('casework.print.attendance.no'), text: `${no}` },
    { label: t('casework.print.case'), text: frame.code },
    { label: t('casework.meeting.body'), text: nameIn(known.model.body(meeting.body).name, locale) },
    { label: t('casework.print.attendance.day'), text: whenOf(meeting).split(',')[0] ?? '' },
    {
      label: t('casework.print.attendance.hours'),
      text: t('casework.print.attendance.from_to', { from, to: '..........' }),
    },
    { label: t('casework.meeting.place'), text: meeting.place },
  ])
}

function signedTable({ people, meeting }: ToSign, { t }: Reader): PrintTable {
  const ahead = meeting.heldOn === null
  const came = (present: boolean | null) =>
    present === null ? '' : t(present ? 'casework.meeting.came' : 'casework.meeting.absent')
  const more = Array.from({ length: MORE_PEOPLE }, () => ({ name: '', place: '', insteadOf: null, present: null }))
  return {
    kind: 'table',
    columns: [
      { label: t('casework.print.no'), share: 0.4 },
      { label: t('casework.print.attendance.name'), share: 2 },
      { label: t('casework.print.attendance.institution'), share: 2 },
      ...(ahead ? [] : [{ label: t('casework.meeting.presence') }]),
      { label: t('casework.print.signature'), share: 2 },
    ],
    rows: [...people, ...(ahead ? more : [])].map(({ name, place, insteadOf, present }, i) => [
      String(i + 1),
      personWords({ label: name, insteadOf }, t),
      place,
      ...(ahead ? [] : [came(present)]),
      '',
    ]),
    byHand: SIGNED_ROW,
  }
}

const blankHead = ({ t }: Reader): PrintTable => ({
  kind: 'table',
  columns: [
    { label: t('casework.print.attendance.no'), share: 0.7 },
    { label: t('casework.meeting.body'), share: 2 },
    { label: t('casework.print.attendance.day') },
    { label: t('casework.print.attendance.hours') },
    { label: t('casework.meeting.place'), share: 2 },
  ],
  rows: [['', '', '', '', '']],
  byHand: WRITTEN_ROW,
})

/** Numbered lines to write a name on and to sign. */
export const linesToSign = (lines: number, { t }: Reader): PrintTable => ({
  kind: 'table',
  columns: [
    { label: t('casework.print.no'), share: 0.4 },
    { label: t('casework.print.attendance.name'), share: 2 },
    { label: t('casework.print.attendance.institution'), share: 2 },
    { label: t('casework.print.signature'), share: 2 },
  ],
  rows: Array.from({ length: lines }, (_, i) => [String(i + 1), '', '', '']),
  byHand: SIGNED_ROW,
})
