import { raw } from 'hono/html'
import type { JSXNode, PropsWithChildren } from 'hono/jsx'
import { useReader } from '#platform'
import { lookAsAddress } from './look-as-address.ts'

type Props = PropsWithChildren<{ readonly caseId: string; readonly personId: string }>

/** A picture of a page of the case: nothing typed or pressed in it goes anywhere, and its ways to such pages lead to their pictures. */
export function Picture({ caseId, personId, children }: Props) {
  const { t } = useReader()
  const ways = new RegExp(`href="/cases/${caseId}(/(?:${PICTURED}))?(?=["?#])`, 'g')
  const shown = String(children as JSXNode).replace(
    ways,
    (_, rest: string = '') => `href="${lookAsAddress(caseId, personId, 'overview')}${rest}`,
  )
  return (
    <fieldset disabled aria-label={t('casework.look_as.picture')}>
      {raw(shown)}
    </fieldset>
  )
}
const PICTURED =
  'diagnosis|plan|basket|tasks|meetings(?:/[0-9a-f-]{36})?|history|print/file|print/meetings/[0-9a-f-]{36}/minutes'
