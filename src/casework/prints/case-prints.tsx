import { useReader } from '#platform'
import { Section } from '#platform/ui'
import type { Overview } from '../cases/overview.query.server.ts'
import { formsAtHand } from '../forms/form-at-hand.domain.ts'
import { PrintLinks } from './print-links.tsx'
import { printPath } from './print-paths.ts'

/** What of the case may be taken to paper from its first page. */
export function CasePrints({ overview: { frame, seats, known } }: { readonly overview: Overview }) {
  const { t } = useReader()
  const { caseId } = frame
  const consent = known.model.findFormOf('participation_consent')
  const roles = seats.filter(({ sees }) => sees === 'names').map(({ role }) => role)
  const toFill = formsAtHand(known.model, known.facts, roles).length > 0
  return (
    <Section id="prints" title={t('casework.print.heading')} note={t('casework.print.note')}>
      <PrintLinks
        links={[
          { href: printPath.file(caseId), label: 'casework.print.link_file' },
          ...(frame.withContent
            ? [{ href: printPath.answers(caseId), label: 'casework.print.link_answers' } as const]
            : []),
          ...(toFill ? [{ href: printPath.visit(caseId), label: 'casework.print.link_visit' } as const] : []),
          ...(consent
            ? [{ href: printPath.blank(caseId, consent.id), label: 'casework.print.link_consent' } as const]
            : []),
        ]}
      />
    </Section>
  )
}
