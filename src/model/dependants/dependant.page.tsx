import { z } from 'zod'
import { fields, optionalText, page, showInstant, type T, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  Crumbs,
  FormPage,
  Head,
  Lines,
  RadioGroup,
  Section,
  Stack,
  Tag,
  TextArea,
} from '#platform/ui'
import { comparePage } from '../compare/compare.page.tsx'
import { paragraphHref } from '../versions/paragraph-href.ts'
import { changeWords } from './change-words.ts'
import type { ParagraphChange } from './changed-paragraphs.domain.ts'
import { REVIEW_OUTCOMES } from './dependant.domain.ts'
import { DEPENDANT, DEPENDANTS, DependantParams, dependantHref } from './dependant-paths.ts'
import { type ReadDependant, type ReadReview, readDependant } from './dependants.query.server.ts'
import { reviewDependant } from './review-dependant.server.ts'

const readReview = fields(z.object({ outcome: z.enum(REVIEW_OUTCOMES), note: optionalText(2000) }))

/** One dependant: what changed in what it cites, and what came of looking it through. */
export const dependantPage = page({
  path: DEPENDANT,
  params: DependantParams,
  act: 'model.dependant.review',
  looking: 'unrecorded',
  load: (ctx, { dependantId }) => readDependant(ctx, dependantId),
  title: ({ loaded }) => loaded.title,
  form: (posted) => readReview(posted),
  submit: (ctx, { dependantId, outcome, note }) =>
    reviewDependant(ctx, { dependantId, outcome, note: note?.trim() || null }),
  refusals: {
    nothing_to_review: 'model.dependants.refusal.nothing_to_review',
    note_needed: 'model.dependants.refusal.note_needed',
    client_data: 'model.dependants.refusal.client_data',
  },
  then: ({ params: { dependantId } }) => ({ to: dependantHref(dependantId), flash: 'model.dependants.reviewed' }),
  view: ({ loaded, form, t }) => (
    <Stack>
      {loaded.can.review && loaded.state === 'to_review' ? (
        <FormPage
          {...headOf(loaded, t)}
          form={form}
          crumbs={<Way to={loaded} />}
          lead={t('model.dependants.review.lead')}
        >
          <RadioGroup
            name="outcome"
            label={t('model.dependants.outcome')}
            options={REVIEW_OUTCOMES.map((value) => ({ value, label: t(`model.dependants.outcome.${value}`) }))}
          />
          <TextArea name="note" label={t('model.dependants.note')} hint={t('model.dependants.note.hint')} optional />
          <ActionsBar>
            <Button>{t('model.dependants.submit')}</Button>
          </ActionsBar>
        </FormPage>
      ) : (
        <>
          <Way to={loaded} />
          <Head {...headOf(loaded, t)}>
            <Tag tone={loaded.state === 'to_review' ? 'turn' : 'line'}>
              {t(`model.dependants.state.${loaded.state}`)}
            </Tag>
          </Head>
        </>
      )}
      {loaded.path && (
        <p>
          <a href={loaded.path}>{t('model.dependants.open')}</a>
        </p>
      )}
      <Waiting reviews={loaded.reviews.filter(({ outcome }) => outcome === null)} />
      <Cites dependant={loaded} />
      <Done reviews={loaded.reviews.filter(({ outcome }) => outcome !== null)} />
    </Stack>
  ),
})

const headOf = ({ title, kind }: ReadDependant, t: T) => ({ title, over: t(`model.dependants.kind.${kind}`) })

function Way({ to: { title } }: { readonly to: ReadDependant }) {
  const { t } = useReader()
  return <Crumbs items={[{ label: t('model.dependants.title'), href: DEPENDANTS }, { label: title }]} />
}

function Waiting({ reviews }: { readonly reviews: readonly ReadReview[] }) {
  const { t } = useReader()
  return (
    <Section id="waiting" title={t('model.dependants.waiting')} count={reviews.length}>
      {reviews.length === 0 && <p>{t('model.dependants.waiting.none')}</p>}
      <Lines items={reviews.map((review) => <Changed review={review} />)} />
    </Section>
  )
}

/** What only the program carries out otherwise is told under the text of a comparison. */
const isInText = (what: readonly ParagraphChange[]): boolean => what.some((one) => one !== 'carried_out')

/** The paragraph, where it is compared, and what changed about it. */
function Changed({ review: { modelId, clause, from, to, what } }: { readonly review: ReadReview }) {
  const { t } = useReader()
  return (
    <>
      <a href={`${comparePage.at({ modelId }, { from, to })}#${isInText(what) ? clause : 'executed'}`}>
        {t('model.dependants.changed', { clause, model: modelId, from, to })}
      </a>{' '}
      {changeWords(t, what)}
    </>
  )
}

function Cites({ dependant: { cites } }: { readonly dependant: ReadDependant }) {
  const { t } = useReader()
  return (
    <Section id="cites" title={t('model.dependants.cites')} count={cites.length}>
      <Lines
        items={cites.map(({ modelId, version, clause }) => (
          <a href={paragraphHref(modelId, version, clause)}>
            {t('model.dependants.cited', { clause, model: modelId, version })}
          </a>
        ))}
      />
    </Section>
  )
}

function Done({ reviews }: { readonly reviews: readonly ReadReview[] }) {
  const { t } = useReader()
  if (reviews.length === 0) return null
  return (
    <Section id="done" title={t('model.dependants.done')} count={reviews.length}>
      <Lines
        items={reviews.map((review) => (
          <>
            <Changed review={review} />
            <p class="fine">
              {t(`model.dependants.outcome.${review.outcome ?? 'unchanged'}`)}
              {review.reviewedAt && `, ${showInstant(review.reviewedAt)}`}
              {review.by && `, ${review.by}`}
              {review.note && `: ${review.note}`}
            </p>
          </>
        ))}
      />
    </Section>
  )
}
