import { z } from 'zod'
import { SubjectId } from '#kernel'
import { day, fields, type Posted, page, type Read, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type Need, TOLD } from './need.domain.ts'
import { WHOLE } from './need.schema.ts'
import { needPath } from './need-paths.ts'
import { TOLD_WORDS } from './need-words.ts'
import { type NeedsToRank, needsToRank } from './needs.query.server.ts'
import { type RankNeedsInput, rankNeeds } from './rank-needs.server.ts'

const readWhose = fields(z.object({ who: z.union([z.literal(WHOLE), SubjectId]), told: z.enum(TOLD), onDay: day }))
const MOST_WISH = 500
const placeName = ({ id }: Need): string => `place_${id}`
const wishName = ({ id }: Need): string => `wish_${id}`

/** Reads whose order it is, and a place and a wish for each need that has one. */
function readRanking(posted: Posted, { needs }: NeedsToRank): Read<Omit<RankNeedsInput, 'caseId'>> {
  const whose = readWhose(posted)
  const text = (name: string) => (posted.fields[name]?.[0] ?? '').trim()
  const long = needs.find((need) => text(wishName(need)).length > MOST_WISH)
  if (!whose.ok || long) {
    const tooLong = { key: 'platform.form.too_long', params: { max: MOST_WISH } } as const
    return { ok: false, errors: { ...(whose.ok ? {} : whose.errors), ...(long ? { [wishName(long)]: tooLong } : {}) } }
  }
  const typed = needs.map((need) => ({ id: need.id, place: Number(text(placeName(need))), wish: text(wishName(need)) }))
  return {
    ok: true,
    value: {
      ...whose.value,
      places: new Map(typed.flatMap(({ id, place }) => (place > 0 ? [[id, place] as const] : []))),
      wishes: new Map(typed.flatMap(({ id, wish }) => (wish === '' ? [] : [[id, wish] as const]))),
    },
  }
}

/** Writing down in which order the family, or one adult of it, puts the needs, in their own words. */
export const rankNeedsPage = page({
  path: '/cases/:caseId/needs/order',
  params: OfCase,
  act: 'casework.needs.rank',
  load: (ctx, { caseId }) => needsToRank(ctx, caseId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.write_order'),
  form: (posted, loaded) => readRanking(posted, loaded),
  submit: (ctx, input) => rankNeeds(ctx, input),
  refusals: {
    unknown_person: 'platform.form.not_offered',
    no_voice: 'casework.needs.no_place',
    nothing_ranked: 'casework.needs.nothing_ranked',
    places_unclear: 'casework.needs.places_unclear',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: needPath.all(params.caseId), flash: 'casework.needs.ranked' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <RankForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: NeedsToRank; readonly form: Parameters<typeof FormPage>[0]['form'] }

function RankForm({ loaded: { frame, needs, people }, form }: Props) {
  const { t } = useReader()
  const title = t('casework.needs.write_order')
  const places = needs.map((_, index) => ({
    value: String(index + 1),
    label: t('casework.needs.place', { no: index + 1 }),
  }))
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={t('casework.needs.order_lead')}
    >
      <RadioGroup
        name="who"
        label={t('casework.needs.whose_order')}
        options={[
          ...people.filter(({ adult }) => adult).map(({ id, label }) => ({ value: id, label })),
          { value: WHOLE, label: t('casework.needs.family_together') },
        ]}
      />
      {needs.map((need) => (
        <fieldset>
          <legend>{need.words}</legend>
          <Select name={placeName(need)} label={t('casework.needs.which_place')} options={places} optional />
          <TextField
            name={wishName(need)}
            label={t('casework.needs.wish')}
            hint={t('casework.needs.wish_hint')}
            optional
          />
        </fieldset>
      ))}
      <RadioGroup
        name="told"
        label={t('casework.needs.how_told')}
        options={TOLD.map((value) => ({ value, label: t(TOLD_WORDS[value]) }))}
      />
      <DateField name="onDay" label={t('casework.needs.told_on')} />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={needPath.all(frame.caseId)}>{t('casework.needs.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
