import { page } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  FormContext,
  Head,
  Mark,
  Note,
  Select,
  Stack,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { searchPlaces } from '#territory/server'
import { uploadPath } from '../import/import-paths.ts'
import { institutionPage } from './institution.page.tsx'
import { mayRegister, searchInstitutions } from './institution.query.server.ts'
import { registerInstitutionPage } from './register-institution.page.tsx'
import { SECTORS } from './sector.domain.ts'

/** The public register of institutions, searched by name, sector and place. */
export const institutionsPage = page({
  path: '/institutions',
  act: 'institutions.institution.search',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, query) => {
    const { q = '', place = '' } = query
    const sector = SECTORS.find((one) => one === query.sector)
    const [unit] = place === '' ? [] : await searchPlaces(ctx, place, { limit: 1 })
    const found = place !== '' && !unit ? [] : await searchInstitutions(ctx, { text: q, sector, unitCode: unit?.code })
    return {
      values: { q, place, sector: sector ?? '' },
      unit: unit ?? null,
      found,
      canRegister: await mayRegister(ctx),
    }
  },
  title: ({ t }) => t('institutions.list.title'),
  view: ({ loaded: { values, unit, found, canRegister }, form, t }) => (
    <Stack>
      <Head title={t('institutions.list.title')} lead={t('institutions.list.lead')}>
        {canRegister && (
          <ButtonLink href={registerInstitutionPage.at({})}>{t('institutions.register.title')}</ButtonLink>
        )}
        {canRegister && <ButtonLink href={uploadPath('institutions')}>{t('institutions.list.import')}</ButtonLink>}
      </Head>
      <FormContext.Provider value={{ ...form, values, errors: {} }}>
        <form class="form" method="get" action={institutionsPage.path}>
          <TextField name="q" type="search" label={t('institutions.list.name')} optional autocomplete="off" />
          <Select
            name="sector"
            label={t('institutions.field.sector')}
            optional
            options={SECTORS.map((value) => ({ value, label: t(`institutions.sector.${value}`) }))}
          />
          <TextField
            name="place"
            type="search"
            label={t('institutions.list.place')}
            hint={t('territory.pick.hint')}
            optional
            autocomplete="off"
          />
          <ActionsBar>
            <Button>{t('territory.pick.search')}</Button>
          </ActionsBar>
        </form>
      </FormContext.Provider>
      {values.place !== '' && (
        <p>
          {unit
            ? t('institutions.list.in_place', { place: placeLabel(t, unit) })
            : t('territory.pick.nothing', { text: values.place })}
        </p>
      )}
      {found.length === 0 ? (
        <Note kind="info" text={t('institutions.list.nothing')} />
      ) : (
        <Table
          caption={t('institutions.list.found', { count: found.length })}
          showCaption
          columns={[
            { label: t('institutions.field.name') },
            { label: t('institutions.field.sector') },
            { label: t('institutions.field.seat') },
          ]}
          rows={found.map((one) => ({
            cells: [
              <>
                <a href={institutionPage.at({ institutionId: one.id })}>{one.name}</a>{' '}
                {one.endedOn && <Tag>{t('institutions.state.ended')}</Tag>}
              </>,
              <>
                <Mark sector={one.sector} name={t(`institutions.mark.${one.sector}`)} />{' '}
                {t(`institutions.sector.${one.sector}`)}
              </>,
              one.seat ? placeLabel(t, one.seat) : '–',
            ],
          }))}
        />
      )}
    </Stack>
  ),
})
