import { nameIn } from '#model'
import { deeper, type PrintBlock, type PrintTable, print, showDate, showInstant, showMoney } from '#platform'
import { ITEM_LABELS } from '../basket/basket-tables.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { sayKinship } from '../kinship/genogram-words.ts'
import { whenOf } from '../meetings/meetings.page.tsx'
import { TASK_LABELS } from '../tasks/task-words.ts'
import { factAbout, factSentence } from '../timeline/fact-sentence.ts'
import { type WholeCase, wholeCase } from './case-file.query.server.ts'
import { courseBlocks, peopleBlocks, teamBlocks } from './case-file-frame.ts'
import { filledForm } from './filled-form.ts'
import { ledgerBlocks, outsideBlocks } from './ledger-print.ts'
import { meetingFacts, minutesBlocks } from './meeting-prints.ts'
import { planBlocks, responsible } from './plan-print.ts'
import { printMade } from './print-of-case.ts'
import { aboutCase, facts, heading, part, type Reader } from './print-words.ts'

/** The whole case as its pages show it to me, on paper. What is not shown to me leaves no trace: no gap, no number. */
export const caseFilePrint = print({
  path: '/cases/:caseId/print/file',
  params: OfCase,
  act: 'casework.case.print',
  load: (ctx, { caseId }) => wholeCase(ctx, caseId),
  looking: ({ caseId }) => printMade(caseId, 'case_file'),
  scope,
  name: ({ loaded, t }) => `${t('casework.print.name.file')}-${loaded.overview.frame.code}`,
  document: ({ loaded, t, locale }) => {
    const reader = { t, locale }
    const { frame } = loaded.overview
    return {
      title: t('casework.print.file.title', { code: frame.code }),
      institution: loaded.printing,
      mark: frame.code,
      blocks: [
        ...facts([...aboutCase(frame, reader), { label: t('casework.print.family'), text: frame.surname ?? '' }]),
        ...courseBlocks(loaded.overview, reader),
        ...peopleBlocks(loaded.overview, reader),
        ...kinshipBlocks(loaded, reader),
        ...teamBlocks(loaded.overview, reader),
        ...content(loaded, reader),
      ],
    }
  },
})

/** How the people of the case are related, in the sentences of the genogram. */
function kinshipBlocks({ overview, content: shown }: WholeCase, { t }: Reader): readonly PrintBlock[] {
  if (!shown || shown.kinship.relations.length === 0) return []
  const items = sayKinship(t, shown.kinship, overview.known.file.code)
  return part(t('casework.kinship.title'), [{ kind: 'list', items }])
}

function content(whole: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const { plan } = whole.overview
  if (!whole.content) return taskBlocks(whole, reader)
  return [
    ...formBlocks(whole, reader),
    ...diagnosisBlocks(whole, reader),
    ...part(t('casework.tab.plan'), plan ? deeper(planBlocks(plan, reader), 1) : []),
    ...basketBlocks(whole, reader),
    ...taskBlocks(whole, reader),
    ...part(
      t('casework.tab.meetings'),
      whole.content.meetings.flatMap((view) => [
        heading(3, whenOf(view.meeting)),
        ...facts(meetingFacts(view, reader)),
        ...deeper(minutesBlocks(view, reader), 2),
      ]),
    ),
    ...ledgerBlocks(whole.overview.known, whole.content.ledger, reader),
    ...outsideBlocks(whole.overview.known, whole.content.outside, reader),
    ...historyBlocks(whole, reader),
  ]
}

/** The diagnosis stands apart, side by side. */
function formBlocks({ overview, content: shown, names }: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t, locale } = reader
  const { people, known } = overview
  const forms = (shown?.forms ?? []).filter(({ form }) => form.record !== 'diagnosis')
  return part(
    t('casework.overview.forms'),
    forms.flatMap(({ form, answers, context, instance }) => {
      const person = people.find(({ id }) => id === instance.key)
      return [
        heading(3, nameIn(form.name, locale)),
        ...facts([
          { label: t('casework.print.about'), text: person ? personLabel(person, known.file.code) : '' },
          { label: t('casework.print.written_by'), text: names.get(instance.institution)?.name ?? '' },
          { label: t('casework.meeting.day'), text: instance.completedOn ? showDate(instance.completedOn) : '' },
          { label: t('casework.takeover.mark'), text: instance.recorded?.fromPaper ? t('platform.word.yes') : '' },
        ]),
        ...deeper(filledForm(form, answers, context, reader), 2),
      ]
    }),
  )
}

