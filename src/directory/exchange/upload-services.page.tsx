import { page, type T } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  Crumbs,
  FileField,
  FormPage,
  Lines,
  More,
  Section,
  Stack,
} from '#platform/ui'
import { IMPORT, KEPT, OPEN_DATA, servicePath } from '../service-paths.ts'
import { mustKeepServices, uploadServices } from './import-services.server.ts'
import { COLUMNS, columnKey, NEEDED } from './service-columns.ts'

/** Where whoever keeps entries takes them away as a file, and sends a file; what it would change is shown before anything is. */
export const uploadServicesPage = page({
  path: IMPORT,
  act: 'directory.services.upload',
  looking: 'unrecorded',
  load: (ctx) => mustKeepServices(ctx),
  title: ({ t }) => t('directory.exchange.upload.title'),
  form: (posted) => ({ ok: true, value: { file: posted.files.file } }),
  submit: (ctx, { file }) => uploadServices(ctx, { file }),
  refusals: {
    file_missing: 'platform.file.missing',
    list_too_large: 'directory.exchange.refusal.list_too_large',
    old_workbook: 'directory.exchange.refusal.old_workbook',
    not_a_list: 'directory.exchange.refusal.not_a_list',
    not_json: 'directory.exchange.refusal.not_json',
    unpacks_too_large: 'directory.exchange.refusal.unpacks_too_large',
    list_empty: 'directory.exchange.refusal.list_empty',
    headings_missing: 'directory.exchange.refusal.headings_missing',
    headings_repeated: 'directory.exchange.refusal.headings_repeated',
    too_many_rows: 'directory.exchange.refusal.too_many_rows',
  },
  then: ({ value }) => ({ to: servicePath.review(value) }),
  view: ({ form, t }) => (
    <Stack>
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[{ label: t('directory.kept.title'), href: KEPT }, { label: t('directory.exchange.upload.title') }]}
          />
        }
        title={t('directory.exchange.upload.title')}
        lead={t('directory.exchange.upload.lead')}
        files
      >
        <FileField
          name="file"
          label={t('directory.exchange.upload.file')}
          hint={t('directory.exchange.upload.file_hint')}
          accept=".json,.gz,.xlsx,.csv,.txt"
        />
        <ActionsBar>
          <Button>{t('directory.exchange.upload.submit')}</Button>
        </ActionsBar>
      </FormPage>
      <Section id="out" title={t('directory.exchange.upload.out')} note={t('directory.exchange.upload.out_note')}>
        <Buttons>
          {(['xlsx', 'csv', 'json'] as const).map((format) => (
            <ButtonLink href={servicePath.keptFile(format)}>{t(`directory.exchange.format.${format}`)}</ButtonLink>
          ))}
        </Buttons>
        <p>
          <a href={OPEN_DATA}>{t('directory.open.title')}</a>
        </p>
      </Section>
      <Columns t={t} />
    </Stack>
  ),
})

const Columns = ({ t }: { t: T }) => (
  <Section id="how" title={t('directory.exchange.upload.how')}>
    <Buttons>
      {(['xlsx', 'csv'] as const).map((format) => (
        <ButtonLink href={servicePath.template(format)}>{t(`directory.exchange.upload.template.${format}`)}</ButtonLink>
      ))}
    </Buttons>
    <Lines
      items={(['words', 'lists', 'hours', 'units', 'formulas', 'json'] as const).map((one) =>
        t(`directory.exchange.upload.how.${one}`),
      )}
    />
    <More summary={t('directory.exchange.upload.columns')}>
      <Lines
        items={COLUMNS.map((column) =>
          NEEDED.includes(column)
            ? t('directory.exchange.upload.needed', { column: t(columnKey(column)) })
            : t(columnKey(column)),
        )}
      />
    </More>
  </Section>
)
