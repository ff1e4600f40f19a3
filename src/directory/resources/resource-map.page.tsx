import { asHeading, page, type T, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Lines, More, Note, Section, Stack, Table, Tag } from '#platform/ui'
import { placeLabel } from '#territory'
import { ageSentence } from '../entries/service-words.ts'
import { SERVICES, servicePath } from '../service-paths.ts'
import { OfMap } from './resource.schema.ts'
import {
  type ResourceMap,
  type ResourceOnMap,
  resourceMap,
  resourceMaps,
  type ServiceOnMap,
} from './resource-map.query.server.ts'
import { RESOURCE_MAPS, resourcePath } from './resource-paths.ts'
import { gapsIn, saidSentence, whereabouts } from './resource-words.ts'

/** Gminas and powiats with a resource map. */
export const resourceMapsPage = page({
  path: RESOURCE_MAPS,
  act: 'directory.resource.list',
  looking: 'public',
  open: 'public',
  load: (ctx) => resourceMaps(ctx),
  title: ({ t }) => t('directory.resource.maps'),
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('directory.list.title'), href: SERVICES }, { label: t('directory.resource.maps') }]} />
      <Head title={t('directory.resource.maps')} lead={t('directory.resource.maps_lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('directory.resource.no_maps')} />
      ) : (
        <Lines items={loaded.map((place) => <a href={resourcePath.map(place.code)}>{placeLabel(t, place)}</a>)} />
      )}
    </Stack>
  ),
})

/** The resource map of a gmina or powiat: for everybody as far as what stands on it is for everybody. */
export const resourceMapPage = page({
  path: '/units/:unitCode/resources',
  params: OfMap,
  act: 'directory.resource.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { unitCode }) => resourceMap(ctx, unitCode),
  title: ({ loaded, t }) => t('directory.resource.title', { place: loaded.place.name }),
  view: ({ loaded }) => <MapOfPlace map={loaded} />,
})

function MapOfPlace({ map }: { readonly map: ResourceMap }) {
  const { t, locale } = useReader()
  const { place, areas, keeps, archived, more, signedIn } = map
  const gaps = gapsIn(map)
  return (
    <Stack>
      <Crumbs
        items={[
          { label: t('directory.list.title'), href: SERVICES },
          { label: t('directory.resource.maps'), href: RESOURCE_MAPS },
          { label: place.name },
        ]}
      />
      <Head
        over={placeLabel(t, place)}
        title={t('directory.resource.title', { place: place.name })}
        lead={t('directory.resource.lead')}
      >
        {keeps && (
          <ButtonLink kind="main" href={resourcePath.add(place.code)}>
            {t('directory.resource.add')}
          </ButtonLink>
        )}
        <ButtonLink href={resourcePath.print(place.code)}>{t('directory.resource.print')}</ButtonLink>
        {signedIn && <ButtonLink href={resourcePath.file(place.code)}>{t('directory.resource.file')}</ButtonLink>}
      </Head>
      <p>{t('directory.resource.gaps', { count: gaps })}</p>
      {more && <Note kind="info" text={t('directory.resource.more')} />}
      {areas.map(({ category, services, resources, gap }) => (
        <Section
          id={category}
          title={asHeading(t(`directory.category.${category}`), locale)}
          count={services.length + resources.length}
        >
          {gap ? (
            <p class="muted">{t('directory.resource.gap')}</p>
          ) : (
            <AreaTable
              services={services}
              resources={resources}
              category={asHeading(t(`directory.category.${category}`), locale)}
            />
          )}
        </Section>
      ))}
      {archived.length > 0 && (
        <More summary={t('directory.resource.archived', { count: archived.length })}>
          <Lines items={archived.map(({ id, name }) => <a href={resourcePath.keep(place.code, id)}>{name}</a>)} />
        </More>
      )}
    </Stack>
  )
}

type InArea = {
  readonly category: string
  readonly services: readonly ServiceOnMap[]
  readonly resources: readonly ResourceOnMap[]
}
function AreaTable({ category, services, resources }: InArea) {
  const { t } = useReader()
  return (
    <Table
      caption={category}
      columns={(['name', 'gives', 'age'] as const).map((one) => ({ label: t(`directory.resource.column.${one}`) }))}
      rows={[
        ...services.map((one) => ({ cells: serviceCells(one, t) })),
        ...resources.map((one) => ({ cells: resourceCells(one, t) })),
      ]}
    />
  )
}

const serviceCells = (one: ServiceOnMap, t: T) => [
  <>
    <a href={servicePath.one(one.id)}>{one.name}</a>
    <br />
    <small>{t('directory.resource.service')}</small>
  </>,
  one.provider,
  <Age age={one.age} />,
]

const resourceCells = (one: ResourceOnMap, t: T) => [
  <>
    {one.name}
    <br />
    <small>
      {t(`directory.resource.kind.${one.kind}`)}
      {one.audience === 'signed_in' && <> · {t('directory.resource.internal')}</>}
    </small>
  </>,
  <>
    {one.gives}
    {whereabouts(one) !== '' && (
      <>
        <br />
        <small>{whereabouts(one)}</small>
      </>
    )}
    {one.contact && (
      <>
        <br />
        <small>
          {t('directory.resource.contact_kept')}: {one.contact}
        </small>
      </>
    )}
  </>,
  <>
    <Age age={one.age} />
    <br />
    <small>{saidSentence(t, one)}</small>
    {one.mine && (
      <>
        <br />
        <a href={resourcePath.keep(one.unitCode, one.id)}>
          {t('directory.resource.keep')}
          <span class="vh">: {one.name}</span>
        </a>
      </>
    )}
  </>,
]

function Age({ age }: Pick<ServiceOnMap, 'age'>) {
  const { t } = useReader()
  return age.stale ? <Tag tone="turn">{ageSentence(t, age)}</Tag> : ageSentence(t, age)
}
