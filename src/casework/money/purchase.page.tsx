import { fields, page, showMoney, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Crumbs,
  DateField,
  FormPage,
  Hidden,
  KeyValues,
  Money,
  MoneyField,
  Note,
  RadioGroup,
  TextArea,
  TextField,
} from '#platform/ui'
import { decidePurchase, payPurchase } from './decide-purchase.server.ts'
import { freeOf } from './ledger.domain.ts'
import { DecidePurchaseInput, OfPurchase, PayPurchaseInput } from './money.schema.ts'
import { envelopePath } from './money-paths.ts'
import { type PurchaseView, purchaseIn } from './purchase.query.server.ts'
import { PurchaseFacts, ReceiptLines } from './purchase-facts.tsx'

const readDecision = fields(DecidePurchaseInput)

/** A purchase for those who answer for its source: to approve or refuse it, and what was accepted and paid since. */
export const purchasePage = page({
  path: '/envelopes/:unitCode/purchases/:purchaseId',
  params: OfPurchase,
  act: 'casework.purchase.decide',
  // What is bought and for how much; no case and no name.
  looking: 'unrecorded',
  load: (ctx, { unitCode, purchaseId }) => purchaseIn(ctx, unitCode, purchaseId),
  title: ({ loaded, t }) => t('casework.money.number', { no: loaded.purchase.no }),
  form: readDecision,
  submit: (ctx, input) => decidePurchase(ctx, input),
  refusals: {
    decided_already: 'casework.money.decided_already',
    own_request: 'casework.money.own_request',
    reason_needed: 'casework.money.reason_needed',
    not_enough: 'casework.money.not_enough',
    source_over: 'casework.money.source_over',
    too_light_in_year: 'casework.money.too_light_in_year',
  },
  then: ({ params }) => ({ to: envelopePath(params.unitCode), flash: 'casework.money.decided' }),
  view: ({ t, form, params, loaded }) => (
    <FormPage
      form={form}
      crumbs={<OfEnvelopeCrumbs unitCode={params.unitCode} here={t('casework.money.purchase')} />}
      over={loaded.source.name}
      title={t('casework.money.number', { no: loaded.purchase.no })}
      lead={loaded.purchase.state === 'asked' ? t('casework.money.decide_lead') : undefined}
    >
      <PurchaseFacts purchase={loaded.purchase} source={loaded.source.name} />
      <ReceiptLines receipts={loaded.receipts} />
      <Decision loaded={loaded} unitCode={params.unitCode} />
    </FormPage>
  ),
})

type Props = { readonly loaded: PurchaseView; readonly unitCode: string }
function Decision({ loaded, unitCode }: Props) {
  const { t } = useReader()
  const { purchase, held, sums, own } = loaded
  const back = <a href={envelopePath(unitCode)}>{t('casework.money.back')}</a>
  if (purchase.state !== 'asked' || own)
    return (
      <>
        {own && purchase.state === 'asked' && <Note kind="info" text={t('casework.money.own_request')} />}
        {sums.committed > 0 && (
          <KeyValues
            items={[
              { term: t('casework.money.committed'), value: <Money grosze={sums.committed} /> },
              { term: t('casework.money.spent'), value: <Money grosze={sums.spent} /> },
            ]}
          />
        )}
        <ActionsBar>
          {purchase.state === 'approved' && (
            <ButtonLink kind="main" href={payPurchasePage.at({ unitCode, purchaseId: purchase.id })}>
              {t('casework.money.pay')}
            </ButtonLink>
          )}
          {back}
        </ActionsBar>
      </>
    )
  return (
    <>
      <p>{t('casework.money.free_in_source', { free: showMoney(freeOf(held)) })}</p>
      <p>{t('casework.money.like_in_year', { like: showMoney(loaded.like), year: purchase.expectedOn.slice(0, 4) })}</p>
      <Hidden name="rowVersion" value={String(purchase.rowVersion)} />
      <RadioGroup
        name="decision"
        label={t('casework.money.decision')}
        options={[
          { value: 'approve', label: t('casework.money.approve'), hint: t('casework.money.approve_hint') },
          { value: 'refuse', label: t('casework.money.refuse') },
        ]}
      />
      <TextArea
        name="reason"
        label={t('casework.money.refuse_reason')}
        hint={t('casework.money.no_names')}
        rows={3}
        optional
      />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        {back}
      </ActionsBar>
    </>
  )
}

const OfEnvelopeCrumbs = ({ unitCode, here }: { readonly unitCode: string; readonly here: string }) => {
  const { t } = useReader()
  return <Crumbs items={[{ label: t('casework.money.envelope'), href: envelopePath(unitCode) }, { label: here }]} />
}

const readPayment = fields(PayPurchaseInput)

/** Entering what was paid: an invoice with its number, and its number in KSeF where it has one. */
export const payPurchasePage = page({
  path: '/envelopes/:unitCode/purchases/:purchaseId/pay',
  params: OfPurchase,
  act: 'casework.purchase.pay',
  looking: 'unrecorded',
  load: (ctx, { unitCode, purchaseId }) => purchaseIn(ctx, unitCode, purchaseId),
  title: ({ t }) => t('casework.money.pay'),
  form: readPayment,
  submit: (ctx, input) => payPurchase(ctx, input),
  refusals: {
    not_approved: 'casework.money.not_approved',
    not_accepted: 'casework.money.not_accepted',
    above_accepted: 'casework.money.above_accepted',
    above_committed: 'casework.money.above_committed',
    day_ahead: 'casework.day_ahead',
  },
  then: ({ params }) => ({
    to: `${envelopePath(params.unitCode)}/purchases/${params.purchaseId}`,
    flash: 'casework.money.paid',
  }),
  view: ({ t, form, params, loaded: { purchase, source, sums, receipts } }) => (
    <FormPage
      form={form}
      crumbs={<OfEnvelopeCrumbs unitCode={params.unitCode} here={t('casework.money.pay')} />}
      over={`${source.name}, ${t('casework.money.number', { no: purchase.no })}`}
      title={t('casework.money.pay')}
      lead={t('casework.money.pay_lead')}
    >
      <PurchaseFacts purchase={purchase} />
      {receipts.length === 0 && <Note kind="turn" text={t('casework.money.not_accepted')} />}
      <ReceiptLines receipts={receipts} />
      <p>{t('casework.money.left_to_pay', { left: showMoney(sums.committed - sums.spent) })}</p>
      <TextField name="invoiceNo" label={t('casework.money.invoice_no')} />
      <TextField name="ksefNo" label={t('casework.money.ksef_no')} hint={t('casework.money.ksef_hint')} optional />
      <DateField name="onDay" label={t('casework.money.paid_on')} />
      <MoneyField name="amount" label={t('casework.money.paid_amount')} />
      <RadioGroup
        name="more"
        label={t('casework.money.more')}
        options={[
          { value: 'no', label: t('casework.money.more_no') },
          { value: 'yes', label: t('casework.money.more_yes') },
        ]}
      />
      <ActionsBar>
        <Button>{t('casework.money.pay_submit')}</Button>
        <a href={purchasePage.at({ unitCode: params.unitCode, purchaseId: params.purchaseId })}>
          {t('casework.money.back_to_purchase')}
        </a>
      </ActionsBar>
    </FormPage>
  ),
})
