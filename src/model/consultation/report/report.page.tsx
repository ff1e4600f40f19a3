import { page } from '#platform'
import { KeyValues, Section, Table } from '#platform/ui'
import { OfConsultation } from '../consultation-ids.ts'
import { AnswersTable } from './answers-table.tsx'
import { reportPrint } from './consultation-prints.ts'
import { OutcomeFrame } from './outcome-frame.tsx'
import { reportOf } from './report.query.server.ts'
import { courseOf, reportTables } from './report-parts.ts'

/** The report of a consultation, made from what was recorded. */
export const reportPage = page({
  path: '/consultations/:consultationId/report',
  params: OfConsultation,
  act: 'model.consultation.read_report',
  looking: 'public',
  open: 'public',
  load: (ctx, { consultationId }) => reportOf(ctx, consultationId),
  title: ({ t }) => t('model.report.title'),
  view: ({ loaded, params, t }) => (
    <OutcomeFrame
      title={t('model.report.title')}
      of={loaded.consultation}
      files={{ pdf: reportPrint.at(params), docx: reportPrint.docxAt(params) }}
    >
      <Section id="course" title={t('model.report.course')}>
        <KeyValues items={courseOf(t, loaded).map(({ label, text }) => ({ term: label, value: text }))} />
      </Section>
      {reportTables(t, loaded).map(({ id, title, columns, rows, none, note }) => (
        <Section id={id} title={title} {...(note && rows.length > 0 ? { note } : {})}>
          {rows.length === 0 ? (
            <p>{none}</p>
          ) : (
            <Table
              caption={title}
              columns={columns.map((label) => ({ label }))}
              rows={rows.map((cells) => ({ cells }))}
            />
          )}
        </Section>
      ))}
      <Section id="answers" title={t('model.report.answers')}>
        <AnswersTable answered={loaded} />
      </Section>
    </OutcomeFrame>
  ),
})
