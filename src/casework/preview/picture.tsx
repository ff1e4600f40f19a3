import { raw } from 'hono/html'
import type { JSXNode, PropsWithChildren } from 'hono/jsx'
import { useReader } from '#platform'
import { lookAsAddress } from './look-as-address.ts'

type Props = PropsWithChildren<{ readonly caseId: string; readonly personId: string }>

/** A picture of a page of the case: nothing typed or pressed in it goes anywhere, and its ways to such pages lead to their pictures. */
export function Picture({ caseId, personId, children }: Props) {
  const { t } = useReader()
  const own = new RegExp(`^/cases/${caseId}(/(?:${PICTURED}))?(?=[?#]|$)`)
  const at = lookAsAddress(caseId, personId, 'overview')
  const shown = String(children as JSXNode).replace(/ href="([^"]*)"/g, (way, to: string) => {
    if (own.test(to)) return ` href="${to.replace(own, (_, rest: string = '') => at + rest)}"`
    // Where the other person would act is no way of the one who looks.
    return PUBLIC.test(to) ? way : ''
  })
  return (
    <fieldset disabled aria-label={t('casework.look_as.picture')}>
      {raw(shown)}
    </fieldset>
  )
}
/** Within the page, and into the model that everybody reads. */
const PUBLIC = /^(#|\?|\/handbook\/)/
const PICTURED =
  'diagnosis|plan|basket|tasks|meetings(?:/[0-9a-f-]{36})?|history|print/file|print/meetings/[0-9a-f-]{36}/minutes'
