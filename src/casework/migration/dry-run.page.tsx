import { z } from 'zod'
import { nameIn, type ToldCount } from '#model'
import { page, showInstant, type T, useReader } from '#platform'
import { ActionsBar, Button, Crumbs, Empty, FormPage, Job, Section, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { tryMapping } from './dry-run.server.ts'
import { type DryRunView, dryRunView } from './dry-run-view.query.server.ts'
import { VERDICT_WORDS } from './migration-words.ts'

const tryPath = (mappingId: string): string => `/mapping-trials/${mappingId}`

/** How a mapping would turn out in all running cases of the country: figures for the team of the model, no case. */
export const dryRunPage = page({
  path: '/mapping-trials/:mappingId',
  params: z.object({ mappingId: z.uuid() }),
  act: 'casework.mapping.try',
  looking: 'unrecorded',
  load: (ctx, { mappingId }) => dryRunView(ctx, mappingId),
  title: ({ t }) => t('casework.trial.title'),
  submit: (ctx, { mappingId }) => tryMapping(ctx, mappingId),
  refusals: { under_way: 'casework.trial.under_way' },
  then: ({ params }) => ({ to: tryPath(params.mappingId), flash: 'casework.trial.begun' }),
  view: ({ loaded, form, t, visitor: { locale } }) => (
    <div class="stack-l">
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[{ label: t('model.drafts.title'), href: '/model-drafts' }, { label: t('casework.trial.title') }]}
          />
        }
        title={t('casework.trial.title')}
        over={`${nameIn(loaded.ways.to.document.name, locale)}, ${loaded.ways.mapping.from} → ${loaded.ways.mapping.to}`}
        lead={t('casework.trial.lead')}
      >
        <ActionsBar>
          <Button>{t('casework.trial.submit')}</Button>
        </ActionsBar>
      </FormPage>
      <Latest view={loaded} />
    </div>
  ),
})

const VERDICTS = ['unaffected', 'mapped', 'question', 'stays'] as const

function Latest({ view: { latest, mappingId, places } }: { readonly view: DryRunView }) {
  const { t } = useReader()
  if (!latest) return <Empty title={t('casework.trial.none')} />
  const { assessed, total, counts } = latest
  if (counts === null) {
    return (
      <Job
        id="trial"
        title={t('casework.migration.state.assessing')}
        done={assessed}
        total={Math.max(total, 1)}
        text={t('casework.migration.progress', { assessed, total })}
      >
        <p>
          <a href={tryPath(mappingId)}>{t('casework.migration.refresh')}</a>
        </p>
      </Job>
    )
  }
  const units = Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return (
    <Section
      id="trial"
      title={t('casework.trial.found', { cases: total })}
      note={t('casework.trial.at', { at: showInstant(latest.askedAt) })}
    >
      <Table
        caption={t('casework.trial.found', { cases: total })}
        columns={[
          { label: t('casework.migration.unit') },
          ...VERDICTS.map((verdict) => ({ label: t(VERDICT_WORDS[verdict]), numeric: true })),
          { label: t('casework.trial.in_all'), numeric: true },
        ]}
        rows={units.map(([unit, figures]) => {
          const place = places.get(unit)
          return {
            cells: [
              place ? placeLabel(t, place) : unit,
              ...VERDICTS.map((verdict) => figure(figures[verdict] ?? 0, t)),
              figure(figures.total ?? 0, t),
            ],
          }
        })}
      />
      <p class="fine">{t('casework.trial.hidden_note')}</p>
    </Section>
  )
}

const figure = (count: ToldCount, t: T): string =>
  typeof count === 'number' ? String(count) : t(count === 'few' ? 'casework.trial.few' : 'casework.trial.hidden')
