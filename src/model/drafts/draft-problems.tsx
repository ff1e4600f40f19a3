import { useReader } from '#platform'
import { Lines, Note, Section } from '#platform/ui'
import { placeName } from './draft-crumbs.tsx'
import { partHref } from './draft-paths.ts'
import type { DraftRead } from './read-draft.server.ts'

/** What keeps a draft from being adopted, each with the page and field where it can be mended. */
export function DraftProblems({ read: { draft, places, reports, warnings } }: { readonly read: DraftRead }) {
  const { t } = useReader()
  if (draft.state === 'adopted' || draft.state === 'abandoned') return null
  const names = new Map(places.map((place) => [place.about, placeName(t, place)]))
  return (
    <Section id="problems" title={t('model.drafts.problems')} count={reports.length}>
      {reports.length === 0 && <Note kind="ok" text={t('model.drafts.problems.none')} />}
      {warnings.map((text) => (
        <Note kind="info" text={text} />
      ))}
      <Lines
        items={reports.map(({ about, field, message }) => (
          <>
            <a href={`${partHref(draft.id, about)}${field === '' ? '' : `#f-${field}`}`}>{names.get(about) ?? about}</a>{' '}
            <span lang="pl">{message}</span>
          </>
        ))}
      />
    </Section>
  )
}
