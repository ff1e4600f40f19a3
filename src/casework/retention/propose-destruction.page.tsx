import { z } from 'zod'
import { fields, page, several, showDate } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, Note } from '#platform/ui'
import { OfInstitution } from '#protection'
import { institutionFor } from '#protection/server'
import { retentionOf } from './closed-case.domain.ts'
import { closedCases } from './closed-case.query.server.ts'
import { proposeDestruction } from './destroy-cases.server.ts'
import { RetentionCrumbs } from './of-closed-case.tsx'
import { destructionPath } from './retention-paths.ts'
import { classMark } from './retention-words.ts'

const readList = fields(z.object({ caseIds: several(z.uuid()) }))

/** Proposing which closed cases are to be destroyed: those of mine whose day has come. */
export const proposeDestructionPage = page({
  path: '/protection/:institutionId/destruction/new',
  params: OfInstitution,
  act: 'casework.destruction.propose',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'consult'),
    due: (await closedCases(ctx, institutionId)).filter(
      (one) => one.mine && retentionOf(one, ctx.today).state === 'due',
    ),
  }),
  title: ({ t }) => t('casework.destruction.propose'),
  form: readList,
  submit: proposeDestruction,
  refusals: {
    nothing_chosen: 'casework.destruction.refusal.nothing_chosen',
    not_due: 'casework.destruction.refusal.not_due',
  },
  then: ({ value, params }) => ({
    to: destructionPath(params.institutionId, value),
    flash: 'casework.destruction.proposed',
  }),
  view: ({ loaded: { institution, due }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<RetentionCrumbs institution={institution} here={t('casework.destruction.propose')} />}
      title={t('casework.destruction.propose')}
      over={institution.name}
      lead={t('casework.destruction.propose_lead')}
    >
      {due.length === 0 ? (
        <Note kind="info" text={t('casework.destruction.nothing_due')} />
      ) : (
        <>
          <CheckboxGroup
            name="caseIds"
            label={t('casework.destruction.cases')}
            options={due.map((one) => ({
              value: one.caseId,
              label: one.code,
              hint: t('casework.destruction.case_hint', { closed: showDate(one.closedOn), class: classMark(one) }),
            }))}
          />
          <ActionsBar>
            <Button>{t('casework.destruction.propose_submit')}</Button>
          </ActionsBar>
        </>
      )}
    </FormPage>
  ),
})
