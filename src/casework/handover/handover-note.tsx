import { useReader } from '#platform'
import { Lines, Section } from '#platform/ui'
import type { HandoverLinks } from './handover.query.server.ts'
import { STATES } from './handover-words.ts'

/** On the first page of a case, for those who keep it: the way to another gmina, and what came from one. */
export function HandoverNote({ caseId, links }: { readonly caseId: string; readonly links: HandoverLinks }) {
  const { t } = useReader()
  const { out, into, possible } = links
  if (!possible && !out && !into) return null
  return (
    <Section id="handover" title={t('casework.handover.title')}>
      <Lines
        items={[
          ...(into
            ? [
                <a href={`/cases/${caseId}/received`}>
                  {t('casework.handover.received.link', { code: into.caseCode })}
                </a>,
              ]
            : []),
          ...(possible || out
            ? [
                <>
                  <a href={`/cases/${caseId}/handover`}>{t('casework.handover.link')}</a>{' '}
                  {out && <span class="fine">{t(STATES[out.state])}</span>}
                </>,
              ]
            : []),
        ]}
      />
    </Section>
  )
}
