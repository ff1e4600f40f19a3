import { useReader } from '#platform'
import { Crumbs } from '#platform/ui'
import type { Consultation } from '../consultation.query.server.ts'
import { CONSULTATIONS, consultationPath, teamTablePath } from '../consultation-paths.ts'
import { nameOf } from '../consultation-words.ts'

type CrumbsProps = { readonly consultation: Consultation; readonly here?: string }

/** The way from the list of consultations to a page of the team. */
export function TeamCrumbs({ consultation, here }: CrumbsProps) {
  const { t } = useReader()
  const table = { label: t('model.remark.team.title'), href: teamTablePath(consultation.id) }
  return (
    <Crumbs
      items={[
        { label: t('model.consultation.title'), href: CONSULTATIONS },
        { label: nameOf(t, consultation), href: consultationPath(consultation.id) },
        ...(here ? [table, { label: here }] : [{ label: table.label }]),
      ]}
    />
  )
}
