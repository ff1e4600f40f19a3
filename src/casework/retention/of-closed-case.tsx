import type { Child, PropsWithChildren } from 'hono/jsx'
import { z } from 'zod'
import { type MessageKey, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, type FormState } from '#platform/ui'
import { closedCasesPath, OfInstitution, ProtectionCrumbs } from '#protection'
import { institutionFor, type ProtectedInstitution } from '#protection/server'
import type { ClosedCase } from './closed-case.domain.ts'
import { closedCase } from './closed-case.query.server.ts'
import type { OfClosedCase as At } from './keep-case.server.ts'
import { closedCasePath } from './retention-paths.ts'

/** What the address of one closed case holds. */
export const OfClosedCase = OfInstitution.extend({ caseId: z.uuid() })

type Loaded = { readonly institution: ProtectedInstitution; readonly closed: ClosedCase }

/**
 * A closed case of an institution for whoever works there or protects its data and finds it. `pass` says who may act on it.
 * Throws NotFound and Forbidden.
 */
export async function closedCaseAt(
  ctx: Ctx,
  at: At,
  pass: (ctx: Ctx, at: At) => Promise<ClosedCase> = (c, { institutionId, caseId }) =>
    closedCase(c, institutionId, caseId),
): Promise<Loaded> {
  const closed = await pass(ctx, at)
  return { closed, institution: await institutionFor(ctx, at.institutionId, 'consult') }
}

type Props = PropsWithChildren<{
  loaded: Loaded
  form: FormState
  title: MessageKey
  lead: MessageKey
  bad?: true
  children?: Child
}>

/** A form about one closed case: the way back to it, its code over the title, one button at the end that says what the title says. */
export function ClosedCaseForm({ loaded: { institution, closed }, form, title, lead, bad, children }: Props) {
  const { t } = useReader()
  const register = { href: closedCasePath(institution.id, closed.caseId), label: closed.code }
  return (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={institution} register={register} here={t(title)} />}
      title={t(title)}
      over={closed.code}
      lead={t(lead)}
    >
      {children}
      <ActionsBar>
        <Button {...(bad ? { kind: 'bad' as const } : {})}>{t(title)}</Button>
      </ActionsBar>
    </FormPage>
  )
}

/** The way from an institution over its closed cases to a page about one of them or a list. */
export function RetentionCrumbs({ institution, here }: { institution: ProtectedInstitution; here: string }) {
  const { t } = useReader()
  const register = { href: closedCasesPath(institution.id), label: t('casework.retention.title') }
  return <ProtectionCrumbs institution={institution} register={register} here={here} />
}
