import { z } from 'zod'
import { day, fields, line, optionalText, page, says } from '#platform'
import { ActionsBar, Button, DateField, FormPage, NumberField, RadioGroup, TextArea, TextField } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { filePlanPath } from '../protection-paths.ts'
import { CATEGORIES, SYMBOL } from './file-class.domain.ts'
import { addClass } from './plan-files.server.ts'

const readClass = fields(
  z.object({
    symbol: line(14).regex(SYMBOL, says('protection.file_class.symbol_wrong')),
    name: z.string().min(3).max(200),
    category: z.enum(CATEGORIES),
    years: z.preprocess((v) => (v === '' ? undefined : v), z.coerce.number().int().min(1).max(100).optional()),
    note: optionalText(1000),
    from: day,
  }),
)

/** Adding a class to the file plan of an institution. */
export const addClassPage = page({
  path: '/protection/:institutionId/file-plan/new',
  params: OfInstitution,
  act: 'protection.file_class.add',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => institutionFor(ctx, institutionId, 'plan'),
  title: ({ t }) => t('protection.file_class.add.title'),
  form: readClass,
  submit: addClass,
  refusals: {
    years_missing: 'protection.file_class.refusal.years_missing',
    years_needless: 'protection.file_class.refusal.years_needless',
    symbol_in_force: 'protection.file_class.refusal.symbol_in_force',
  },
  then: ({ params }) => ({ to: filePlanPath(params.institutionId), flash: 'protection.file_class.add.done' }),
  view: ({ loaded: institution, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={institution}
          register={{ href: filePlanPath(institution.id), label: t('protection.file_plan.title') }}
          here={t('protection.file_class.add.title')}
        />
      }
      title={t('protection.file_class.add.title')}
      over={institution.name}
      lead={t('protection.file_class.add.lead')}
    >
      <TextField
        name="symbol"
        label={t('protection.file_class.symbol')}
        hint={t('protection.file_class.symbol_hint')}
        width="s"
        autocomplete="off"
      />
      <TextField name="name" label={t('protection.file_class.name')} autocomplete="off" />
      <RadioGroup
        name="category"
        label={t('protection.file_class.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`protection.file_class.category_of.${value}`) }))}
      />
      <NumberField
        name="years"
        label={t('protection.file_class.years')}
        hint={t('protection.file_class.years_hint')}
        optional
      />
      <TextArea
        name="note"
        label={t('protection.file_class.note')}
        hint={t('protection.file_class.note_hint')}
        rows={3}
        optional
      />
      <DateField name="from" label={t('protection.file_class.from')} />
      <ActionsBar>
        <Button>{t('protection.file_class.add.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
