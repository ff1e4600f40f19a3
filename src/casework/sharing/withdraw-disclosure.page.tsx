import { z } from 'zod'
import { type Model, nameIn } from '#model'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, TextArea } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { WithdrawDisclosureInput } from './disclose.schema.ts'
import { entryToWithdraw } from './ledger.query.server.ts'
import type { LedgerEntry } from './ledger-entry.domain.ts'
import { sharingRefusals } from './refusals.ts'
import { categoryName, sayExtent, sayRecipient } from './sharing-words.ts'
import { withdrawDisclosure } from './withdraw-disclosure.server.ts'

const readReason = fields(WithdrawDisclosureInput)

/** Hiding again what was shown. */
export const withdrawDisclosurePage = page({
  path: '/cases/:caseId/sharing/:disclosureId/withdraw',
  params: OfCase.extend({ disclosureId: z.uuid() }),
  act: 'casework.disclosure.withdraw',
  load: async (ctx, { caseId, disclosureId }) => {
    const found = await entryToWithdraw(ctx, caseId, disclosureId)
    return { ...found, frame: await caseFrame(ctx, found.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.withdraw.title'),
  form: readReason,
  submit: withdrawDisclosure,
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: tabAddress(params.caseId, 'sharing'), flash: 'casework.sharing.withdraw.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { known, entry, frame }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.sharing.withdraw.title')} />}
      title={t('casework.sharing.withdraw.title')}
      lead={t('casework.sharing.withdraw.lead')}
    >
      <What known={known} entry={entry} />
      <TextArea name="reason" label={t('casework.sharing.withdraw.reason')} rows={3} />
      <ActionsBar>
        <Button kind="bad">{t('casework.sharing.withdraw.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

function What({ known: { model }, entry }: { known: { readonly model: Model }; entry: LedgerEntry }) {
  const { t, locale } = useReader()
  const roles = entry.role === null ? [] : [entry.role]
  return (
    <KeyValues
      items={[
        { term: t('casework.sharing.ledger.what'), value: categoryName(model, entry.category, locale) },
        {
          term: t('casework.sharing.ledger.to_whom'),
          value: sayRecipient({ t, locale }, model, entry.recipient.shortName, roles),
        },
        { term: t('casework.sharing.ledger.extent'), value: sayExtent(t, entry.extent) },
        { term: t('casework.sharing.ledger.ground'), value: nameIn(model.ground(entry.ground).name, locale) },
        { term: t('casework.sharing.ledger.until'), value: showDate(entry.until) },
      ]}
    />
  )
}
