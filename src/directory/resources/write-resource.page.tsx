import { fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  Crumbs,
  DateField,
  FormPage,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { AUDIENCES, CATEGORIES } from '../entries/service.domain.ts'
import { addResource, correctResource } from './keep-resource.server.ts'
import { CONSENTS, RESOURCE_KINDS } from './resource.domain.ts'
import { OfMap, OfResource, ResourceInput } from './resource.schema.ts'
import { mapKept, type Resource, resourceKept } from './resource-map.query.server.ts'
import { resourcePath } from './resource-paths.ts'

const readResource = fields(ResourceInput)

/** Putting a strength on the map of a gmina or powiat. */
export const addResourcePage = page({
  path: '/units/:unitCode/resources/new',
  params: OfMap,
  act: 'directory.resource.add',
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => mapKept(ctx, unitCode),
  title: ({ t }) => t('directory.resource.add'),
  initial: () => ({ audience: 'signed_in' }),
  form: readResource,
  submit: (ctx, input) => addResource(ctx, input),
  refusals: { day_ahead: 'directory.resource.day_ahead' },
  then: ({ params }) => ({ to: resourcePath.map(params.unitCode), flash: 'directory.resource.added' }),
  view: ({ loaded: place, form, params, t }) => (
    <FormPage
      form={form}
      crumbs={<OnMapCrumbs unitCode={params.unitCode} here={t('directory.resource.add')} />}
      over={placeLabel(t, place)}
      title={t('directory.resource.add')}
      lead={t('directory.resource.add_lead')}
    >
      <ResourceFields />
      <ActionsBar>
        <Button>{t('directory.resource.add_submit')}</Button>
        <a href={resourcePath.map(params.unitCode)}>{t('directory.resource.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Correcting a strength: the earlier wording stays in the archive. */
export const correctResourcePage = page({
  path: '/units/:unitCode/resources/:resourceId/correct',
  params: OfResource,
  act: 'directory.resource.correct',
  looking: 'unrecorded',
  load: (ctx, { unitCode, resourceId }) => resourceKept(ctx, unitCode, resourceId),
  title: ({ t }) => t('directory.resource.correct'),
  initial: ({ resource }) => valuesOf(resource),
  form: readResource,
  submit: (ctx, input) => correctResource(ctx, input),
  refusals: { day_ahead: 'directory.resource.day_ahead', archived: 'directory.resource.off_map' },
  then: ({ params }) => ({ to: resourcePath.map(params.unitCode), flash: 'directory.resource.corrected' }),
  view: ({ loaded: { place, resource }, form, params, t }) => (
    <FormPage
      form={form}
      crumbs={<OnMapCrumbs unitCode={params.unitCode} here={t('directory.resource.correct')} />}
      over={placeLabel(t, place)}
      title={t('directory.resource.correct')}
      lead={t('directory.resource.correct_lead')}
    >
      <ResourceFields />
      <ActionsBar>
        <Button>{t('directory.resource.correct_submit')}</Button>
        <a href={resourcePath.keep(params.unitCode, resource.id)}>{resource.name}</a>
      </ActionsBar>
    </FormPage>
  ),
})

export function OnMapCrumbs({ unitCode, here }: { readonly unitCode: string; readonly here: string }) {
  const { t } = useReader()
  return <Crumbs items={[{ label: t('directory.resource.map'), href: resourcePath.map(unitCode) }, { label: here }]} />
}

function ResourceFields() {
  const { t } = useReader()
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('directory.resource.kind')}
        options={RESOURCE_KINDS.map((value) => ({ value, label: t(`directory.resource.kind.${value}`) }))}
      />
      <Select
        name="category"
        label={t('directory.part.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`directory.category.${value}`) }))}
      />
      <TextField name="name" label={t('directory.resource.name')} hint={t('directory.resource.name_hint')} />
      <TextArea name="gives" label={t('directory.resource.gives')} hint={t('directory.resource.gives_hint')} rows={4} />
      <TextField name="whereabouts" label={t('directory.resource.whereabouts')} optional />
      <TextField name="saidBy" label={t('directory.resource.said_by')} hint={t('directory.resource.said_by_hint')} />
      <DateField name="saidOn" label={t('directory.resource.said_on')} />
      <RadioGroup
        name="audience"
        label={t('directory.part.audience')}
        options={AUDIENCES.map((value) => ({ value, label: t(`directory.audience.${value}`) }))}
      />
      <Section id="reach" title={t('directory.resource.reach')} note={t('directory.resource.reach_note')}>
        <TextField
          name="contact"
          label={t('directory.resource.contact')}
          hint={t('directory.resource.contact_hint')}
          optional
        />
        <DateField
          name="consentOn"
          label={t('directory.resource.consent_on')}
          hint={t('directory.resource.consent_hint')}
          optional
        />
        <RadioGroup
          name="consentHow"
          label={t('directory.resource.consent_how')}
          optional
          options={CONSENTS.map((value) => ({ value, label: t(`directory.resource.consent.${value}`) }))}
        />
      </Section>
    </>
  )
}

const valuesOf = (one: Resource) => ({
  ...{ kind: one.kind, category: one.category, name: one.name, gives: one.gives, audience: one.audience },
  ...{ whereabouts: one.whereabouts ?? '', saidBy: one.saidBy, saidOn: showDate(one.saidOn) },
  ...{ contact: one.contact ?? '', consentHow: one.consentHow ?? '' },
  consentOn: one.consentOn === null ? '' : showDate(one.consentOn),
})
