import { z } from 'zod'
import { type PrintBlock, type PrintTable, print, showDate, type T } from '#platform'
import type { Fact } from '#platform/server'
import { sayQuorum } from '../meetings/quorum-words.ts'
import { linesToSign } from '../prints/attendance-print.ts'
import { facts, heading, part, type Reader, text } from '../prints/print-words.ts'
import { signatures } from '../prints/signature-places.ts'
import { type PlenaryView, plenaryView } from './plenary.query.server.ts'
import { agreedOf } from './plenary-words.ts'

const Params = z.object({ sittingId: z.uuid() })
/** Millimetres to sign in. */
const SIGNED_ROW = 10
/** Lines for people who came without being of the team; of a list without names, for everybody. */
const MORE_LINES = 4
const BLANK_LINES = 13

const printed = ({ sitting }: PlenaryView): Fact => ({
  chain: 'body',
  about: sitting.bodyId ?? sitting.id,
  name: 'casework.sitting.printed',
  payload: { sitting: sitting.id },
})

/** The protocol of a sitting of a standing team: who was there, the course, decisions by number, dissents, remarks, places to sign. */
export const plenaryPrint = print({
  path: '/sittings/:sittingId/print/record',
  params: Params,
  act: 'casework.plenary.print',
  office: true,
  load: (ctx, { sittingId }) => plenaryView(ctx, sittingId),
  looking: (_, loaded): Fact => printed(loaded),
  name: ({ loaded, t }) => `${t('casework.plenary.file_name')}-${loaded.sitting.day}`,
  document: ({ loaded, t, locale }) => ({
    title: t('casework.plenary.title', { day: showDate(loaded.sitting.day) }),
    institution: loaded.sitting.holder,
    mark: showDate(loaded.sitting.day),
    blocks: protocol(loaded, { t, locale }),
  }),
})

function protocol(loaded: PlenaryView, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const { record, people, model, quorum, replies, sitting, writer } = loaded
  const { agreed, there } = agreedOf(loaded)
  const remarks = replies.filter(({ reply }) => reply === 'remark')
  return [
    ...facts([
      { label: t('casework.meeting.day'), text: showDate(sitting.day) },
      { label: t('casework.meeting.place'), text: sitting.place },
      writer ? { label: t('casework.plenary.writer'), text: `${writer.name}, ${writer.place}` } : null,
      {
        label: t('casework.live.print.state'),
        text: t(`casework.plenary.state.${record === null ? 'none' : record.closedAt === null ? 'open' : 'closed'}`),
      },
      quorum ? { label: t('casework.quorum.label'), text: sayQuorum(quorum, { ...reader, model }).join(' ') } : null,
    ]),
    ...part(t('casework.sitting.topics'), sitting.topics ? [text(sitting.topics)] : []),
    heading(2, t('casework.plenary.people')),
    {
      kind: 'table',
      columns: [
        { label: t('casework.print.no'), share: 0.4 },
        { label: t('casework.plenary.person'), share: 2 },
        { label: t('casework.plenary.place'), share: 2 },
        { label: t('casework.plenary.came') },
        { label: t('casework.print.signature'), share: 2 },
      ],
      rows: people.map(({ name, place, way }, i) => [
        `${i + 1}`,
        name,
        place,
        t(`casework.plenary.way.${way ?? 'none'}`),
        '',
      ]),
      byHand: SIGNED_ROW,
    },
    ...(record && record.course !== '' ? [heading(2, t('casework.plenary.course')), text(record.course)] : []),
    heading(2, t('casework.plenary.decisions')),
    ...(record && record.decisions.length > 0
      ? record.decisions.map((one, i) => text(`${i + 1}. ${one}`))
      : [text(t('casework.plenary.no_decisions'))]),
    ...(record && record.dissents !== '' ? [heading(2, t('casework.plenary.dissents')), text(record.dissents)] : []),
    ...part(t('casework.plenary.tasks'), tasksTable(loaded, reader)),
    ...(record?.closedAt
      ? [
          heading(2, t('casework.plenary.replies')),
          text(t('casework.plenary.agreed_of', { agreed, there })),
          ...remarks.map(({ name, words }) => text(`${name}: ${words ?? ''}`)),
        ]
      : []),
    ...signatures([t('casework.plenary.writer')], reader),
  ]
}

const tasksTable = ({ tasks }: PlenaryView, { t }: Reader): readonly PrintBlock[] =>
  tasks.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            { label: t('casework.plenary.what'), share: 3 },
            { label: t('casework.plenary.person'), share: 2 },
            { label: t('casework.plan.due') },
          ],
          rows: tasks.map(({ what, name, place, due }) => [what, `${name}, ${place}`, showDate(due)]),
        },
      ]

/** Who is to come to a sitting, to sign on the spot. */
export const attendanceOfSittingPrint = print({
  path: '/sittings/:sittingId/print/attendance',
  params: Params,
  act: 'casework.plenary.print',
  office: true,
  load: (ctx, { sittingId }) => plenaryView(ctx, sittingId),
  looking: (_, loaded): Fact => printed(loaded),
  name: ({ loaded, t }) => `${t('casework.print.name.attendance')}-${loaded.sitting.day}`,
  document: ({ loaded: { sitting, people }, t, locale }) => ({
    title: t('casework.print.attendance.title'),
    institution: sitting.holder,
    mark: showDate(sitting.day),
    blocks: [
      ...facts([
        { label: t('casework.meeting.day'), text: showDate(sitting.day) },
        { label: t('casework.meeting.place'), text: sitting.place },
      ]),
      ...(people.length === 0 ? [] : [listed(people, t)]),
      linesToSign(people.length === 0 ? BLANK_LINES : MORE_LINES, { t, locale }),
    ],
  }),
})

const listed = (people: PlenaryView['people'], t: T): PrintTable => ({
  kind: 'table',
  columns: [
    { label: t('casework.print.no'), share: 0.4 },
    { label: t('casework.print.attendance.name'), share: 2 },
    { label: t('casework.print.attendance.institution'), share: 2 },
    { label: t('casework.print.signature'), share: 2 },
  ],
  rows: people.map(({ name, place }, i) => [`${i + 1}`, name, place, '']),
  byHand: SIGNED_ROW,
})
