import { z } from 'zod'
import { NotFound } from '#kernel'
import { page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, Form, Head, KeyValues, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfPerson, scope } from '../cases/case-scope.ts'
import { personToCorrect } from './person.query.server.ts'
import { unmask } from './unmask.server.ts'

const OfSecret = OfPerson.extend({ kind: z.enum(['pesel', 'shielded_address']) })
type Params = z.infer<typeof OfSecret>

/** Showing a masked number or address once. It is shown in the answer to the press of a button, stands in no address, and is recorded. */
export const unmaskPage = page({
  path: '/cases/:caseId/people/:subjectId/unmask/:kind',
  params: OfSecret,
  act: 'casework.secret.unmask',
  needsNames: true,
  load: async (ctx: Ctx, { caseId, subjectId, kind }: Params) => ({
    ...(await personToCorrect(ctx, caseId, subjectId)),
    kind,
    value: null as string | null,
  }),
  // What is shown without the press is a question; the press itself puts the showing on record.
  looking: 'unrecorded',
  scope,
  asks: async (ctx, _posted, { caseId, subjectId, kind }) => {
    const shown = await unmask(ctx, { caseId, subjectId, kind })
    if (!shown.ok) throw new NotFound('secret')
    return { ...(await personToCorrect(ctx, caseId, subjectId)), kind, value: shown.value }
  },
  title: ({ t, loaded }) => t('casework.unmask.title', { person: loaded.label }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => {
    const what = t(loaded.kind === 'pesel' ? 'casework.person.pesel' : 'casework.person.shielded_address')
    return (
      <Stack>
        <CaseCrumbs frame={loaded.frame} here={what} />
        <Head title={t('casework.unmask.title', { person: loaded.label })} lead={t('casework.unmask.lead')} />
        {loaded.value !== null && <KeyValues items={[{ term: what, value: loaded.value }]} />}
        <Form state={form} guard={false}>
          <ActionsBar>
            <Button>{t(loaded.value === null ? 'casework.unmask.submit' : 'casework.unmask.again')}</Button>
            <a href={`/cases/${loaded.frame.caseId}/people/${loaded.person.id}`}>{t('casework.back')}</a>
          </ActionsBar>
        </Form>
      </Stack>
    )
  },
})
