import { useReader } from '#platform'
import { Lines, More } from '#platform/ui'
import type { CitingDependant } from './dependants.query.server.ts'

/** What rests on a paragraph outside the model, as far as its reader may open it. */
export function CitedFrom({ dependants }: { readonly dependants: readonly CitingDependant[] }) {
  const { t } = useReader()
  if (dependants.length === 0) return null
  return (
    <More summary={t('model.dependants.cited_from')}>
      <Lines
        items={dependants.map(({ kind, title, path }) => (
          <>
            {t(`model.dependants.kind.${kind}`)}:{' '}
            {path ? (
              <a href={path} lang="pl">
                {title}
              </a>
            ) : (
              <span lang="pl">{title}</span>
            )}
          </>
        ))}
      />
    </More>
  )
}
