import { fields, page, showDate } from '#platform'
import {
  ActionsBar,
  Button,
  Crumbs,
  DateField,
  FormPage,
  KeyValues,
  Money,
  MoneyField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { entryToReverse, sourceToOpen, sourceToRaise } from './envelope.query.server.ts'
import { freeOf } from './ledger.domain.ts'
import { OfEntry, OfEnvelope, OfSource, OpenSourceInput, RaiseSourceInput, ReverseEntryInput } from './money.schema.ts'
import { envelopePath } from './money-paths.ts'
import { entryWords, KIND_WORDS } from './money-words.ts'
import { openSource, raiseSource, reverseEntry } from './open-source.server.ts'

const readSource = fields(OpenSourceInput)

/** Opening a source of the envelope, by those who govern the gmina. */
export const openSourcePage = page({
  path: '/envelopes/:unitCode/sources/new',
  params: OfEnvelope,
  act: 'casework.envelope_source.open',
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => sourceToOpen(ctx, unitCode),
  title: ({ t }) => t('casework.money.open_source'),
  form: readSource,
  submit: (ctx, input) => openSource(ctx, input),
  refusals: { ends_before_start: 'casework.money.ends_before_start' },
  then: ({ params }) => ({ to: envelopePath(params.unitCode), flash: 'casework.money.opened' }),
  view: ({ t, form, params, loaded: { place, payers } }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { label: t('casework.money.envelope'), href: envelopePath(params.unitCode) },
            { label: t('casework.money.open_source') },
          ]}
        />
      }
      over={place ? placeLabel(t, place) : params.unitCode}
      title={t('casework.money.open_source')}
      lead={t('casework.money.open_lead')}
    >
      <TextField name="name" label={t('casework.money.name')} hint={t('casework.money.name_hint')} />
      <RadioGroup
        name="kind"
        label={t('casework.money.kind')}
        options={(['grant', 'own'] as const).map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))}
      />
      <Select
        name="payerId"
        label={t('casework.money.payer')}
        hint={t('casework.money.payer_hint')}
        options={payers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField name="from" label={t('casework.money.from')} />
      <DateField name="until" label={t('casework.money.until')} />
      <MoneyField name="amount" label={t('casework.money.planned_amount')} />
      <ActionsBar>
        <Button>{t('casework.money.open_submit')}</Button>
        <a href={envelopePath(params.unitCode)}>{t('casework.money.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readRaise = fields(RaiseSourceInput)

/** Adding money to a source. */
export const raiseSourcePage = page({
  path: '/envelopes/:unitCode/sources/:sourceId/raise',
  params: OfSource,
  act: 'casework.envelope_source.raise',
  looking: 'unrecorded',
  load: (ctx, { unitCode, sourceId }) => sourceToRaise(ctx, unitCode, sourceId),
  title: ({ t }) => t('casework.money.raise'),
  form: readRaise,
  submit: (ctx, input) => raiseSource(ctx, input),
  then: ({ params }) => ({ to: envelopePath(params.unitCode), flash: 'casework.money.raised' }),
  view: ({ t, form, params, loaded: { source, sums } }) => (
    <FormPage form={form} over={source.name} title={t('casework.money.raise')} lead={t('casework.money.raise_lead')}>
      <KeyValues
        items={[
          { term: t('casework.money.planned'), value: <Money grosze={sums.planned} /> },
          { term: t('casework.money.free'), value: <Money grosze={freeOf(sums)} /> },
        ]}
      />
      <MoneyField name="amount" label={t('casework.money.raise_by')} />
      <ActionsBar>
        <Button>{t('casework.money.raise_submit')}</Button>
        <a href={envelopePath(params.unitCode)}>{t('casework.money.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readReversal = fields(ReverseEntryInput)

/** Correcting the ledger: an entry that takes another one back, with its reason. */
export const reverseEntryPage = page({
  path: '/envelopes/:unitCode/entries/:entryId/reverse',
  params: OfEntry,
  act: 'casework.money_entry.reverse',
  looking: 'unrecorded',
  load: (ctx, { unitCode, entryId }) => entryToReverse(ctx, unitCode, entryId),
  title: ({ t }) => t('casework.money.reverse_title'),
  form: readReversal,
  submit: (ctx, input) => reverseEntry(ctx, input),
  refusals: {
    is_reversal: 'casework.money.is_reversal',
    reversed_already: 'casework.money.reversed_already',
    committed_already: 'casework.money.committed_already',
    spent_already: 'casework.money.spent_already',
  },
  then: ({ params }) => ({ to: envelopePath(params.unitCode), flash: 'casework.money.reversed' }),
  view: ({ t, form, params, loaded: { entry, source } }) => (
    <FormPage
      form={form}
      over={source.name}
      title={t('casework.money.reverse_title')}
      lead={t('casework.money.reverse_lead')}
    >
      <KeyValues
        items={[
          { term: t('casework.money.entry'), value: entryWords(entry, t) },
          { term: t('casework.money.day'), value: showDate(entry.onDay) },
          { term: t('casework.money.amount'), value: <Money grosze={entry.amount} /> },
        ]}
      />
      <TextArea name="reason" label={t('casework.money.reason')} hint={t('casework.money.no_names')} rows={3} />
      <ActionsBar>
        <Button kind="bad">{t('casework.money.reverse_submit')}</Button>
        <a href={envelopePath(params.unitCode)}>{t('casework.money.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
