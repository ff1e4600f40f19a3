import { fields, page, showDate, showInstant, type T } from '#platform'
import {
  ActionsBar,
  Button,
  Crumbs,
  DateField,
  FormPage,
  Hidden,
  Note,
  NumberField,
  RadioGroup,
  Section,
  Table,
} from '#platform/ui'
import { ServiceId } from '../entries/service.schema.ts'
import { SERVICES, ServiceParams, servicePath } from '../service-paths.ts'
import { saySupply } from './say-supply.server.ts'
import { UNITS } from './supply.domain.ts'
import { type SupplyKept, type SupplyStatement, supplyKept } from './supply.query.server.ts'
import { SaySupplyInput } from './supply.schema.ts'
import { freeSentence } from './supply-words.ts'

const readSaid = fields(SaySupplyInput)

/** How many units of a service there are: what was said so far, what of it is free, and saying it anew. */
export const supplyPage = page({
  path: `${SERVICES}/:serviceId/supply`,
  params: ServiceParams,
  act: 'directory.supply.say',
  looking: 'unrecorded',
  load: (ctx, { serviceId }) => supplyKept(ctx, serviceId),
  title: ({ t }) => t('directory.supply.title'),
  initial: ({ statements: [last] }) => ({
    unit: last?.unit ?? 'place',
    units: last?.units === undefined || last.units === null ? '' : String(last.units),
  }),
  form: (posted) => readSaid(posted),
  submit: (ctx, input) => saySupply(ctx, { ...input, serviceId: ServiceId.parse(input.serviceId) }),
  refusals: { archived: 'directory.refusal.archived', ends_before: 'directory.supply.ends_before' },
  then: ({ value }) => ({
    to: servicePath.supply(value.serviceId),
    flash: value.beyond > 0 ? 'directory.supply.done_beyond' : 'directory.supply.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { label: loaded.card.entry.name, href: servicePath.one(loaded.card.id) },
            { label: t('directory.supply.title') },
          ]}
        />
      }
      over={loaded.card.entry.name}
      title={t('directory.supply.title')}
      lead={t('directory.supply.lead')}
    >
      <Told loaded={loaded} t={t} />
      <Hidden name="seen" value={String(loaded.statements[0]?.no ?? 0)} />
      <RadioGroup
        name="unit"
        label={t('directory.supply.unit')}
        options={UNITS.map((value) => ({ value, label: t(`directory.supply.unit.${value}`) }))}
      />
      <NumberField name="units" label={t('directory.supply.units')} hint={t('directory.supply.units_hint')} optional />
      <DateField name="from" label={t('directory.supply.from')} />
      <DateField name="until" label={t('directory.supply.until')} hint={t('directory.supply.until_hint')} optional />
      <ActionsBar>
        <Button>{t('directory.correct.submit')}</Button>
        <a href={servicePath.one(loaded.card.id)}>{t('directory.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const Told = ({ loaded: { statements, free }, t }: { loaded: SupplyKept; t: T }) => (
  <>
    {free && <p>{t('directory.supply.now', { free: freeSentence(t, free) })}</p>}
    {free?.counted && free.counted.free < 0 && (
      <Note kind="turn" title={t('directory.supply.beyond', { beyond: -free.counted.free })}>
        <p>{t('directory.supply.beyond_text')}</p>
      </Note>
    )}
    {statements.length > 0 && (
      <Section id="said" title={t('directory.supply.said')} note={t('directory.supply.said_note')}>
        <Table
          caption={t('directory.supply.said')}
          columns={(['period', 'many', 'who'] as const).map((part) => ({
            label: t(`directory.supply.column.${part}`),
          }))}
          rows={statements.map((one) => ({ cells: cellsOf(one, t) }))}
        />
      </Section>
    )}
  </>
)

const cellsOf = ({ from, until, units, unit, saidAt, saidBy }: SupplyStatement, t: T) => [
  until
    ? t('directory.supply.between', { from: showDate(from), until: showDate(until) })
    : t('directory.supply.since', { from: showDate(from) }),
  units === null ? t('directory.supply.not_counted') : t(`directory.supply.many.${unit}`, { units }),
  `${saidBy}, ${showInstant(saidAt)}`,
]
