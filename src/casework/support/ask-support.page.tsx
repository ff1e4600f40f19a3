import { fields, page } from '#platform'
import {
  ActionsBar,
  Button,
  DateField,
  FormPage,
  MoneyField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { askSupport, withdrawSupport } from './ask-support.server.ts'
import { SupportCrumbs, SupportFacts } from './support.page.tsx'
import { askingFor, supportToTake } from './support.query.server.ts'
import { AskSupportInput, OfAsking, OfSupport, TakeOverInput } from './support.schema.ts'
import { supportPath, supportsPath } from './support-words.ts'
import { takeOverSupport } from './take-over-support.server.ts'

const readAsked = fields(AskSupportInput)

/** Asking a gmina to support an institution. */
export const askSupportPage = page({
  path: '/institution-support/ask/:institutionId',
  params: OfAsking,
  act: 'casework.support.ask',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => askingFor(ctx, institutionId),
  title: ({ t }) => t('casework.support.ask'),
  form: readAsked,
  submit: (ctx, input) => askSupport(ctx, input),
  refusals: { not_offered: 'platform.form.not_offered', day_past: 'casework.money.day_past' },
  then: ({ value }) => ({ to: supportPath(value), flash: 'casework.support.asked' }),
  view: ({ t, form, loaded: { name, gminas } }) => (
    <FormPage
      form={form}
      crumbs={<SupportCrumbs here={t('casework.support.ask')} />}
      over={name}
      title={t('casework.support.ask')}
      lead={t('casework.support.ask_lead')}
    >
      <Select
        name="unitCode"
        label={t('casework.money.gmina')}
        options={gminas.map((place) => ({ value: place.code, label: placeLabel(t, place) }))}
      />
      <TextField name="what" label={t('casework.support.what')} hint={t('casework.support.what_hint')} />
      <TextArea name="why" label={t('casework.support.why')} hint={t('casework.money.no_names')} rows={4} />
      <RadioGroup
        name="goods"
        label={t('casework.support.goods')}
        options={[
          { value: 'yes', label: t('casework.support.goods.yes') },
          { value: 'no', label: t('casework.support.goods.no') },
        ]}
      />
      <MoneyField name="amount" label={t('casework.support.amount')} />
      <DateField name="wantedOn" label={t('casework.support.wanted_on')} />
      <ActionsBar>
        <Button>{t('casework.support.ask_submit')}</Button>
        <a href={supportsPath}>{t('casework.support.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Taking back what was asked for and not decided yet. */
export const withdrawSupportPage = page({
  path: '/institution-support/:supportId/withdraw',
  params: OfSupport,
  act: 'casework.support.withdraw',
  looking: 'unrecorded',
  load: (ctx, { supportId }) => supportToTake(ctx, supportId),
  title: ({ t }) => t('casework.support.withdraw'),
  submit: (ctx, { supportId }) => withdrawSupport(ctx, { supportId }),
  refusals: { decided_already: 'casework.support.decided_already' },
  then: ({ params }) => ({ to: supportPath(params.supportId), flash: 'casework.money.withdrawn' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<SupportCrumbs here={t('casework.support.withdraw')} />}
      over={loaded.support.institution}
      title={t('casework.support.withdraw')}
    >
      <SupportFacts loaded={loaded} />
      <ActionsBar>
        <Button kind="bad">{t('casework.support.withdraw')}</Button>
        <a href={supportPath(loaded.support.id)}>{t('casework.support.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readTaken = fields(TakeOverInput)

/** The hand-over record of what an institution was granted. */
export const takeOverSupportPage = page({
  path: '/institution-support/:supportId/take-over',
  params: OfSupport,
  act: 'casework.support.take_over',
  looking: 'unrecorded',
  load: (ctx, { supportId }) => supportToTake(ctx, supportId),
  title: ({ t }) => t('casework.support.take_over'),
  form: readTaken,
  submit: (ctx, input) => takeOverSupport(ctx, input),
  refusals: {
    not_granted: 'casework.support.not_granted',
    day_ahead: 'casework.day_ahead',
    inventory_missing: 'casework.support.inventory_missing',
  },
  then: ({ params }) => ({ to: supportPath(params.supportId), flash: 'casework.support.taken' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<SupportCrumbs here={t('casework.support.take_over')} />}
      over={loaded.support.institution}
      title={t('casework.support.take_over')}
      lead={t('casework.support.take_over_lead')}
    >
      <SupportFacts loaded={loaded} />
      <DateField name="onDay" label={t('casework.support.taken_on')} />
      <TextArea name="takenWhat" label={t('casework.support.taken_what')} rows={3} />
      <TextField name="takenAs" label={t('casework.support.taken_as')} hint={t('casework.support.taken_as_hint')} />
      {loaded.support.goods && (
        <>
          <TextField name="inventoryNo" label={t('casework.money.inventory_no')} width="s" />
          <RadioGroup
            name="holding"
            label={t('casework.support.holding')}
            options={[
              { value: 'given', label: t('casework.support.holding.given') },
              { value: 'lent', label: t('casework.support.holding.lent') },
            ]}
          />
        </>
      )}
      <ActionsBar>
        <Button>{t('casework.support.take_over_submit')}</Button>
        <a href={supportPath(loaded.support.id)}>{t('casework.support.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
