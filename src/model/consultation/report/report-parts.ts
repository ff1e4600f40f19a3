import { type MessageKey, showDate, type T } from '#platform'
import { datesOf, nameOf, placeWords } from '../consultation-words.ts'
import { byDecision, byPlace, cameTo, type Report } from './report.query.server.ts'
import { type Shown, suppressed } from './suppressed.domain.ts'

/** A part of the report, the same on its page and in its files: facts, or a table under a heading. */
export type ReportTable = {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What is said where there are no rows. */
  readonly none: string
  readonly note?: string
}

/** What was asked, of whom, when. */
export function courseOf(t: T, { consultation }: Report): readonly { readonly label: string; readonly text: string }[] {
  const { circle, beforeVersion, state } = consultation
  return [
    { label: t('model.report.draft'), text: nameOf(t, consultation) },
    ...(beforeVersion ? [{ label: t('model.report.base'), text: beforeVersion }] : []),
    { label: t('model.report.dates'), text: datesOf(t, consultation) },
    { label: t('model.report.circle'), text: t(`model.consultation.circle.${circle}`) },
    { label: t('model.consultation.column.state'), text: t(`model.consultation.state.${state}`) },
  ]
}

const figure = (t: T, count: Shown['count']): string =>
  typeof count === 'number' ? String(count) : t(count === 'few' ? 'model.report.few' : 'model.report.hidden')

function people(t: T, { meetings }: Report): ReportTable {
  const { rows, total } = suppressed(cameTo(meetings))
  return {
    id: 'people',
    title: t('model.report.people'),
    columns: [t('model.report.sector'), t('model.report.came')],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows.map(({ of, count }) => [
              of === 'private' ? t('model.consultation.meeting.private') : t(`institutions.sector.${of}` as MessageKey),
              figure(t, count),
            ]),
            [t('model.report.total'), figure(t, total)],
          ],
    none: t('model.consultation.meetings.none'),
    note: t('model.report.hidden_note'),
  }
}

const meetings = (t: T, { meetings: held }: Report): ReportTable => ({
  id: 'meetings',
  title: t('model.consultation.meetings'),
  columns: [
    t('model.report.meeting.column.no'),
    t('model.report.meeting.column.day'),
    t('model.report.meeting.column.place'),
    t('model.report.meeting.column.party'),
  ],
  rows: held.map(({ no, onDay, place, party }) => [String(no), showDate(onDay), place, party]),
  none: t('model.consultation.meetings.none'),
})

const decisions = (t: T, { remarks }: Report): ReportTable => ({
  id: 'decisions',
  title: t('model.report.by_decision'),
  columns: [t('model.report.decision'), t('model.report.count')],
  rows:
    remarks.length === 0
      ? []
      : [
          ...byDecision(remarks).map(({ decision, count }) => [t(`model.remark.decision.${decision}`), String(count)]),
          [t('model.report.total'), String(remarks.length)],
        ],
  none: t('model.answers.none'),
})

const places = (t: T, { remarks, consultation }: Report): ReportTable => ({
  id: 'places',
  title: t('model.report.by_place'),
  columns: [
    t('model.report.place'),
    t('model.report.count'),
    ...(['accepted', 'partly', 'rejected', 'noted'] as const).map((one) => t(`model.remark.decision.${one}`)),
  ],
  rows: byPlace(remarks).map(({ about, remarks: of }) => [
    placeWords(t, consultation.text, about),
    String(of.length),
    ...byDecision(of).map(({ count }) => String(count)),
  ]),
  none: t('model.answers.none'),
})

const acts = (t: T, { acts: recorded }: Report): ReportTable => ({
  id: 'acts',
  title: t('model.report.acts'),
  columns: [t('model.report.act'), t('model.report.body'), t('model.report.document'), t('model.report.day')],
  rows: recorded.map(({ act, body, document, onDay }) => [
    t(`model.report.act.${act}`),
    body,
    document,
    showDate(onDay),
  ]),
  none: t('model.report.acts.none'),
})

/** The tables of the report in their order; the table of all remarks and answers comes after them. */
export const reportTables = (t: T, report: Report): readonly ReportTable[] =>
  [meetings, people, decisions, places, acts].map((one) => one(t, report))
