import { z } from 'zod'
import { PersonId } from '#kernel'
import { fields, page, several } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, CheckboxGroup, FormPage, Note } from '#platform/ui'
import { requestPath } from '../protection-paths.ts'
import { workersOfRequest, workersToPass } from './given.query.server.ts'
import { OfRequest, RequestCrumbs, requestAnswered } from './of-request.tsx'
import { passRequest } from './pass-request.server.ts'

const readWorkers = fields(z.object({ workers: several(PersonId) }))

const toPass = async (ctx: Ctx, at: z.infer<typeof OfRequest>) => ({
  ...(await requestAnswered(ctx, at)),
  passed: await workersOfRequest(ctx, at.requestId),
  workers: await workersToPass(ctx, at.institutionId),
})

/** Choosing who prepares the copy of data: workers who then open their cases. Which case it is, is not asked here. */
export const passRequestPage = page({
  path: '/protection/:institutionId/requests/:requestId/pass',
  params: OfRequest,
  act: 'protection.request.pass',
  looking: 'unrecorded',
  load: toPass,
  title: ({ t }) => t('protection.request.pass.title'),
  initial: ({ passed }) => ({ workers: passed.map(({ personId }) => personId) }),
  form: readWorkers,
  submit: passRequest,
  refusals: {
    already_answered: 'protection.request.refusal.already_answered',
    not_access: 'protection.request.refusal.not_access',
    identity_missing: 'protection.request.refusal.identity_missing',
    not_a_worker: 'protection.request.refusal.not_a_worker',
  },
  then: ({ params }) => ({
    to: requestPath(params.institutionId, params.requestId),
    flash: 'protection.request.pass.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<RequestCrumbs {...loaded} here={t('protection.request.pass.title')} />}
      title={t('protection.request.pass.title')}
      over={t('protection.request.number', { no: loaded.request.no })}
      lead={t('protection.request.pass.lead')}
    >
      {loaded.workers.length === 0 ? (
        <Note kind="info" text={t('protection.request.pass.nobody')} />
      ) : (
        <>
          <CheckboxGroup
            name="workers"
            label={t('protection.request.pass.workers')}
            options={loaded.workers.map(({ personId, name }) => ({ value: personId, label: name }))}
            optional
          />
          <ActionsBar>
            <Button>{t('protection.request.save')}</Button>
          </ActionsBar>
        </>
      )}
    </FormPage>
  ),
})
