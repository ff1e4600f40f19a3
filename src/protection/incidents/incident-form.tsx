import type { Child, PropsWithChildren } from 'hono/jsx'
import { type MessageKey, useReader } from '#platform'
import { ActionsBar, Button, FormPage, type FormState } from '#platform/ui'
import type { ProtectedInstitution } from '../desk/protected-institution.query.server.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { incidentPath } from '../protection-paths.ts'
import type { Incident } from './incident.domain.ts'

type Props = PropsWithChildren<{
  loaded: { readonly institution: ProtectedInstitution; readonly incident: Incident }
  form: FormState
  title: MessageKey
  lead: MessageKey
  submit: MessageKey
  children?: Child
}>

/** A form about one incident: the way back to it, its number over the title, one button at the end. */
export function IncidentForm({ loaded: { institution, incident }, form, title, lead, submit, children }: Props) {
  const { t } = useReader()
  const number = t('protection.incident.number', { no: incident.no })
  const register = { href: incidentPath(institution.id, incident.id), label: number }
  return (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={institution} register={register} here={t(title)} />}
      title={t(title)}
      over={number}
      lead={t(lead)}
    >
      {children}
      <ActionsBar>
        <Button>{t(submit)}</Button>
      </ActionsBar>
    </FormPage>
  )
}
