import { z } from 'zod'
import { fields, page } from '#platform'
import { Note, RadioGroup } from '#platform/ui'
import { categoryMark, FileClassId } from '#protection'
import { fileClassesInForce } from '#protection/server'
import { closedCaseIKeep, fileCase } from './keep-case.server.ts'
import { ClosedCaseForm, closedCaseAt, OfClosedCase } from './of-closed-case.tsx'
import { closedCasePath } from './retention-paths.ts'

const readClass = fields(z.object({ classId: FileClassId }))

/** Putting a closed case in a class of the file plan. */
export const fileCasePage = page({
  path: '/protection/:institutionId/closed-cases/:caseId/class',
  params: OfClosedCase,
  act: 'casework.retention.file',
  looking: 'unrecorded',
  load: async (ctx, at) => ({
    ...(await closedCaseAt(ctx, at, closedCaseIKeep)),
    classes: await fileClassesInForce(ctx, at.institutionId),
  }),
  title: ({ t }) => t('casework.retention.file'),
  initial: ({ closed }) => ({ classId: closed.fileClass?.id ?? '' }),
  form: readClass,
  submit: fileCase,
  refusals: {
    class_not_in_force: 'casework.retention.refusal.class_not_in_force',
    listed: 'casework.retention.refusal.listed',
  },
  then: ({ params }) => ({
    to: closedCasePath(params.institutionId, params.caseId),
    flash: 'casework.retention.filed',
  }),
  view: ({ loaded, form, t }) => (
    <ClosedCaseForm loaded={loaded} form={form} title="casework.retention.file" lead="casework.retention.file_lead">
      {loaded.classes.length === 0 && <Note kind="turn" text={t('casework.retention.no_classes')} />}
      <RadioGroup
        name="classId"
        label={t('casework.retention.class')}
        options={loaded.classes.map((one) => ({
          value: one.id,
          label: `${one.symbol} ${one.name} (${categoryMark(one)})`,
          ...(one.note ? { hint: one.note } : {}),
        }))}
      />
    </ClosedCaseForm>
  ),
})
