import { LocalDate, type Outcome, refused } from '#kernel'
import { page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, ButtonLink, DateField, FormPage, TextArea } from '#platform/ui'
import { placeLabel } from '#territory'
import type { Model } from '../definition/model.domain.ts'
import { paragraphText } from '../handbook/paragraph-text.domain.ts'
import { StructuredText } from '../handbook/structured-text.tsx'
import type { SettingKind } from '../local/local-setting.domain.ts'
import { type SetLocallyInput, type SetLocallyRefusal, setLocally } from '../local/set-locally.server.ts'
import { type Settable, settingFrom, takenIn } from '../local/settable.domain.ts'
import { nameIn } from '../name-in.ts'
import { localModelPage } from './local-model.page.tsx'
import { settableIn } from './local-model.query.server.ts'
import { readSetting } from './read-setting.ts'
import { addedSoFar, SettingFields } from './setting-fields.tsx'

/** Where a gmina sets one thing that its model leaves to it, with the reason. */
export const setLocallyPage = page({
  path: '/local-models/:unitCode/settings/:what/:target',
  act: 'model.local.set',
  looking: 'unrecorded',
  load: (ctx, params) => settableIn(ctx, params),
  title: ({ loaded, t, visitor }) => t('model.local.set.for', { name: nameIn(loaded.settable.name, visitor.locale) }),
  initial: (loaded) => ({ ...addedSoFar(loaded), fromOn: showDate(loaded.local.today) }),
  form: (posted, { settable }) => readSetting(settable)(posted),
  submit: (ctx, { unitCode, reason, fromOn, ...typed }, { loaded: { model, settable, ever } }) => {
    const setting = settingFrom(settable, typed, { settings: ever, taken: takenIn(model, settable) })
    return setAsTold(ctx, { unitCode, setting, reason, fromOn })
  },
  refusals: {
    no_model: 'model.local.none',
    in_past: 'model.local.set.in_past',
    later_setting: 'model.local.set.later_setting',
    not_localisable: 'model.local.set.not_localisable',
    out_of_bounds: 'model.local.set.out_of_bounds',
    other_unit: 'model.local.set.other_unit',
    bad_label: 'model.local.set.bad_label',
    too_many: 'model.local.set.too_many',
    repeated_id: 'model.local.set.repeated_id',
    unknown_place: 'model.local.set.unknown_place',
    bad_category: 'model.local.set.bad_category',
    wider_sharing: 'model.local.set.wider_sharing',
  },
  then: ({ params: { unitCode } }) => ({
    to: `${localModelPage.at({ unitCode })}#settings`,
    flash: 'model.local.set.done',
  }),
  view: ({ loaded: { local, model, settable }, form, t, visitor: { locale } }) => (
    <FormPage
      form={form}
      title={t('model.local.set.for', { name: nameIn(settable.name, locale) })}
      lead={placeLabel(t, local.place)}
      aside={{ label: t('model.local.set.source'), content: <Source model={model} settable={settable} /> }}
    >
      <SettingFields model={model} settable={settable} />
      <DateField name="fromOn" label={t('model.local.set.from')} hint={t('model.local.set.from_hint')} />
      <TextArea name="reason" label={t('model.local.set.reason')} hint={t('model.local.set.reason_hint')} />
      <ActionsBar>
        <Button>{t('model.local.set.submit')}</Button>
        <ButtonLink kind="quiet" href={localModelPage.at({ unitCode: local.place.code })}>
          {t('model.local.set.back')}
        </ButtonLink>
      </ActionsBar>
    </FormPage>
  ),
})

/** The paragraph that leaves it to the gmina, in full. */
function Source({ model, settable }: { readonly model: Model; readonly settable: Settable }) {
  const { t } = useReader()
  const paragraph = model.paragraph(settable.clause)
  return (
    <>
      <p>{t('model.local.set.clause', { clause: paragraph.id, title: paragraph.title })}</p>
      <StructuredText text={paragraphText(model, paragraph)} />
    </>
  )
}

/** Which field a refusal is about; of several questions none, for the summary says it. */
function fieldOf(refusal: SetLocallyRefusal, what: SettingKind): string | undefined {
  if (what === 'add_items') return ['bad_label', 'too_many', 'repeated_id'].includes(refusal) ? 'items' : undefined
  if (refusal === 'out_of_bounds') return 'amount'
  return refusal === 'bad_label' && what === 'label' ? 'label' : undefined
}

/** Where the refusal has a field, it stands there; days are told as people write them. */
async function setAsTold(ctx: Ctx, input: SetLocallyInput): Promise<Outcome<string, SetLocallyRefusal>> {
  const outcome = await setLocally(ctx, input)
  if (outcome.ok) return outcome
  const { since } = outcome.why
  const day = LocalDate.safeParse(since)
  const field = fieldOf(outcome.refusal, input.setting.what)
  return refused(outcome.refusal, {
    ...outcome.why,
    ...(field ? { field } : {}),
    ...(day.success ? { since: showDate(day.data) } : {}),
  })
}
