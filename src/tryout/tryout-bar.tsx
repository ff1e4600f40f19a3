import { showInstant, useReader } from '#platform'
import type { ShellProps } from '#platform/server'
import { Button, Hidden, Note, PostButton } from '#platform/ui'
import type { TryoutAtHand, TryoutShown } from './tryout.ts'
import { AGAIN, END, HERE } from './tryout-paths.ts'

/** The bar as the frame of each page asks for it. */
export const barOf =
  ({ shown }: TryoutAtHand) =>
  ({ csrf, path }: Pick<ShellProps, 'csrf' | 'path'>) => <TryoutBar shown={shown()} csrf={csrf} path={path} />

/** Says on every page of a try-out that nothing here is real, as whom one acts, and the way out. */
function TryoutBar({ shown, csrf, path }: Pick<ShellProps, 'csrf' | 'path'> & { readonly shown: TryoutShown }) {
  const { t } = useReader()
  const { name, version, players, actingAs, changed, until } = shown
  return (
    <Note kind="turn" title={t('tryout.bar', { name, version })} text={t('tryout.bar.apart')}>
      {changed && <p>{t('tryout.bar.changed')}</p>}
      <form class="row" method="post" action={HERE}>
        <Hidden name="_csrf" value={csrf} />
        <Hidden name="back" value={path} />
        <div class="field">
          <label for="tryout-person">{t('tryout.bar.act_as')}</label>
          <select id="tryout-person" name="person" class="w-m">
            {players.map((one) => (
              <option value={one.personId} selected={one.personId === actingAs}>
                {[one.name, one.roles.join(', ') || one.institution].join(': ')}
              </option>
            ))}
          </select>
        </div>
        <Button kind="plain" small>
          {t('tryout.bar.change')}
        </Button>
      </form>
      <div class="row">
        <span>
          <a href={HERE}>{t('tryout.bar.about')}</a> {t('tryout.bar.until', { until: showInstant(until) })}
        </span>
        <PostButton action={AGAIN} csrf={csrf} kind="quiet" small>
          {t('tryout.again')}
        </PostButton>
        <PostButton action={END} csrf={csrf} kind="plain" small>
          {t('tryout.end')}
        </PostButton>
      </div>
    </Note>
  )
}
