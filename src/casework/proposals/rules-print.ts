import { print, showDate } from '#platform'
import { placeLabel } from '#territory'
import { rulesView } from './rules.query.server.ts'
import { OfUnit } from './rules.schema.ts'
import { rulesSource, rulesTold } from './rules-words.ts'

/** The priorities of a gmina or powiat on paper, for its council and its residents. They name no family. */
export const rulesPrint = print({
  path: '/priorities/:unitCode/print',
  params: OfUnit,
  act: 'casework.planning_rules.print',
  load: async (ctx, { unitCode }) => ({ view: await rulesView(ctx, unitCode), today: ctx.today }),
  looking: ({ unitCode }, { view }) => ({
    chain: 'person',
    about: view.reader,
    name: 'casework.planning_rules.printed',
    payload: { unit: unitCode },
  }),
  name: ({ params, t }) => `${t('casework.proposals.file_name')}-${params.unitCode}`,
  document: ({ loaded: { view, today }, t }) => ({
    title: t('casework.proposals.priorities'),
    institution: placeLabel(t, view.place),
    mark: t('casework.proposals.on_day', { day: showDate(today) }),
    blocks: [
      { kind: 'text', text: t('casework.proposals.rules_lead') },
      { kind: 'text', text: rulesSource(t, view) },
      ...(view.set
        ? [{ kind: 'text' as const, text: t('casework.proposals.because', { reason: view.set.reason }) }]
        : [{ kind: 'text' as const, text: t('casework.proposals.inferred_text') }]),
      {
        kind: 'table',
        columns: [
          { label: t('casework.proposals.what_counts') },
          { label: t('casework.proposals.points') },
          { label: t('casework.proposals.most') },
        ],
        rows: rulesTold(t, view.rules).map(({ what, points, most }) => [what, points, most]),
      },
    ],
  }),
})
