import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage } from '#platform/ui'
import { KEPT, SERVICES, ServiceParams, servicePath } from '../service-paths.ts'
import { newValues, valuesOf } from './entry-form.ts'
import { addService, correctService } from './keep-service.server.ts'
import { providerFor, serviceKept, unitsOffered } from './service.query.server.ts'
import { ServiceInput } from './service.schema.ts'
import { ServiceFields } from './service-fields.tsx'

const readService = fields(ServiceInput)

/** Putting a service or goods of a provider into the directory. */
export const addServicePage = page({
  path: `${SERVICES}/add/:institutionId`,
  params: z.object({ institutionId: InstitutionId }),
  act: 'directory.service.add',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => {
    const provider = await providerFor(ctx, institutionId)
    const area = provider.area.map(({ code }) => code)
    return { provider, area, units: await unitsOffered(ctx, [...area, provider.seat_code]) }
  },
  title: ({ t }) => t('directory.add.title'),
  initial: ({ area }) => newValues(area),
  form: (posted) => readService(posted),
  submit: (ctx, input) => addService(ctx, input),
  refusals: { unit_unknown: 'directory.refusal.unit_unknown', unit_ambiguous: 'directory.refusal.unit_ambiguous' },
  then: ({ value }) => ({ to: servicePath.one(value), flash: 'directory.add.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs items={[{ label: t('directory.kept.title'), href: KEPT }, { label: t('directory.add.title') }]} />
      }
      over={loaded.provider.name}
      title={t('directory.add.title')}
      lead={t('directory.add.lead')}
    >
      <ServiceFields version={0} units={loaded.units} />
      <ActionsBar>
        <Button>{t('directory.add.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Correcting an entry: it becomes a new version, and is assured with it. */
export const correctServicePage = page({
  path: `${SERVICES}/:serviceId/correct`,
  params: ServiceParams,
  act: 'directory.service.correct',
  looking: 'unrecorded',
  load: async (ctx, { serviceId }) => {
    const card = await serviceKept(ctx, serviceId)
    const { unitCode } = card.entry.place
    return { card, units: await unitsOffered(ctx, [...card.entry.area, ...(unitCode ? [unitCode] : [])]) }
  },
  title: ({ t }) => t('directory.correct.title'),
  initial: ({ card }) => valuesOf(card.entry),
  form: (posted) => readService(posted),
  submit: (ctx, input) => correctService(ctx, input),
  refusals: {
    unit_unknown: 'directory.refusal.unit_unknown',
    unit_ambiguous: 'directory.refusal.unit_ambiguous',
    archived: 'directory.refusal.archived',
  },
  then: ({ value }) => ({ to: servicePath.one(value), flash: 'directory.correct.done' }),
  view: ({ loaded: { card, units }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[{ label: card.entry.name, href: servicePath.one(card.id) }, { label: t('directory.correct.title') }]}
        />
      }
      over={card.provider}
      title={t('directory.correct.title')}
      lead={t('directory.correct.lead')}
    >
      <ServiceFields version={card.version} units={units} />
      <ActionsBar>
        <Button>{t('directory.correct.submit')}</Button>
        <a href={servicePath.one(card.id)}>{t('directory.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
