import { type PrintBlock, print, showDate, showMoney, type T } from '#platform'
import { placeLabel } from '#territory'
import { type ProjectView, projectView } from './project.query.server.ts'
import { OfProject } from './project.schema.ts'
import { PROJECT_WORDS } from './project-words.ts'

/** A social project on paper and for a word processor. A family stands in it as the code of its case. */
export const projectPrint = print({
  path: '/social-projects/:projectId/print',
  params: OfProject,
  act: 'casework.project.print',
  office: true,
  load: (ctx, { projectId }) => projectView(ctx, projectId),
  looking: ({ projectId }, { project }) => ({
    chain: 'institution',
    about: project.institutionId,
    name: 'casework.project.printed',
    payload: { project: projectId },
  }),
  name: ({ loaded, t }) => `${t('casework.project.file_name')}-${loaded.project.no}`,
  document: ({ loaded, t }) => ({
    title: loaded.project.title,
    institution: loaded.project.institution,
    mark: t('casework.project.number', { no: loaded.project.no }),
    blocks: blocksOf(loaded, t),
  }),
})

function blocksOf(view: ProjectView, t: T): PrintBlock[] {
  const { project, place } = view
  const fact = (label: string, text: string | null) => (text === null ? [] : [{ label, text }])
  return [
    {
      kind: 'facts',
      items: [
        { label: t('casework.money.state'), text: t(PROJECT_WORDS[project.state]) },
        { label: t('casework.money.gmina'), text: place ? placeLabel(t, place) : project.unitCode },
        { label: t('casework.money.days'), text: `${showDate(project.from)} – ${showDate(project.until)}` },
        { label: t('casework.project.budget'), text: showMoney(project.budget) },
      ],
    },
    ...headed(t('casework.project.aims'), [{ kind: 'text', text: project.aims }]),
    ...headed(t('casework.project.for_whom'), [{ kind: 'text', text: project.forWhom }]),
    ...headed(t('casework.project.package'), packageOf(view, t)),
    ...headed(t('casework.project.schedule'), [
      { kind: 'list', items: project.schedule.map(({ on, what }) => `${showDate(on)}: ${what}`) },
    ]),
    ...headed(t('casework.project.cases'), [{ kind: 'list', items: view.cases.map(({ code }) => code) }]),
    ...headed(t('casework.project.result'), [
      {
        kind: 'facts',
        items: [
          ...fact(t('casework.project.result'), project.result),
          ...fact(t('casework.project.said'), project.said),
          ...fact(t('casework.project.evaluation'), project.evaluation),
        ],
      },
    ]),
  ]
}

/** A heading with what stands under it, where something does. */
function headed(text: string, blocks: readonly PrintBlock[]): PrintBlock[] {
  const told = blocks.filter((one) => !('items' in one) || one.items.length > 0)
  return told.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...told]
}

const packageOf = ({ project, services }: ProjectView, t: T): PrintBlock[] => [
  { kind: 'list', items: services.map(({ name }) => name) },
  ...(project.package.length === 0
    ? []
    : [
        {
          kind: 'table' as const,
          columns: [
            { label: t('casework.project.what'), share: 3 },
            { label: t('casework.project.quantity') },
            { label: t('casework.project.price') },
            { label: t('casework.project.cost') },
          ],
          rows: project.package.map(({ what, quantity, price }) => [
            what,
            String(quantity),
            showMoney(price),
            showMoney(quantity * price),
          ]),
        },
      ]),
]
