import { page, type T } from '#platform'
import { ActionsBar, Button, ButtonLink, Buttons, FileField, FormPage, More, Stack, Table } from '#platform/ui'
import { SECTORS } from '../register/sector.domain.ts'
import { columnsOf, isNeeded, type ListSubject } from './import-list.domain.ts'
import { registerToKeep, uploadList } from './import-list.server.ts'
import { reviewPath, templatePath, uploadPath } from './import-paths.ts'

/** Where an administrator sends a list of institutions or of people; what it would enter is shown before anything is. */
const uploadPage = <const S extends ListSubject>(subject: S) =>
  page({
    path: `/administration/import/${subject}`,
    act: 'institutions.list.upload',
    looking: 'unrecorded',
    load: (ctx) => registerToKeep(ctx),
    title: ({ t }) => t(`institutions.import.upload.${subject}.title`),
    form: (posted) => ({ ok: true, value: { file: posted.files.file } }),
    submit: (ctx, { file }) => uploadList(ctx, { subject, file }),
    refusals: {
      file_missing: 'platform.file.missing',
      list_too_large: 'institutions.import.refusal.list_too_large',
      old_workbook: 'institutions.import.refusal.old_workbook',
      not_a_list: 'institutions.import.refusal.not_a_list',
      list_empty: 'institutions.import.refusal.list_empty',
      headings_missing:
        subject === 'institutions'
          ? 'institutions.import.refusal.institution_headings_missing'
          : 'institutions.import.refusal.people_headings_missing',
      headings_repeated: 'institutions.import.refusal.headings_repeated',
      too_many_rows: 'institutions.import.refusal.too_many_rows',
    },
    then: ({ value }) => ({ to: reviewPath(value) }),
    view: ({ form, t }) => (
      <Stack>
        <FormPage
          form={form}
          title={t(`institutions.import.upload.${subject}.title`)}
          lead={t(`institutions.import.upload.${subject}.lead`)}
          files
        >
          <Buttons>
            <ButtonLink href={templatePath(subject, 'xlsx')}>
              {t('institutions.import.upload.template.xlsx')}
            </ButtonLink>
            <ButtonLink href={templatePath(subject, 'csv')}>{t('institutions.import.upload.template.csv')}</ButtonLink>
          </Buttons>
          <FileField
            name="file"
            label={t('institutions.import.upload.file')}
            hint={t('institutions.import.upload.file_hint')}
            accept=".xlsx,.csv,.txt"
          />
          <ActionsBar>
            <Button>{t('institutions.import.upload.submit')}</Button>
          </ActionsBar>
        </FormPage>
        <Meanings subject={subject} t={t} />
        <Other subject={subject} t={t} />
      </Stack>
    ),
  })

const Meanings = ({ subject, t }: { subject: ListSubject; t: T }) => (
  <More summary={t('institutions.import.upload.columns')}>
    <Table
      caption={t('institutions.import.upload.columns')}
      columns={[
        { label: t('institutions.import.upload.column') },
        { label: t('institutions.import.upload.needed') },
        { label: t('institutions.import.upload.meaning') },
      ]}
      rows={columnsOf(subject).map((column) => ({
        cells: [
          t(`institutions.import.column.${column}`),
          t(`institutions.import.upload.needed.${isNeeded(subject, column) ? 'yes' : 'no'}`),
          t(`institutions.import.meaning.${column}`, {
            sectors: SECTORS.map((sector) => t(`institutions.sector.${sector}`)).join(', '),
          }),
        ],
      }))}
      bare
    />
  </More>
)

function Other({ subject, t }: { subject: ListSubject; t: T }) {
  const other = subject === 'institutions' ? 'people' : 'institutions'
  return (
    <p>
      <a href={uploadPath(other)}>{t(`institutions.import.upload.${other}.title`)}</a>
    </p>
  )
}

export const uploadInstitutionsPage = uploadPage('institutions')
export const uploadPeoplePage = uploadPage('people')
