import { fields, page, showDate, type T } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage, KeyValues, RadioGroup } from '#platform/ui'
import { ageSentence } from '../entries/service-words.ts'
import { keepResource } from './keep-resource.server.ts'
import { KeepResourceInput, OfResource } from './resource.schema.ts'
import { type Resource, resourceKept } from './resource-map.query.server.ts'
import { resourcePath } from './resource-paths.ts'
import { saidSentence } from './resource-words.ts'
import { OnMapCrumbs } from './write-resource.page.tsx'

const readKeep = fields(KeepResourceInput)

/** Saying that a strength is right today, taking it off the map, or putting it back. */
export const keepResourcePage = page({
  path: '/units/:unitCode/resources/:resourceId/keep',
  params: OfResource,
  act: 'directory.resource.keep',
  looking: 'unrecorded',
  load: (ctx, { unitCode, resourceId }) => resourceKept(ctx, unitCode, resourceId),
  title: ({ t }) => t('directory.resource.keep'),
  form: readKeep,
  submit: (ctx, input) => keepResource(ctx, input),
  refusals: { archived: 'directory.resource.off_map', not_archived: 'directory.resource.on_map' },
  then: ({ params, input }) => ({
    to: resourcePath.map(params.unitCode),
    flash: `directory.resource.done.${input.act}`,
  }),
  view: ({ loaded: { resource, age }, form, params, t }) => (
    <FormPage
      form={form}
      crumbs={<OnMapCrumbs unitCode={params.unitCode} here={t('directory.resource.keep')} />}
      over={resource.name}
      title={t('directory.resource.keep')}
      lead={ageSentence(t, age)}
    >
      <KeyValues items={factsOf(resource, t)} />
      <RadioGroup
        name="act"
        label={t('directory.keep.act')}
        options={(resource.archived ? (['restore'] as const) : (['assure', 'archive'] as const)).map((value) => ({
          value,
          label: t(`directory.resource.do.${value}`),
        }))}
      />
      <ActionsBar>
        <Button>{t('directory.keep.submit')}</Button>
        {!resource.archived && (
          <ButtonLink href={resourcePath.correct(params.unitCode, resource.id)}>
            {t('directory.resource.correct')}
          </ButtonLink>
        )}
        <a href={resourcePath.map(params.unitCode)}>{t('directory.resource.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const factsOf = (one: Resource, t: T) => [
  { term: t('directory.part.category'), value: t(`directory.category.${one.category}`) },
  { term: t('directory.resource.kind'), value: t(`directory.resource.kind.${one.kind}`) },
  { term: t('directory.resource.gives'), value: one.gives },
  { term: t('directory.resource.said_by'), value: saidSentence(t, one) },
  { term: t('directory.part.audience'), value: t(`directory.audience.${one.audience}`) },
  ...(one.contact ? [{ term: t('directory.resource.contact'), value: one.contact }] : []),
  ...(one.consentOn && one.consentHow
    ? [
        {
          term: t('directory.resource.consent_on'),
          value: `${showDate(one.consentOn)}, ${t(`directory.resource.consent.${one.consentHow}`)}`,
        },
      ]
    : []),
]
