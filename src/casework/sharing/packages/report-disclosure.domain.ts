import type { Extent, Ground, Model, Sharing, SubjectKind } from '#model'

/** One category that the institution which reports a family passes on with the report. */
export type ReportShare = {
  readonly category: string
  readonly role: string
  readonly extent: Extent
  readonly ground: Ground
  readonly purpose: string
}

/**
 * With a report, the reporting institution passes what it writes in it to the roles that lead the case and coordinate the gmina, as far as
 * the sharing of the model lets each of them see it whole on the ground of a task set by law. Special categories stay where they are.
 */
export function reportShares(model: Model, kind: SubjectKind, identity: string): readonly ReportShare[] {
  const process = model.caseProcess(kind)
  const first = process.stages.find(({ id }) => id === process.start)?.steps[0]
  const form = first?.form === undefined ? undefined : model.form(first.form)
  if (!first || !form) return []
  const asked = form.sections.flatMap(({ fields }) => fields.flatMap(({ category }) => category ?? []))
  const categories = new Set([identity, ...asked.filter((category) => category !== '@item')])
  const roles = first.by
    .map((id) => model.role(id))
    .filter(({ level, sees }, index) => (index === 0 || level !== 'case') && sees === 'names')
  return roles.flatMap(({ id: role }) =>
    [...categories].flatMap((category) => {
      const row = model.document.sharing.find(
        (one) => one.role === role && !one.sectors && one.categories.includes(category),
      )
      const ground = row && groundOf(model, row)
      const isOrdinary = ['ordinary', 'protected'].includes(model.category(category).sensitivity)
      if (!row || !ground || row.extent !== 'full' || !isOrdinary) return []
      return [{ category, role, extent: row.extent, ground, purpose: form.purpose }]
    }),
  )
}

const groundOf = (model: Model, row: Sharing): Ground | undefined =>
  row.grounds.map((id) => model.ground(id)).find(({ kind }) => kind === 'statutory_task')
