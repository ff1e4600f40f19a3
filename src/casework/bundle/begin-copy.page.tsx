import { z } from 'zod'
import { InstitutionId, SubjectId } from '#kernel'
import { fields, page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, Empty, FormPage, Note, RadioGroup } from '#platform/ui'
import { RequestId } from '#protection'
import { requestGivenToMe } from '#protection/server'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { beginBundle, writesFor } from './begin-bundle.server.ts'
import { caseToCopy } from './bundle.query.server.ts'
import { copyPath } from './copy-paths.ts'

const OfBeginning = OfCase.extend({ institutionId: InstitutionId, requestId: RequestId })
const readPerson = fields(z.object({ subjectId: SubjectId }))

async function toBegin(ctx: Ctx, { caseId, institutionId, requestId }: z.infer<typeof OfBeginning>) {
  const frame = await caseToCopy(ctx, caseId)
  await writesFor(ctx, caseId, institutionId)
  return { frame, request: await requestGivenToMe(ctx, institutionId, requestId), people: await peopleOf(ctx, caseId) }
}

/** Choosing whose data are copied out of a case. */
export const beginCopyPage = page({
  path: '/cases/:caseId/copies/new/:institutionId/:requestId',
  params: OfBeginning,
  act: 'casework.bundle.begin',
  needsNames: true,
  load: toBegin,
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.copy.begin.title'),
  form: readPerson,
  submit: (ctx, input) => beginBundle(ctx, input),
  refusals: {
    already_answered: 'protection.request.refusal.already_answered',
    begun_already: 'casework.copy.refusal.begun_already',
    not_a_person: 'casework.copy.refusal.not_a_person',
  },
  then: ({ value, params }) => ({ to: copyPath(params.caseId, value), flash: 'casework.copy.begin.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { frame, request, people }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.copy.begin.title')} />}
      title={t('casework.copy.begin.title')}
      lead={t('casework.copy.begin.lead')}
    >
      <Note kind="info" text={t('casework.copy.asker', { name: request.asker })} />
      {people.length === 0 ? (
        <Empty title={t('casework.copy.nobody')} />
      ) : (
        <>
          <RadioGroup
            name="subjectId"
            label={t('casework.copy.whose')}
            options={people.map((person) => ({ value: person.id, label: personLabel(person, frame.code) }))}
          />
          <ActionsBar>
            <Button>{t('casework.copy.begin.submit')}</Button>
          </ActionsBar>
        </>
      )}
    </FormPage>
  ),
})
