import { nameIn } from '#model'
import { page, print, showDate } from '#platform'
import { Head, Note, Stack } from '#platform/ui'
import { People, Written } from '../emergency/emergency-case.page.tsx'
import { filledForm } from '../prints/filled-form.ts'
import { facts, heading } from '../prints/print-words.ts'
import { type InspectedCase, inspectedCase } from './inspected-case.query.server.ts'
import { OfInspectedCase } from './of-inspection.ts'

const look = (_: unknown, { caseId, inspection }: InspectedCase) => ({
  chain: 'case' as const,
  about: caseId,
  name: 'casework.inspection.looked',
  payload: { inspection: inspection.id },
})

/** A case in the scope of an inspection: one page to read, nothing to write, to its last day. */
export const inspectedCasePage = page({
  path: '/inspections/:inspectionId/cases/:caseId',
  params: OfInspectedCase,
  act: 'casework.inspection.look',
  needsNames: true,
  load: (ctx, { inspectionId, caseId }) => inspectedCase(ctx, inspectionId, caseId),
  looking: look,
  title: ({ t, loaded }) => t('casework.inspection.case', { code: loaded.code }),
  view: ({ t, loaded }) => (
    <Stack>
      <Head
        title={t('casework.inspection.case', { code: loaded.code })}
        over={loaded.inspection.number}
        lead={t('casework.inspection.case_lead', {
          keeper: loaded.keeper,
          until: showDate(loaded.inspection.untilOn),
        })}
      />
      <Note kind="info" text={t('casework.inspection.recorded')} />
      <People people={loaded.people} />
      {loaded.forms.map((one, index) => (
        <Written one={one} index={index} />
      ))}
    </Stack>
  ),
})

/** The same as a file, for the printed set: made from what the page loads. */
export const inspectedCasePrint = print({
  path: '/inspections/:inspectionId/cases/:caseId/print',
  params: OfInspectedCase,
  act: 'casework.inspection.print',
  load: (ctx, { inspectionId, caseId }) => inspectedCase(ctx, inspectionId, caseId),
  looking: (params, loaded) => ({ ...look(params, loaded), name: 'casework.inspection.printed' }),
  name: ({ loaded, t }) => `${t('casework.inspection.file')}-${loaded.inspection.number}-${loaded.code}`,
  document: ({ loaded: { inspection, code, keeper, people, forms }, t, locale }) => ({
    title: t('casework.inspection.case', { code }),
    institution: keeper,
    mark: inspection.number,
    blocks: [
      ...facts([
        { label: t('casework.inspection.authority'), text: inspection.authority },
        { label: t('casework.inspection.warrant'), text: `${inspection.warrantNo}, ${showDate(inspection.warrantOn)}` },
        { label: t('casework.inspection.years'), text: `${inspection.yearFrom}–${inspection.yearUntil}` },
      ]),
      heading(2, t('casework.emergency.people')),
      ...facts(
        people.map((one) => ({
          label: one.label,
          text: [one.relation, one.identity?.born ? showDate(one.identity.born) : ''].filter(Boolean).join(', ') || '–',
        })),
      ),
      ...forms.flatMap(({ form, answers, context, institution, completedOn }) => [
        heading(2, nameIn(form.name, locale)),
        ...facts([{ label: institution, text: showDate(completedOn) }]),
        ...filledForm(form, answers, context, { t, locale }).map((block) =>
          block.kind === 'heading' ? { ...block, level: block.level === 2 ? (3 as const) : (4 as const) } : block,
        ),
      ]),
    ],
  }),
})
