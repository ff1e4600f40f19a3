import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { day, fields, page, several } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, Form, FormPage, Head, Stack } from '#platform/ui'
import { PlacePick, placeLabel, UnitCode } from '#territory'
import { askPlace } from '#territory/server'
import { endInstitution, setArea } from './change-institution.server.ts'
import { cardFor } from './correct-institution.page.tsx'
import { institutionAddress } from './institution-address.ts'

const params = z.object({ institutionId: InstitutionId })

/** Ending an institution. */
export const endInstitutionPage = page({
  path: '/institutions/:institutionId/end',
  params,
  act: 'institutions.institution.end',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => cardFor(ctx, institutionId, 'end'),
  title: ({ t }) => t('institutions.end.title'),
  form: (posted) => fields(z.object({ last_day: day }))(posted),
  submit: (ctx, input) => endInstitution(ctx, input),
  refusals: {
    already_ended: 'institutions.refusal.already_ended',
    ends_before_start: 'institutions.refusal.ends_before_start',
    someone_starts_later: 'institutions.refusal.someone_starts_later',
  },
  then: ({ value }) => ({ to: institutionAddress(value), flash: 'institutions.end.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage form={form} title={t('institutions.end.title')} over={loaded.name} lead={t('institutions.end.lead')}>
      <DateField name="last_day" label={t('institutions.field.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('institutions.end.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** The units an institution works in. */
export const areaPage = page({
  path: '/institutions/:institutionId/area',
  params,
  act: 'institutions.area.set',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }, query) => ({
    card: await cardFor(ctx, institutionId, 'correct'),
    asked: await askPlace(ctx, query, 'unit'),
  }),
  title: ({ t }) => t('institutions.area.title'),
  initial: ({ card, asked }) => ({
    units: [...card.area.map((place) => place.code), ...(asked.picked ? [asked.picked.code] : [])],
  }),
  form: (posted) => fields(z.object({ units: several(UnitCode) }))(posted),
  submit: (ctx, input) => setArea(ctx, input),
  refusals: { area_empty: 'institutions.refusal.area_empty', unit_unknown: 'institutions.refusal.seat_unknown' },
  then: ({ value }) => ({ to: institutionAddress(value), flash: 'institutions.correct.done' }),
  view: ({ loaded: { card, asked }, params: { institutionId }, form, t }) => {
    const added = asked.picked && !card.area.some((place) => place.code === asked.picked?.code) ? [asked.picked] : []
    return (
      <Stack>
        <Head title={t('institutions.area.title')} over={card.name} lead={t('institutions.area.lead')} />
        <Form state={form}>
          <CheckboxGroup
            name="units"
            label={t('institutions.area.units')}
            options={[...card.area, ...added].map((place) => ({ value: place.code, label: placeLabel(t, place) }))}
          />
          <ActionsBar>
            <Button>{t('institutions.correct.submit')}</Button>
          </ActionsBar>
        </Form>
        <PlacePick asked={asked} label={t('institutions.area.add')} action={areaPage.at({ institutionId })} />
      </Stack>
    )
  },
})
