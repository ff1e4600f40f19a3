import { z } from 'zod'
import { nameIn } from '#model'
import { day, fields, optionalChoice, page, useReader, yesNo } from '#platform'
import { ActionsBar, Button, DateField, Empty, FileField, FormPage, type FormState, Select, YesNo } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { recordPaperForm } from './keep-paper-form.server.ts'
import { type PaperForms, paperForms } from './paper-forms.query.server.ts'

const readPaperForm = fields(z.object({ which: z.string().min(1).max(200), onDay: day, agrees: optionalChoice(yesNo) }))

/** Recording, after a case was taken over, that a form of its time on paper is there. */
export const paperFormPage = page({
  path: '/cases/:caseId/paper-forms/new',
  params: OfCase,
  act: 'casework.form.keep_from_paper',
  load: (ctx, { caseId }) => paperForms(ctx, caseId),
  looking: look('casework.form.looked'),
  scope,
  title: ({ loaded, t }) => `${t('casework.takeover.form.title')} · ${loaded.frame.code}`,
  form: readPaperForm,
  submit: (ctx, input, { posted }) => recordPaperForm(ctx, { ...input, scan: posted.files.scan }),
  refusals: {
    not_offered: 'platform.form.not_offered',
    day_ahead: 'casework.day_ahead',
    agrees_missing: 'casework.takeover.form.agrees_missing',
    file_too_large: 'casework.form.file_too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'casework.form.file_type_refused',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.takeover.form.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => <PaperFormFields loaded={loaded} form={form} />,
})

function PaperFormFields({ loaded, form }: { readonly loaded: PaperForms; readonly form: FormState }) {
  const { t, locale } = useReader()
  const { frame, offered } = loaded
  const title = t('casework.takeover.form.title')
  const crumbs = <CaseCrumbs frame={frame} here={title} />
  if (offered.length === 0) {
    return (
      <>
        {crumbs}
        <h1>{title}</h1>
        <Empty title={t('casework.takeover.form.none')} />
      </>
    )
  }
  const options = offered.map(({ value, name, person }) => ({
    value,
    label: person
      ? t('casework.takeover.form.about', { form: nameIn(name, locale), person: person.label })
      : nameIn(name, locale),
  }))
  return (
    <FormPage form={form} crumbs={crumbs} over={frame.code} title={title} lead={t('casework.takeover.form.lead')} files>
      <Select name="which" label={t('casework.takeover.form.which')} options={options} />
      <DateField name="onDay" label={t('casework.takeover.form.on')} />
      {offered.some((one) => one.form.record === 'participation_consent') && (
        <YesNo
          name="agrees"
          label={t('casework.takeover.form.agrees')}
          hint={t('casework.takeover.form.agrees_hint')}
          optional
        />
      )}
      <FileField name="scan" label={t('casework.takeover.form.scan')} accept=".pdf,.jpg,.jpeg,.png,.webp" optional />
      <ActionsBar>
        <Button>{t('casework.takeover.form.submit')}</Button>
        <a href={caseOverviewPath(frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
