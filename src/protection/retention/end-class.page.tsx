import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { filePlanPath } from '../protection-paths.ts'
import { FileClassId } from './file-class.domain.ts'
import { fileClassAt } from './file-class.query.server.ts'
import { endClass } from './plan-files.server.ts'

const readEnd = fields(z.object({ last_day: day }))

/** Ending a class of the file plan. */
export const endClassPage = page({
  path: '/protection/:institutionId/file-plan/:classId/end',
  params: OfInstitution.extend({ classId: FileClassId }),
  act: 'protection.file_class.end',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, classId }) => ({
    institution: await institutionFor(ctx, institutionId, 'endClass'),
    fileClass: await fileClassAt(ctx, institutionId, classId),
  }),
  title: ({ t }) => t('protection.file_class.end.title'),
  form: readEnd,
  submit: endClass,
  refusals: {
    ends_before_start: 'protection.file_class.refusal.ends_before_start',
    ends_sooner_already: 'protection.file_class.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({ to: filePlanPath(params.institutionId), flash: 'protection.file_class.end.done' }),
  view: ({ loaded: { institution, fileClass }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={institution}
          register={{ href: filePlanPath(institution.id), label: t('protection.file_plan.title') }}
          here={t('protection.file_class.end.title')}
        />
      }
      title={t('protection.file_class.end.title')}
      over={`${fileClass.symbol} ${fileClass.name}`}
      lead={t('protection.file_class.end.lead')}
    >
      <DateField name="last_day" label={t('protection.file_class.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('protection.file_class.end.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
