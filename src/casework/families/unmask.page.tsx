import { z } from 'zod'
import { NotFound } from '#kernel'
import { fields, page, type Say } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, ErrorSummary, Form, FormContext, Head, KeyValues, RadioGroup, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfPerson, scope } from '../cases/case-scope.ts'
import { personToCorrect } from './person.query.server.ts'
import { SECRET_KINDS } from './secret-kind.domain.ts'
import { unmask } from './unmask.server.ts'
import { UNMASK_PURPOSES } from './unmask-purpose.domain.ts'
import { PURPOSE_LABELS, SECRET_LABELS } from './unmask-words.ts'

const OfSecret = OfPerson.extend({ kind: z.enum(SECRET_KINDS) })
type Params = z.infer<typeof OfSecret>
const readPurpose = fields(z.object({ purpose: z.enum(UNMASK_PURPOSES) }))

/** The page with or without the value. */
const shownAs = async (ctx: Ctx, { caseId, subjectId, kind }: Params, shown: Shown) => ({
  ...(await personToCorrect(ctx, caseId, subjectId)),
  kind,
  ...shown,
})
type Shown = { readonly value: string | null; readonly errors: Readonly<Record<string, Say>> }

/** Showing a masked number, address or contact once. It is shown in the answer to the press of a button, stands in no address, and is recorded. */
export const unmaskPage = page({
  path: '/cases/:caseId/people/:subjectId/unmask/:kind',
  params: OfSecret,
  act: 'casework.secret.unmask',
  needsNames: true,
  load: (ctx: Ctx, params: Params) => shownAs(ctx, params, { value: null, errors: {} }),
  // What is shown without the press is a question; the press itself puts the showing on record.
  looking: 'unrecorded',
  scope,
  asks: async (ctx, posted, params) => {
    const read = readPurpose(posted)
    if (!read.ok) return shownAs(ctx, params, { value: null, errors: read.errors })
    const shown = await unmask(ctx, { ...params, ...read.value })
    if (!shown.ok) throw new NotFound('secret')
    return shownAs(ctx, params, { value: shown.value, errors: {} })
  },
  title: ({ t, loaded }) => t('casework.unmask.title', { person: loaded.label }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => {
    const what = t(SECRET_LABELS[loaded.kind])
    const masked = loaded.kind === 'pesel' ? loaded.person.maskedPesel : null
    const value = loaded.value ?? masked
    const errors = Object.entries(loaded.errors).map(([name, { key, params }]) => [name, t(key, params)])
    return (
      <FormContext.Provider value={{ ...form, errors: Object.fromEntries(errors) }}>
        <Stack>
          <CaseCrumbs frame={loaded.frame} here={what} />
          <ErrorSummary />
          <Head title={t('casework.unmask.title', { person: loaded.label })} lead={t('casework.unmask.lead')} />
          {value !== null && <KeyValues items={[{ term: what, value }]} />}
          <Form errorSummary="elsewhere" guard={false}>
            <RadioGroup
              name="purpose"
              label={t('casework.unmask.purpose')}
              options={UNMASK_PURPOSES.map((value) => ({ value, label: t(PURPOSE_LABELS[value]) }))}
            />
            <ActionsBar>
              <Button>{t(loaded.value === null ? 'casework.unmask.submit' : 'casework.unmask.again')}</Button>
              <a href={`/cases/${loaded.frame.caseId}/people/${loaded.person.id}`}>{t('casework.back')}</a>
            </ActionsBar>
          </Form>
        </Stack>
      </FormContext.Provider>
    )
  },
})
