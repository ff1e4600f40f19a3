import { z } from 'zod'
import { fields, page, showMoney, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  FormPage,
  MoneyField,
  RadioGroup,
  Section,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { acceptPurchase } from './accept-purchase.server.ts'
import { askPurchase, withdrawPurchase } from './ask-purchase.server.ts'
import { AcceptPurchaseInput, AskPurchaseInput } from './money.schema.ts'
import { purchasePathOf } from './money-paths.ts'
import { type LinePurchases, purchasesOfLine, purchaseToAccept, purchaseToWithdraw } from './purchase.query.server.ts'
import { PurchaseFacts, ReceiptLines } from './purchase-facts.tsx'
import { PurchaseFields } from './purchase-fields.tsx'

const OfLine = OfCase.extend({ itemId: z.uuid() })
const readAsked = fields(AskPurchaseInput)

/** Buying a paid line of a basket: what was asked for and how far it got, and asking for it. */
export const linePurchasePage = page({
  path: '/cases/:caseId/basket/:itemId/purchase',
  params: OfLine,
  act: 'casework.purchase.ask',
  load: (ctx, { caseId, itemId }) => purchasesOfLine(ctx, caseId, itemId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.money.line_title', { code: loaded.frame.code }),
  form: readAsked,
  submit: (ctx, input) => askPurchase(ctx, input),
  refusals: {
    case_closed: 'casework.work.case_closed',
    not_paid: 'casework.money.not_paid',
    asked_already: 'casework.money.asked_already',
    not_offered: 'platform.form.not_offered',
    source_over: 'casework.money.source_over',
    above_agreed: 'casework.money.above_agreed',
    too_light: 'casework.money.too_light',
    too_light_in_year: 'casework.money.too_light_in_year',
    day_past: 'casework.money.day_past',
  },
  then: ({ params }) => ({ to: purchasePathOf(params.caseId, params.itemId), flash: 'casework.money.asked' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <LinePurchase loaded={loaded} form={form} />,
})

type Props = { readonly loaded: LinePurchases; readonly form: Parameters<typeof FormPage>[0]['form'] }

function LinePurchase({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, line, bought, mayAsk } = loaded
  const title = t('casework.money.purchase')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={
        line.amount === null
          ? line.what
          : t('casework.money.line_lead', { what: line.what, agreed: showMoney(line.amount) })
      }
    >
      {bought.map((one) => (
        <Section id={`purchase-${one.id}`} title={t('casework.money.number', { no: one.no })}>
          <PurchaseFacts purchase={one} />
          <ReceiptLines receipts={one.receipts} />
          {one.spent > 0 && <p>{t('casework.money.paid_so_far', { spent: showMoney(one.spent) })}</p>}
          {one.state === 'approved' && (
            <p>
              <ButtonLink small href={acceptPurchasePage.at({ caseId: frame.caseId, itemId: line.id })}>
                {t('casework.money.accept')}
              </ButtonLink>
            </p>
          )}
          {one.state === 'asked' && (
            <p>
              <ButtonLink small kind="quiet" href={withdrawPurchasePage.at({ caseId: frame.caseId, itemId: line.id })}>
                {t('casework.money.withdraw')}
              </ButtonLink>
            </p>
          )}
        </Section>
      ))}
      {mayAsk && <PurchaseFields offered={loaded.offered} today={loaded.known.facts.today} what />}
      <ActionsBar>
        {mayAsk && <Button>{t('casework.money.ask')}</Button>}
        <a href={`/cases/${frame.caseId}/basket`}>{t('casework.basket.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

const readAccepted = fields(AcceptPurchaseInput)

/** The acceptance record of what was bought for a line: a service done, or a thing that the gmina took over. */
export const acceptPurchasePage = page({
  path: '/cases/:caseId/basket/:itemId/purchase/accept',
  params: OfLine,
  act: 'casework.purchase.accept',
  load: (ctx, { caseId, itemId }) => purchaseToAccept(ctx, caseId, itemId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.money.accept_title', { code: loaded.frame.code }),
  form: readAccepted,
  submit: (ctx, input) => acceptPurchase(ctx, input),
  refusals: {
    not_approved: 'casework.money.not_approved',
    day_ahead: 'casework.day_ahead',
    above_ordered: 'casework.money.above_ordered',
    inventory_missing: 'casework.money.inventory_missing',
  },
  then: ({ params }) => ({ to: purchasePathOf(params.caseId, params.itemId), flash: 'casework.money.accepted' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ t, form, loaded: { frame, line, approved } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.money.accept')} />}
      over={frame.code}
      title={t('casework.money.accept')}
      lead={t(approved.goods ? 'casework.money.accept_goods' : 'casework.money.accept_service')}
    >
      <PurchaseFacts purchase={approved} />
      <ReceiptLines receipts={approved.receipts} />
      <DateField name="onDay" label={t('casework.money.accepted_day')} />
      <MoneyField name="amount" label={t('casework.money.accepted_amount')} />
      {approved.goods && (
        <>
          <TextField name="inventoryNo" label={t('casework.money.inventory_no')} width="s" />
          <RadioGroup
            name="holding"
            label={t('casework.money.holding')}
            options={[
              { value: 'given', label: t('casework.money.holding.given') },
              { value: 'lent', label: t('casework.money.holding.lent') },
            ]}
          />
        </>
      )}
      <ActionsBar>
        <Button>{t('casework.money.accept_submit')}</Button>
        <a href={purchasePathOf(frame.caseId, line.id)}>{t('casework.money.back_to_purchase')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Taking back what was asked for and not decided yet. */
export const withdrawPurchasePage = page({
  path: '/cases/:caseId/basket/:itemId/purchase/withdraw',
  params: OfLine,
  act: 'casework.purchase.withdraw',
  load: (ctx, { caseId, itemId }) => purchaseToWithdraw(ctx, caseId, itemId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.money.withdraw'),
  submit: async (ctx, { caseId, itemId }) => withdrawPurchase(ctx, { caseId, itemId }),
  refusals: { decided_already: 'casework.money.decided_already' },
  then: ({ params }) => ({ to: purchasePathOf(params.caseId, params.itemId), flash: 'casework.money.withdrawn' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ t, form, loaded: { frame, line, asked } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.money.withdraw')} />}
      over={frame.code}
      title={t('casework.money.withdraw')}
      lead={t('casework.money.withdraw_lead')}
    >
      <PurchaseFacts purchase={asked} />
      <ActionsBar>
        <Button kind="bad">{t('casework.money.withdraw')}</Button>
        <a href={purchasePathOf(frame.caseId, line.id)}>{t('casework.money.back_to_purchase')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
