import type { PropsWithChildren } from 'hono/jsx'
import { nameIn } from '#model'
import { type MessageKey, useReader } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, type FormState, Note, RadioGroup } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { HOW_RECORDED } from '../steps/how-recorded.domain.ts'
import { ScanField } from '../steps/signed-paper.tsx'
import type { PaperToKeep } from './paper-to-keep.server.ts'

type PaperFormProps = PropsWithChildren<{
  readonly paper: PaperToKeep
  readonly form: FormState
  readonly lead: MessageKey
  /** Where the form of the model has no field for it. */
  readonly scan?: boolean
}>

/** The page of a paper that is being kept: one's own, or that of somebody without an account with how it came. */
export function PaperForm({ paper: { body, type, recording }, form, lead, scan, children }: PaperFormProps) {
  const { t, locale } = useReader()
  const title = nameIn(type.name, locale)
  const crumbs = (
    <Crumbs
      items={[
        { label: t('teams.title'), href: '/teams' },
        { label: body.name, href: bodyPage.at({ bodyId: body.id }) },
        { label: title },
      ]}
    />
  )
  return (
    <FormPage form={form} files crumbs={crumbs} over={body.name} title={title} lead={t(lead)}>
      {recording && <Note kind="info" text={t('teams.step.recording')} />}
      {children}
      {recording && <HowItCame />}
      {scan && <ScanField />}
      <ActionsBar>
        <Button>{t('teams.paper.submit')}</Button>
      </ActionsBar>
    </FormPage>
  )
}

/** How the paper of somebody without an account came to the worker who records it. */
function HowItCame() {
  const { t } = useReader()
  return (
    <RadioGroup
      name="_how"
      label={t('teams.step.how')}
      options={HOW_RECORDED.map((how) => ({ value: how, label: t(`teams.how.${how}`) }))}
    />
  )
}
