import { z } from 'zod'
import type { Outcome } from '#kernel'
import { clean, type MessageKey, type Posted, page, type Read, textOf, useReader } from '#platform'
import { ActionsBar, Button, FileField, FormPage, type FormState, Head, Note, Stack } from '#platform/ui'
import { REMARK_KINDS } from '../consultation.domain.ts'
import type { Consultation } from '../consultation.query.server.ts'
import { OfConsultation } from '../consultation-ids.ts'
import { consultationPath, teamTablePath } from '../consultation-paths.ts'
import { consultationOfTeam } from '../opening/team-consultation.query.server.ts'
import { TeamCrumbs } from '../opening/team-crumbs.tsx'
import { importRemarks, type RowToSave } from './import-remarks.server.ts'
import { MOST_ROWS, type ReadFileRefusal, readRemarksFile } from './read-docx-tables.server.ts'
import { RowsForm, valuesOf } from './rows-form.tsx'
import type { FileRow } from './table-rows.domain.ts'

const REFUSALS: Readonly<Record<ReadFileRefusal, MessageKey>> = {
  file_missing: 'model.import.file_missing',
  too_large: 'model.import.too_large',
  not_docx: 'model.import.not_docx',
  no_table: 'model.import.no_table',
  too_many_rows: 'model.import.too_many_rows',
}

type Loaded = {
  readonly consultation: Consultation
  readonly read: Outcome<readonly FileRow[], ReadFileRefusal> | null
}

/** Reading remarks out of a file: what it holds is shown before anything is saved, and the file is kept nowhere. */
export const readFilePage = page({
  path: '/consultations/:consultationId/import',
  params: OfConsultation,
  act: 'model.remark.import',
  looking: 'unrecorded',
  load: async (ctx, { consultationId }): Promise<Loaded> => ({
    consultation: await consultationOfTeam(ctx, consultationId),
    read: null,
  }),
  asks: async (ctx, posted, { consultationId }): Promise<Loaded> => ({
    consultation: await consultationOfTeam(ctx, consultationId),
    read: await readRemarksFile(posted.files.file),
  }),
  title: ({ t }) => t('model.import.title'),
  view: ({ loaded: { consultation, read }, form }) =>
    read?.ok ? (
      <Rows
        consultation={consultation}
        count={read.value.length}
        form={{
          ...form,
          action: `${consultationPath(consultation.id)}/import/rows`,
          values: valuesOf(consultation.text, read.value),
        }}
      />
    ) : (
      <Upload consultation={consultation} form={form} refusal={read} />
    ),
})

type UploadProps = Pick<Loaded, 'consultation'> & { readonly form: FormState; readonly refusal: Loaded['read'] }

function Upload({ consultation, form, refusal }: UploadProps) {
  const { t } = useReader()
  const title = t('model.import.title')
  return (
    <FormPage
      form={form}
      title={title}
      lead={t('model.import.lead')}
      crumbs={<TeamCrumbs consultation={consultation} here={title} />}
      files
    >
      {refusal && !refusal.ok && <Note kind="bad" text={t(REFUSALS[refusal.refusal], { most: MOST_ROWS })} live />}
      <FileField name="file" label={t('model.import.file')} accept=".docx" />
      <ActionsBar>
        <Button>{t('model.import.submit')}</Button>
      </ActionsBar>
    </FormPage>
  )
}

function Rows({ consultation, count, form }: Pick<Loaded, 'consultation'> & { count: number; form: FormState }) {
  const { t } = useReader()
  const title = t('model.import.rows.title')
  return (
    <Stack>
      <TeamCrumbs consultation={consultation} here={title} />
      <Head title={title} lead={t('model.import.rows.lead', { count })} />
      <RowsForm text={consultation.text} form={form} count={count} />
    </Stack>
  )
}

const countIn = (text: string): number => Math.min(/^\d{1,3}$/.test(text) ? Number(text) : 0, MOST_ROWS)
const kindOf = z.enum(REMARK_KINDS).catch('other')

/** The ticked rows as they were typed; what is wrong with one is told by the use case and shown at the row. */
function readRows(posted: Posted): Read<{ readonly rows: readonly RowToSave[] }> {
  const rows = Array.from({ length: countIn(textOf(posted, 'count')) }, (_, no) => {
    const read = (name: string) => clean(textOf(posted, `${name}_${no}`))
    return {
      taken: read('take') !== '',
      about: read('about'),
      kind: kindOf.parse(read('kind')),
      who: read('who'),
      ofInstitution: read('institution') !== '',
      words: read('words'),
      proposed: read('proposed'),
      reason: read('reason'),
    }
  })
  return { ok: true, value: { rows: rows.filter(({ taken }) => taken).map(({ taken: _, ...row }) => row) } }
}

/** Saving the rows that were looked through. Opened by itself it takes one row, typed by hand. */
export const saveRowsPage = page({
  path: '/consultations/:consultationId/import/rows',
  params: OfConsultation,
  act: 'model.remark.import',
  looking: 'unrecorded',
  load: (ctx, { consultationId }) => consultationOfTeam(ctx, consultationId),
  title: ({ t }) => t('model.import.rows.title'),
  form: (posted) => readRows(posted),
  submit: (ctx, input) => importRemarks(ctx, input),
  refusals: {
    closed: 'model.consultation.closed',
    not_begun: 'model.remark.enter.not_begun',
    none: 'model.import.rows.none',
    rows_refused: 'model.import.rows.refused',
  },
  then: ({ value, params }) => ({
    to: teamTablePath(params.consultationId),
    flash: 'model.import.rows.done',
    params: { count: value },
  }),
  initial: () => ({ count: '1' }),
  view: ({ loaded, form }) => {
    const typed = form.values.count
    const count = countIn((typeof typed === 'string' ? typed : typed?.[0]) ?? '')
    return <Rows consultation={loaded} count={count} form={form} />
  },
})
