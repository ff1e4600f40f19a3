import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, TextArea } from '#platform/ui'
import { PurchaseFields } from '../money/purchase-fields.tsx'
import { grantSupport, refuseSupport } from './decide-support.server.ts'
import { SupportCrumbs, SupportFacts } from './support.page.tsx'
import { supportToDecide } from './support.query.server.ts'
import { GrantSupportInput, OfSupport, RefuseSupportInput } from './support.schema.ts'
import { supportPath } from './support-words.ts'

const readGrant = fields(GrantSupportInput)

/** Granting what an institution asked for: it is bought from a source of the envelope. */
export const grantSupportPage = page({
  path: '/institution-support/:supportId/grant',
  params: OfSupport,
  act: 'casework.support.grant',
  looking: 'unrecorded',
  load: (ctx, { supportId }) => supportToDecide(ctx, supportId),
  title: ({ t }) => t('casework.support.grant'),
  form: readGrant,
  submit: (ctx, input) => grantSupport(ctx, input),
  refusals: {
    decided_already: 'casework.support.decided_already',
    own_request: 'casework.money.own_request',
    source_over: 'casework.money.source_over',
    above_asked: 'casework.support.above_asked',
    day_past: 'casework.money.day_past',
    too_light_in_year: 'casework.money.too_light_in_year',
    not_enough: 'casework.money.not_enough',
  },
  then: ({ params }) => ({ to: supportPath(params.supportId), flash: 'casework.support.granted_done' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<SupportCrumbs here={t('casework.support.grant')} />}
      over={loaded.support.institution}
      title={t('casework.support.grant')}
      lead={t('casework.support.grant_lead')}
    >
      <SupportFacts loaded={loaded} />
      <PurchaseFields offered={loaded.offered} today={loaded.today} />
      <ActionsBar>
        <Button>{t('casework.support.grant')}</Button>
        <a href={supportPath(loaded.support.id)}>{t('casework.support.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readRefusal = fields(RefuseSupportInput)

/** Refusing it, with the reason. */
export const refuseSupportPage = page({
  path: '/institution-support/:supportId/refuse',
  params: OfSupport,
  act: 'casework.support.refuse',
  looking: 'unrecorded',
  load: (ctx, { supportId }) => supportToDecide(ctx, supportId),
  title: ({ t }) => t('casework.support.refuse'),
  form: readRefusal,
  submit: (ctx, input) => refuseSupport(ctx, input),
  refusals: { decided_already: 'casework.support.decided_already', own_request: 'casework.money.own_request' },
  then: ({ params }) => ({ to: supportPath(params.supportId), flash: 'casework.money.decided' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<SupportCrumbs here={t('casework.support.refuse')} />}
      over={loaded.support.institution}
      title={t('casework.support.refuse')}
    >
      <SupportFacts loaded={loaded} />
      <TextArea name="reason" label={t('casework.money.refuse_reason')} hint={t('casework.money.no_names')} rows={3} />
      <ActionsBar>
        <Button kind="bad">{t('casework.support.refuse')}</Button>
        <a href={supportPath(loaded.support.id)}>{t('casework.support.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
