import { useReader } from '#platform'
import { CheckboxGroup } from '#platform/ui'
import { packageSentence } from '../sharing-words.ts'
import type { ProposedPackage } from './package.query.server.ts'

/** The name under which the ticked lines are posted; each value is the key of a line. */
export const RETURN_FIELD = 'share'
/** What stands ticked before anybody typed: every line. */
export const returnTicked = ({ lines }: ProposedPackage): readonly string[] => lines.map(({ key }) => key)

/** What the institution that keeps the case will see of the form being signed, a sentence each, to be left ticked or not. */
export function ReturnPackage({ pack }: { pack: ProposedPackage }) {
  const { t, locale } = useReader()
  if (pack.lines.length === 0) return null
  return (
    <CheckboxGroup
      name={RETURN_FIELD}
      label={t('casework.sharing.package.return')}
      hint={t('casework.sharing.package.return_hint')}
      options={pack.lines.map((line) => ({ value: line.key, label: packageSentence({ t, locale }, pack, line) }))}
      optional
    />
  )
}
