import { page, showDate } from '#platform'
import { ActionsBar, Button, FileField, FormPage, KeyValues, Section } from '#platform/ui'
import { reviewListPage } from './review-list.page.tsx'
import { registerToKeep, uploadList } from './stored-list.server.ts'

/** Where the administrator brings the register of units up to date with a file of GUS. */
export const uploadListPage = page({
  path: '/administration/territory',
  act: 'territory.list.upload',
  looking: 'unrecorded',
  load: (ctx) => registerToKeep(ctx),
  title: ({ t }) => t('territory.upload.title'),
  form: (posted) => ({ ok: true, value: { file: posted.files.file } }),
  submit: uploadList,
  refusals: {
    file_missing: 'platform.file.missing',
    file_too_large: 'platform.file.too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'territory.upload.not_a_list',
    not_utf8: 'territory.upload.not_utf8',
    not_a_list: 'territory.upload.not_a_list',
  },
  then: ({ value }) => ({ to: reviewListPage.at({ fileId: value }) }),
  view: ({ loaded, form, t }) => (
    <FormPage form={form} title={t('territory.upload.title')} lead={t('territory.upload.lead')} files>
      <Section id="register" title={t('territory.upload.register')}>
        <KeyValues
          items={[
            { term: t('territory.upload.voivodeships'), value: loaded.voivodeships },
            { term: t('territory.upload.powiats'), value: loaded.powiats },
            { term: t('territory.upload.gminas'), value: loaded.gminas },
            {
              term: t('territory.upload.newest'),
              value: loaded.newest ? showDate(loaded.newest) : t('territory.upload.empty'),
            },
          ]}
        />
      </Section>
      <FileField
        name="file"
        label={t('territory.upload.file')}
        hint={t('territory.upload.file_hint')}
        accept=".csv,.xml,.txt"
      />
      <ActionsBar>
        <Button>{t('territory.upload.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
