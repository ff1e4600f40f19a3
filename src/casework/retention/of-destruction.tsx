import type { Child, PropsWithChildren } from 'hono/jsx'
import { Forbidden } from '#kernel'
import { type MessageKey, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, type FormState } from '#platform/ui'
import { OfInstitution, ProtectionCrumbs } from '#protection'
import { institutionFor, type ProtectedInstitution } from '#protection/server'
import { DestructionId } from './destruction.domain.ts'
import { type DestructionShown, destructionAt } from './destruction.query.server.ts'
import { destructionPath } from './retention-paths.ts'

/** What the address of one list of destruction holds. */
export const OfDestruction = OfInstitution.extend({ destructionId: DestructionId })

type At = { readonly institutionId: ProtectedInstitution['id']; readonly destructionId: DestructionId }
type Loaded = { readonly institution: ProtectedInstitution; readonly list: DestructionShown }

/** A list for whoever may do this with it. Throws NotFound and Forbidden. */
export async function destructionFor(ctx: Ctx, at: At, act: keyof DestructionShown['can']): Promise<Loaded> {
  const list = await destructionAt(ctx, at.institutionId, at.destructionId)
  if (!list.can[act]) throw new Forbidden(`casework.destruction.${act}`)
  return { list, institution: await institutionFor(ctx, at.institutionId, 'consult') }
}

type Props = PropsWithChildren<{
  loaded: Loaded
  form: FormState
  title: MessageKey
  lead: MessageKey
  bad?: true
  children?: Child
}>

/** A form about one list: the way back to it, its number over the title, and the codes of its cases before the button. */
export function DestructionForm({ loaded: { institution, list }, form, title, lead, bad, children }: Props) {
  const { t } = useReader()
  const number = t('casework.destruction.number', { no: list.no })
  const register = { href: destructionPath(institution.id, list.id), label: number }
  return (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={institution} register={register} here={t(title)} />}
      title={t(title)}
      over={number}
      lead={t(lead)}
    >
      <p>
        {t('casework.destruction.names', {
          count: list.entries.length,
          codes: list.entries.map(({ code }) => code).join(', '),
        })}
      </p>
      {children}
      <ActionsBar>
        <Button {...(bad ? { kind: 'bad' as const } : {})}>{t(title)}</Button>
      </ActionsBar>
    </FormPage>
  )
}
