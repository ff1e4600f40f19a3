import { useReader } from '../i18n/context.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Hidden } from '../ui/form.tsx'

export type FaultKind =
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'unavailable'
  | 'bug'
  | 'forged'
  | 'too_large'
  | 'not_printed'
  | 'names_hidden'
  | 'first_another'

type Props = {
  kind: FaultKind
  /** A short code to quote, when a bug was logged. */
  code: string | null
  /** What was typed, so that it can be sent again or copied. */
  kept: Readonly<Record<string, readonly string[]>>
  action: string
  csrf: string
  once: string
  /** The page to be met before any other; otherwise the way leads to the start. */
  first: string | null
}

const SENDS_AGAIN: readonly FaultKind[] = ['unavailable', 'forged', 'bug', 'names_hidden', 'first_another']

/** What went wrong, in plain words, with everything that was typed. */
export function FaultPage({ kind, code, kept, action, csrf, once, first }: Props) {
  const { t } = useReader()
  const typed = Object.entries(kept).flatMap(([name, values]) => values.map((value) => ({ name, value })))
  return (
    <div class="prose">
      <h1>{t(`platform.error.${kind}.title`)}</h1>
      <p class="lead">{t(`platform.error.${kind}.text`, { code: code ?? '' })}</p>
      {code && <p class="fine">{t('platform.error.code', { code })}</p>}
      {typed.length > 0 && SENDS_AGAIN.includes(kind) && (
        <form method="post" action={action}>
          <Hidden name="_csrf" value={csrf} />
          <Hidden name="_once" value={once} />
          {typed.map(({ name, value }) => (
            <Hidden name={name} value={value} />
          ))}
          <Button>{t('platform.error.try_again')}</Button>
        </form>
      )}
      {kind !== 'names_hidden' && typed.some(({ value }) => value.length > 0) && (
        <section aria-labelledby="kept">
          <h2 id="kept">{t('platform.error.kept')}</h2>
          {typed
            .filter(({ value }) => value.length > 0)
            .map(({ value }) => (
              <p class="pre-line">{value}</p>
            ))}
        </section>
      )}
      <p>
        {first && kind === 'first_another' ? (
          <ButtonLink kind="main" href={first}>
            {t('platform.error.to_first')}
          </ButtonLink>
        ) : (
          <ButtonLink href="/">{t('platform.error.to_start')}</ButtonLink>
        )}
      </p>
    </div>
  )
}
