import { page, type T, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  ButtonLink,
  CheckboxGroup,
  Empty,
  FormContext,
  Head,
  Note,
  Select,
  Stack,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { type Place, placeLabel } from '#territory'
import { placesByCode, searchPlaces } from '#territory/server'
import { RESOURCE_MAPS, resourcePath } from '../resources/resource-paths.ts'
import { KEPT, MAP, OPEN_DATA, SERVICES, servicePath } from '../service-paths.ts'
import { freeSentence } from '../supply/supply-words.ts'
import { CATEGORIES } from './service.domain.ts'
import { keepsServices } from './service.query.server.ts'
import { ageSentence } from './service-words.ts'
import { type ServiceListed, type ServicesFound, searchServices } from './services.query.server.ts'

/** The directory of services and goods: for everybody as far as entries are for everybody, searched by words, area, category and cost. */
export const servicesPage = page({
  path: SERVICES,
  act: 'directory.service.search',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, query) => {
    const { q = '', place = '', free = '' } = query
    const category = CATEGORIES.find((one) => one === query.category)
    const unit = await unitNamed(ctx, place)
    const nowhere: ServicesFound = { services: [], alike: false, more: false }
    const asked = { text: q, category, free: free !== '', unitCode: unit?.code }
    return {
      values: { q, place, category: category ?? '', free: free === '' ? '' : 'yes' },
      unit: unit ?? null,
      found: place !== '' && !unit ? nowhere : await searchServices(ctx, asked),
      keeps: await keepsServices(ctx),
    }
  },
  about: ({ t }) => ({ description: t('directory.list.lead'), type: 'website' }),
  title: ({ t }) => t('directory.list.title'),
  view: ({ loaded: { values, unit, found, keeps }, form, t }) => (
    <Stack>
      <Head title={t('directory.list.title')} lead={t('directory.list.lead')}>
        <ButtonLink href={RESOURCE_MAPS}>{t('directory.resource.maps')}</ButtonLink>
        {keeps && <ButtonLink href={KEPT}>{t('directory.kept.title')}</ButtonLink>}
        <ButtonLink href={MAP}>{t('directory.map.title')}</ButtonLink>
        <ButtonLink href={OPEN_DATA}>{t('directory.open.title')}</ButtonLink>
      </Head>
      <FormContext.Provider value={{ ...form, values, errors: {} }}>
        <SearchForm />
      </FormContext.Provider>
      {values.place !== '' && (
        <p>
          {unit
            ? t('directory.list.in_place', { place: placeLabel(t, unit) })
            : t('territory.pick.nothing', { text: values.place })}
          {unit && unit.level !== 'voivodeship' && (
            <>
              {' '}
              <a href={resourcePath.map(unit.code)}>{t('directory.resource.title', { place: unit.name })}</a>
            </>
          )}
        </p>
      )}
      {found.alike && <Note kind="info" text={t('directory.list.alike', { text: values.q })} />}
      {found.services.length === 0 ? (
        <Empty title={t('directory.list.nothing')}>
          <p>{t('directory.list.nothing_text')}</p>
        </Empty>
      ) : (
        <Found found={found} t={t} />
      )}
      {found.more && <Note kind="info" text={t('directory.list.more')} />}
    </Stack>
  ),
})

/** A unit by name as people write it, or by its TERYT code, as the map leads here. */
async function unitNamed(ctx: Ctx, place: string): Promise<Place | undefined> {
  if (/^\d{2}(\d{2}){0,2}$/.test(place)) return (await placesByCode(ctx, [place])).get(place)
  return place === '' ? undefined : (await searchPlaces(ctx, place, { limit: 1 }))[0]
}

function SearchForm() {
  const { t } = useReader()
  return (
    <form class="form" method="get" action={SERVICES}>
      <TextField
        name="q"
        type="search"
        label={t('directory.list.words')}
        hint={t('directory.list.words_hint')}
        optional
        autocomplete="off"
      />
      <TextField
        name="place"
        type="search"
        label={t('directory.list.place')}
        hint={t('territory.pick.hint')}
        optional
        autocomplete="off"
      />
      <Select
        name="category"
        label={t('directory.part.category')}
        optional
        options={CATEGORIES.map((value) => ({ value, label: t(`directory.category.${value}`) }))}
      />
      <CheckboxGroup
        name="free"
        label={t('directory.part.cost')}
        optional
        options={[{ value: 'yes', label: t('directory.list.free') }]}
      />
      <ActionsBar>
        <Button>{t('territory.pick.search')}</Button>
      </ActionsBar>
    </form>
  )
}

const Found = ({ found, t }: { found: ServicesFound; t: T }) => (
  <Table
    caption={t('directory.list.found', { count: found.services.length })}
    showCaption
    columns={(['name', 'category', 'place', 'cost'] as const).map((part) => ({ label: t(`directory.part.${part}`) }))}
    rows={found.services.map((one) => ({ cells: cellsOf(one, t) }))}
  />
)

const cellsOf = (one: ServiceListed, t: T) => [
  <>
    <a href={servicePath.one(one.id)}>{one.name}</a>
    <br />
    <small>
      {one.provider}
      {one.age.stale && (
        <>
          {' '}
          <Tag>{ageSentence(t, one.age)}</Tag>
        </>
      )}
    </small>
    {one.free && (
      <>
        <br />
        <small>{freeSentence(t, one.free)}</small>
      </>
    )}
  </>,
  t(`directory.category.${one.category}`),
  one.place ? one.place.name : t('directory.list.no_place'),
  t(`directory.cost.${one.cost}`),
]