function diagnosisBlocks({ content: shown }: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const { familyVoice, contributions, context } = shown?.diagnosis ?? {}
  const views = (contributions ?? []).filter(({ answers }) => Object.keys(answers).length > 0)
  return part(t('casework.tab.diagnosis'), [
    ...(familyVoice
      ? [heading(3, t('casework.diagnosis.family')), { kind: 'text', text: familyVoice, as: 'quote' } as const]
      : []),
    ...views.flatMap(({ institution, form, answers, completedOn }) =>
      context
        ? [
            heading(3, institution.name),
            ...facts([{ label: t('casework.meeting.day'), text: showDate(completedOn) }]),
            ...deeper(filledForm(form, answers, context, reader), 2),
          ]
        : [],
    ),
  ])
}

/** Sums are left out: they count lines that are not shown to every reader. */
function basketBlocks({ overview: { basket } }: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const lines: PrintTable = {
    kind: 'table',
    columns: [
      { label: t('casework.basket.what'), share: 2.4 },
      { label: t('casework.basket.for_whom'), share: 1.4 },
      { label: t('casework.basket.provider'), share: 1.6 },
      { label: t('casework.basket.source'), share: 1.4 },
      { label: t('casework.basket.amount') },
      { label: t('casework.basket.state'), share: 1.3 },
    ],
    rows: basket.lines.map((line) => [
      [line.what, line.reason ? t('casework.basket.reason', { reason: line.reason }) : ''].filter(Boolean).join('\n'),
      line.person ?? t('casework.plan.whole_family', { kind: basket.whole }),
      line.provider === null ? '' : responsible(line.provider, basket.names, reader),
      line.source,
      line.amount === null ? '' : showMoney(line.amount),
      [t(ITEM_LABELS[line.state]), line.deliveredOn ? showDate(line.deliveredOn) : ''].filter(Boolean).join(' '),
    ]),
  }
  return part(t('casework.basket.heading'), [
    ...(lines.rows.length > 0 ? [lines] : []),
    ...(basket.needs.length > 0
      ? [
          heading(3, t('casework.basket.unmet')),
          {
            kind: 'list',
            items: basket.needs.map(({ need, why, area }) => [need, area, why].filter(Boolean).join(' · ')),
          } as const,
        ]
      : []),
  ])
}

/** A task whose words are not shown to me is not told of. */
function taskBlocks({ tasks: { tasks, names } }: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t } = reader
  const rows = tasks.flatMap(({ words, institution, holder, due, state, closedOn }) =>
    words === null
      ? []
      : [
          [
            words,
            responsible(holder?.institution ?? institution, names, reader),
            due ? showDate(due) : '',
            [t(TASK_LABELS[state]), closedOn ? showDate(closedOn) : ''].filter(Boolean).join(' '),
          ],
        ],
  )
  if (rows.length === 0) return []
  const columns = [
    { label: t('casework.task.what'), share: 3 },
    { label: t('casework.plan.responsible'), share: 2 },
    { label: t('casework.plan.due') },
    { label: t('casework.plan.state') },
  ]
  return part(t('casework.tab.tasks'), [{ kind: 'table', columns, rows }])
}

function historyBlocks({ overview: { known }, content: shown }: WholeCase, reader: Reader): readonly PrintBlock[] {
  const { t, locale } = reader
  const rows = (shown?.history ?? []).map(({ name, at, who, inPlaceOf, institution, payload }) => {
    const about = factAbout(known.model, payload, locale)
    return [
      showInstant(at),
      [factSentence(t, name, payload), about].filter(Boolean).join(': '),
      [
        who ?? t('casework.history.system'),
        inPlaceOf !== null && t('casework.stand_in.in_place_of', { absent: inPlaceOf }),
        institution?.name,
      ]
        .filter(Boolean)
        .join(', '),
    ]
  })
  if (rows.length === 0) return []
  const columns = [
    { label: t('casework.meeting.when'), share: 1.2 },
    { label: t('casework.print.what_happened'), share: 3 },
    { label: t('casework.plan.who'), share: 2 },
  ]
  return part(t('casework.tab.history'), [{ kind: 'table', columns, rows }])
}
